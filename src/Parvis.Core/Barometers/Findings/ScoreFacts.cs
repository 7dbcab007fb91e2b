using System.Collections.Immutable;
using System.Numerics;
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

    /// <summary>A mean in units of 1/scale, half up, in exact arithmetic however many decimals and however large. Null when nobody answered.</summary>
    public static long? MeanOf(decimal sum, int n, int scale)
    {
        if (n == 0)
            return null;
        // sum is whole/unit; ⌊sum·scale/n + ½⌋ is ⌊(2·whole·scale + n·unit) / (2·n·unit)⌋.
        var unit = BigInteger.Pow(10, sum.Scale) * n;
        var bits = decimal.GetBits(sum);
        var whole = ((BigInteger)(uint)bits[2] << 64) + ((BigInteger)(uint)bits[1] << 32) + (uint)bits[0];
        var half = 2 * (sum < 0 ? -whole : whole) * scale + unit;
        var mean = BigInteger.DivRem(half, 2 * unit, out var left);
        return (long)(left < 0 ? mean - 1 : mean);
    }
}
