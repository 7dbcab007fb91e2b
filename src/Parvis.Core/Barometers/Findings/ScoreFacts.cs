using System.Collections.Immutable;
using Parvis.Statistics;

namespace Parvis.Core.Barometers.Findings;

/// <summary>Scores of a scale or a mark, on those who answered: a missing answer is never a zero.</summary>
/// <param name="Sum">Σ score × people.</param>
/// <param name="N">People who answered.</param>
/// <param name="Sides">Positive, negative, two highest, two lowest.</param>
/// <param name="Lowest">Lowest score of the scale.</param>
/// <param name="Highest">Highest score of the scale.</param>
public sealed record ScoreFacts(decimal Sum, int N, NetScore Sides, decimal Lowest, decimal Highest)
{
    /// <summary>Null where the lines have no score.</summary>
    public static ScoreFacts? Of(Finding finding)
    {
        if (finding.Lines.IsEmpty || finding.Lines.Any(l => l.Score is null))
            return null;
        ImmutableArray<decimal> scores = [.. finding.Lines.Select(l => l.Score!.Value)];
        long[] counts = [.. finding.Lines.Select(l => (long)l.Count)];
        return new(
            finding.Lines.Sum(l => l.Score!.Value * l.Count), finding.States.Expressed,
            NetScore.Of([.. scores.Select(s => (double)s)], counts), scores.Min(), scores.Max());
    }

    /// <summary>Unrounded; null when nobody answered.</summary>
    public double? Mean => N == 0 ? null : (double)(Sum / N);

    /// <summary>
    /// The mean that may be shown of a question: of numbers given, of marks, of a scale of opinions. « Souvent » is more than « Parfois » by no amount that one can
    /// average: of an ordered choice there is none. Null also under a base that is too small.
    /// </summary>
    public static double? MeanShown(Finding finding) => finding.States.Expressed < Findings.Share.CountsOnlyBase ? null
        : finding.Numbers is { } numbers ? (double)(numbers.Sum / finding.States.Expressed)
        : finding.Kind is FindingKind.Likert or FindingKind.Stars ? Of(finding)?.Mean : null;

    /// <summary>In hundredths, half up in exact arithmetic: −53/189 is −28. Null when nobody answered.</summary>
    public long? MeanHundredths => MeanOf(Sum, N, 100);

    /// <summary>A mean in units of 1/scale, half up, exact for numbers of at most four decimals.</summary>
    public static long? MeanOf(decimal sum, int n, int scale) => Rounding.HalfUp((long)(sum * 10_000), 10_000L * n, scale);
}
