namespace Parvis.Statistics;

/// <summary>The textbook interval p ± z·√(p(1−p)/n) (Laplace 1812; see Brown, Cai &amp; DasGupta 2001): degenerate at 0 and n, kept for comparison. All null when n = 0.</summary>
/// <param name="P">x/n.</param>
/// <param name="Se">√(p(1−p)/n).</param>
/// <param name="Margin">z·se.</param>
/// <param name="Interval">Not truncated: may leave [0, 1].</param>
public sealed record Wald(double? P, double? Se, double? Margin, Interval Interval)
{
    public static Wald Of(long x, long n, double confidence = 0.95)
    {
        var p = Ratio.Of(x, n);
        var se = Ratio.Sqrt(p * (1 - p) / n);
        var margin = se * Normal.Critical(confidence);
        return new Wald(p, se, margin, Interval.Around(p, margin));
    }
}
