namespace Parvis.Statistics;

/// <summary>Quantiles type 7 (Hyndman &amp; Fan 1996): linear between order statistics, at rank 1 + (n−1)·p. R's and spreadsheets' default.</summary>
public static class Quantile
{
    /// <summary>Of increasing values, each taken several times; null without a value.</summary>
    public static double? Of(ReadOnlySpan<double> sorted, ReadOnlySpan<long> counts, double p)
    {
        long n = 0;
        foreach (var count in counts) n += count;
        if (n == 0) return null;
        var rank = (n - 1) * p;
        var below = (long)Math.Floor(rank);
        var low = At(sorted, counts, below);
        var fraction = rank - below;
        return fraction == 0 ? low : low + fraction * (At(sorted, counts, below + 1) - low);
    }

    private static double At(ReadOnlySpan<double> sorted, ReadOnlySpan<long> counts, long index)
    {
        var i = 0;
        while (index >= counts[i]) index -= counts[i++];
        return sorted[i];
    }
}
