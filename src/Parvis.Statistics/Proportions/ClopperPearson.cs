namespace Parvis.Statistics;

/// <summary>The "exact" interval of a proportion (Clopper &amp; Pearson 1934): beta quantiles; 0 at x = 0, 1 at x = n. Undefined when n = 0.</summary>
public static class ClopperPearson
{
    public static Interval Of(long x, long n, double confidence = 0.95)
    {
        if (n <= 0) return Interval.Undefined;
        var tail = (1 - confidence) / 2;
        return new Interval(
            x == 0 ? 0 : BetaLaw.Quantile(tail, x, n - x + 1),
            x == n ? 1 : BetaLaw.UpperQuantile(tail, x + 1, n - x));
    }
}
