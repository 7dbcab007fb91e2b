using System.Collections.Immutable;

namespace Parvis.Statistics;

/// <summary>One known distribution to which weights are fitted.</summary>
/// <param name="Name">Used only in the words of a refusal.</param>
/// <param name="Labels">One per category, used only in the words of a refusal.</param>
/// <param name="Codes">Each row's category; <see cref="Statistics.Codes.Missing"/> leaves the row out.</param>
/// <param name="Targets">Wanted share of each category, adding up to 1; null: no target given.</param>
public sealed record Margin(string Name, ImmutableArray<string> Labels, ReadOnlyMemory<ushort> Codes, ImmutableArray<double?> Targets)
{
    /// <summary>Shares may miss 1 by this much, the rounding of a table of percents with seven decimals.</summary>
    public const double Tolerance = 1e-6;

    /// <summary>Why this margin cannot be reached by rows weighing <paramref name="weights"/> in each category; null when it can.</summary>
    internal Refused? Impossible(ReadOnlySpan<double> weights)
    {
        var sum = Targets.Sum(t => t ?? 0);
        if (Targets.Any(t => t is < 0 || (t is { } share && !double.IsFinite(share))))
            return new Refused($"A share of {Name} is negative or not a number.");
        if (Math.Abs(sum - 1) > Tolerance) return new Refused($"The shares of {Name} add up to {sum:0.######}, not 1.");
        for (var i = 0; i < Labels.Length; i++)
        {
            if (Targets[i] is null && weights[i] > 0) return new Refused($"No target is given for « {Labels[i]} » of {Name}, which has respondents.");
            if (Targets[i] is 0 && weights[i] > 0) return new Refused($"The target of « {Labels[i]} » of {Name} is 0, but it has respondents: their answers would be thrown away.");
            if (Targets[i] > 0 && weights[i] <= 0) return new Refused($"The target gives a share to « {Labels[i]} » of {Name}, where nobody answered: no weights can reach it.");
        }
        return null;
    }
}
