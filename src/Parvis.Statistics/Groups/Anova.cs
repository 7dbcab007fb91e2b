namespace Parvis.Statistics;

/// <summary>One-way analysis of variance (Fisher 1925). Null F and p when no variance is left within groups.</summary>
/// <param name="F">Between mean square over within mean square.</param>
/// <param name="DfBetween">k−1.</param>
/// <param name="DfWithin">n−k.</param>
/// <param name="P">P(F ≥ f).</param>
/// <param name="EtaSquared">Share of the variance between groups, 0 … 1.</param>
public sealed record Anova(double? F, long DfBetween, long DfWithin, double? P, double? EtaSquared)
{
    /// <summary>Of groups with at least one value each.</summary>
    public static Anova Of(ReadOnlySpan<Moments> groups)
    {
        long n = 0;
        double apart = 0, within = 0, between = 0;
        foreach (var g in groups)
        {
            n += g.N;
            apart += g.N * g.MeanLess(groups[0])!.Value;
            within += g.SquaredDeviations;
        }
        foreach (var g in groups)
        {
            var gap = g.MeanLess(groups[0])!.Value - apart / n;
            between += g.N * gap * gap;
        }
        var (df1, df2) = (groups.Length - 1L, n - groups.Length);
        var f = Ratio.Of(between / df1, Ratio.Of(within, df2));
        return new Anova(f, df1, df2, f is { } x ? FisherF.Upper(x, df1, df2) : null, Ratio.Of(between, between + within));
    }
}
