namespace Parvis.Statistics;

/// <summary>Equal-tailed posterior interval under the Beta(½, ½) prior (Brown, Cai &amp; DasGupta 2001): 0 at x = 0, 1 at x = n. Undefined when n = 0.</summary>
public static class Jeffreys
{
    public static Interval Of(long x, long n, double confidence = 0.95)
    {
        if (n <= 0) return Interval.Undefined;
        var tail = (1 - confidence) / 2;
        return new Interval(
            x == 0 ? 0 : BetaLaw.Quantile(tail, x + 0.5, n - x + 0.5),
            x == n ? 1 : BetaLaw.UpperQuantile(tail, x + 0.5, n - x + 0.5));
    }
}
