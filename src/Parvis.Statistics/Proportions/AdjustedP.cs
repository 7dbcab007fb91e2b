using System.Collections.Immutable;

namespace Parvis.Statistics;

/// <summary>
/// p-values adjusted for several tests: Bonferroni; Holm (1979); Benjamini–Hochberg (1995); Benjamini–Yekutieli (2001).
/// Null p-values stay null and do not count as tests. Order is kept.
/// </summary>
public sealed record AdjustedP(
    ImmutableArray<double?> Bonferroni, ImmutableArray<double?> Holm, ImmutableArray<double?> Bh, ImmutableArray<double?> By)
{
    public static AdjustedP Of(IReadOnlyList<double?> p)
    {
        var order = Enumerable.Range(0, p.Count).Where(i => p[i] is not null).OrderBy(i => p[i]).ToArray();
        var m = order.Length;
        var harmonic = Enumerable.Range(1, m).Sum(i => 1.0 / i);
        return new AdjustedP(
            [.. p.Select(x => x is { } value ? Math.Min(1, value * m) : (double?)null)],
            Steps(p, order, (value, rank) => value * (m - rank), stepDown: true),
            Steps(p, order, (value, rank) => value * m / (rank + 1), stepDown: false),
            Steps(p, order, (value, rank) => value * harmonic * m / (rank + 1), stepDown: false));
    }

    /// <summary>Running maximum from the smallest p (step-down) or running minimum from the largest (step-up), capped at 1.</summary>
    private static ImmutableArray<double?> Steps(
        IReadOnlyList<double?> p, int[] order, Func<double, int, double> raw, bool stepDown)
    {
        var adjusted = new double?[p.Count];
        var running = stepDown ? 0.0 : 1.0;
        for (var step = 0; step < order.Length; step++)
        {
            var rank = stepDown ? step : order.Length - 1 - step;
            var value = Math.Min(1, raw(p[order[rank]]!.Value, rank));
            running = stepDown ? Math.Max(running, value) : Math.Min(running, value);
            adjusted[order[rank]] = running;
        }
        return [.. adjusted];
    }
}
