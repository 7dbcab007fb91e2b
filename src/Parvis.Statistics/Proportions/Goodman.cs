using System.Collections.Immutable;

namespace Parvis.Statistics;

/// <summary>Simultaneous intervals of k proportions (Goodman 1965): score intervals with the χ²₁ quantile at 1 − α/k.</summary>
public static class Goodman
{
    /// <summary>One interval per count; undefined when all counts are 0.</summary>
    public static ImmutableArray<Interval> Of(ImmutableArray<long> counts, double confidence = 0.95)
    {
        if (counts.IsEmpty) return [];
        var z = -Normal.Quantile((1 - confidence) / counts.Length / 2);
        var n = counts.Sum();
        return [.. counts.Select(x => Wilson.Score(x, n, z * z))];
    }
}
