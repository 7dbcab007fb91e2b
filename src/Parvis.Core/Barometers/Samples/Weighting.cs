using System.Collections.Immutable;
using Parvis.Core.Barometers.Columns;
using Parvis.Core.Barometers.Crosses;
using Parvis.Core.Typography;
using Parvis.Statistics;

namespace Parvis.Core.Barometers.Samples;

/// <summary>
/// Whether the panel may be weighted to its targets (METHOD §9): every group has enough people, nobody counts for too many, and the precision
/// lost is bounded. Otherwise why not, each reason in words.
/// </summary>
/// <param name="Refused">Empty when weights may be used.</param>
/// <param name="Quality">What the weights cost, where some exist.</param>
/// <param name="Weights">By row of the panel's table, NaN where it has none; null when refused.</param>
public sealed record Weighting(ImmutableArray<Refusal> Refused, WeightQuality? Quality, double[]? Weights)
{
    public static WeightLimits Limits { get; } = new();

    /// <param name="margins">At least one question and its target, whose lines do not overlap.</param>
    public static Weighting Of(ImmutableArray<(CrossAxis Axis, SampleTarget Target)> margins, ReadOnlySpan<bool> kept)
    {
        var refused = ImmutableArray.CreateBuilder<Refusal>();
        foreach (var (axis, target) in margins)
            foreach (var group in SampleGroup.Of(axis, target, kept))
                if (group.Population.Count > 0 && group.Sample.Count < Limits.LeastRespondents)
                    refused.Add(group.Sample.Count == 0
                        ? new Refusal("sample.weight-nobody", group.Label.In("fr"))
                        : new Refusal("sample.weight-few", group.Label.In("fr"), group.Sample.Count.ToString(), Limits.LeastRespondents.ToString()));
        var rows = new double[kept.Length];
        for (var row = 0; row < rows.Length; row++)
            rows[row] = kept[row] ? 1 : double.NaN;
        var statistical = margins.Select(m => MarginOf(m.Axis, m.Target, rows.Length)).ToArray();
        if (!Raking.TryOf(statistical, rows, out var raking, out _))
        {
            if (refused.Count == 0)
                refused.Add(new Refusal("sample.weight-impossible"));
            return new(refused.ToImmutable(), null, null);
        }
        var quality = WeightQuality.Of(raking.Weights);
        if (quality.Max > Limits.MostWeight)
            refused.Add(new Refusal("sample.weight-heavy", HeaviestOf(margins, raking), Tenths(quality.Max.Value), Numbers.Plain((decimal)Limits.MostWeight, "fr")));
        if (quality.Deff > Limits.MostDeff)
            refused.Add(new Refusal("sample.weight-deff", Tenths(quality.Deff.Value), Numbers.Plain((decimal)Limits.MostDeff, "fr")));
        return new(refused.ToImmutable(), quality, refused.Count == 0 ? raking.Weights : null);
    }

    /// <summary>The shares of a question's lines, each response counting for its weight. Null where nobody of weight answered it.</summary>
    public WeightedReading? Read(CrossAxis axis)
    {
        var sums = new double[axis.Lines.Length];
        var (people, total, squares) = (0, 0.0, 0.0);
        Span<byte> lines = stackalloc byte[AnswerColumn.MostLines];
        for (var row = 0; row < Weights!.Length; row++)
        {
            if (double.IsNaN(Weights[row]) || axis.LinesAt(row, lines) is not (> 0 and var n))
                continue;
            people++;
            total += Weights[row];
            squares += Weights[row] * Weights[row];
            foreach (var line in lines[..n])
                sums[line] += Weights[row];
        }
        return total > 0 ? new([.. sums.Select(s => s / total)], people, total, total * total / squares) : null;
    }

    public static Weighting Of(ImmutableArray<SampleMargin> margins, ReadOnlySpan<bool> kept) => Of([.. margins.Select(m => (m.Axis, m.Target))], kept);

    private static Margin MarginOf(CrossAxis axis, SampleTarget target, int rows)
    {
        int[] places = [.. Enumerable.Range(0, axis.Lines.Length).Where(i => target.People.ContainsKey(axis.Lines[i].Code))];
        double total = places.Sum(i => target.People[axis.Lines[i].Code]);
        var codes = new ushort[rows];
        Span<byte> lines = stackalloc byte[AnswerColumn.MostLines];
        for (var row = 0; row < rows; row++)
        {
            var place = axis.LinesAt(row, lines) == 1 ? Array.IndexOf(places, lines[0]) : -1;
            codes[row] = place < 0 ? Codes.Missing : (ushort)place;
        }
        return new(
            axis.Wording.In("fr"), [.. places.Select(i => axis.Lines[i].Label.In("fr"))], codes,
            [.. places.Select(i => (double?)(target.People[axis.Lines[i].Code] / total))]);
    }

    private static string HeaviestOf(ImmutableArray<(CrossAxis Axis, SampleTarget Target)> margins, Raking raking)
    {
        var cell = raking.Cells.MaxBy(c => c.Weight)!;
        return string.Join(", ", margins.Select((m, i) =>
            m.Axis.Lines.Where(l => m.Target.People.ContainsKey(l.Code)).ElementAt(cell.Categories[i]).Label.In("fr")));
    }

    private static string Tenths(double value) => Numbers.Fixed((long)Math.Floor(value * 10 + 0.5), 1, "fr");

    public bool Equals(Weighting? other) => other is not null && Refused.SequenceEqual(other.Refused) && Quality == other.Quality;

    public override int GetHashCode() => HashCode.Combine(Quality, Refused.Length);
}

/// <summary>A question's lines, weighted.</summary>
/// <param name="People">Those in a line, unweighted.</param>
/// <param name="Sum">Of their weights.</param>
/// <param name="EffectiveN">How many equal responses they are worth.</param>
public sealed record WeightedReading(ImmutableArray<double> Shares, int People, double Sum, double EffectiveN);
