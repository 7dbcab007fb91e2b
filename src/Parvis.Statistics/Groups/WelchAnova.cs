namespace Parvis.Statistics;

/// <summary>Analysis of variance without assuming equal variances (Welch 1951). F, its p and the within degrees are null when a group has fewer than two values or no variance, or there are fewer than two groups.</summary>
public sealed record WelchAnova(double? F, long DfBetween, double? DfWithin, double? P)
{
    /// <summary>Of groups with at least one value each.</summary>
    public static WelchAnova Of(ReadOnlySpan<Moments> groups)
    {
        if (groups.Length < 2) return new WelchAnova(null, groups.Length - 1, null, null);
        double weights = 0, weighted = 0;
        foreach (var g in groups)
        {
            if (g.Variance is not > 0) return new WelchAnova(null, groups.Length - 1, null, null);
            weights += g.N / g.Variance.Value;
            weighted += g.N / g.Variance.Value * g.MeanLess(groups[0])!.Value;
        }
        var (k, mean) = (groups.Length, weighted / weights);
        double between = 0, lambda = 0;
        foreach (var g in groups)
        {
            var weight = g.N / g.Variance!.Value;
            var gap = g.MeanLess(groups[0])!.Value - mean;
            between += weight * gap * gap;
            lambda += (1 - weight / weights) * (1 - weight / weights) / (g.N - 1);
        }
        lambda /= (double)k * k - 1;
        var f = between / (k - 1) / (1 + 2 * (k - 2) * lambda);
        var df2 = 1 / (3 * lambda);
        return new WelchAnova(f, k - 1, df2, FisherF.Upper(f, k - 1, df2));
    }
}
