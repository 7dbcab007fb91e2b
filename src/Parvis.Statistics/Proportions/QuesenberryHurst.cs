using System.Collections.Immutable;

namespace Parvis.Statistics;

/// <summary>Simultaneous intervals of k proportions (Quesenberry &amp; Hurst 1964): score intervals with the χ² quantile on k−1 degrees.</summary>
public static class QuesenberryHurst
{
    /// <summary>One interval per count; undefined when all counts are 0 or there is a single category.</summary>
    public static ImmutableArray<Interval> Of(ImmutableArray<long> counts, double confidence = 0.95)
    {
        if (counts.Length < 2) return [.. counts.Select(_ => Interval.Undefined)];
        var quantile = ChiSquared.Quantile(confidence, counts.Length - 1);
        var n = counts.Sum();
        return [.. counts.Select(x => Wilson.Score(x, n, quantile))];
    }
}
