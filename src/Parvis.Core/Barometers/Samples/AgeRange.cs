using Parvis.Core.Typography;

namespace Parvis.Core.Barometers.Samples;

/// <summary>Ages from <see cref="From"/> (included) to <see cref="To"/> (excluded; null: no end), in whole years.</summary>
public readonly record struct AgeRange(int From, int? To)
{
    private const int Oldest = 120;

    /// <summary>Reads « Moins de 26 ans », « 26-44 ans », « 45 à 64 ans », « 65 ans et plus », « Plus de 65 ans » (said after « 45-64 », it means 65). Null for other words.</summary>
    public static AgeRange? Parse(string label)
    {
        var words = Fold.Letters(label);
        int[] ages = [.. Ages(words).Take(3)];
        if (ages.Any(a => a > Oldest))
            return null;
        return ages switch
        {
            [var from, var to] when from < to => new(from, words.Contains("moins de", StringComparison.Ordinal) ? to : to + 1),
            [var to] when words.Contains("moins", StringComparison.Ordinal) || words.Contains("under", StringComparison.Ordinal) => new(0, to),
            [var from] when words.Contains("plus", StringComparison.Ordinal) || words.Contains("over", StringComparison.Ordinal) => new(from, null),
            _ => null,
        };
    }

    /// <summary>How much of this range lies in another, ages being as many at each year; null when an end that is open must be cut.</summary>
    public double? PartIn(AgeRange other)
    {
        var (from, to) = (Math.Max(From, other.From), Least(To, other.To));
        if (to is { } end && end <= from)
            return 0;
        if (From >= other.From && (other.To is null || To <= other.To))
            return 1;
        return To is { } mine ? (double)((to ?? mine) - from) / (mine - From) : null;
    }

    private static int? Least(int? one, int? other) => one is null ? other : other is null ? one : Math.Min(one.Value, other.Value);

    private static IEnumerable<int> Ages(string words)
    {
        for (var at = 0; at < words.Length; at++)
        {
            var start = at;
            while (at < words.Length && char.IsAsciiDigit(words[at]))
                at++;
            if (at > start)
                yield return at - start > 3 ? int.MaxValue : int.Parse(words[start..at]);
        }
    }
}
