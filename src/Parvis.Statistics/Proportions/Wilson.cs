namespace Parvis.Statistics;

/// <summary>
/// Score interval of a proportion (Wilson 1927): the p not rejected by the z test,
/// (2x + z² ± z√(z² + 4x(n−x)/n)) / 2(n + z²). Always inside [0, 1]. Undefined when n = 0.
/// </summary>
public static class Wilson
{
    public static Interval Of(long x, long n, double confidence = 0.95) => Score(x, n, Square(Normal.Critical(confidence)));

    /// <summary>On effective counts: x = p·n_eff successes out of n_eff (weighted data).</summary>
    public static Interval OfEffective(double x, double n, double confidence = 0.95) => Score(x, n, Square(Normal.Critical(confidence)));

    /// <summary>
    /// With continuity correction (Newcombe 1998, method 4): score interval of x ± ½; 0 at x = 0, 1 at x = n.
    /// </summary>
    public static Interval Corrected(long x, long n, double confidence = 0.95)
    {
        if (n <= 0) return Interval.Undefined;
        double z = Normal.Critical(confidence), p = (double)x / n, q = 1 - p;
        var low = x == 0 ? 0 : (2 * x + z * z - 1 - z * Math.Sqrt(z * z - 2 - 1.0 / n + 4 * p * (n * q + 1))) / (2 * (n + z * z));
        var high = x == n ? 1 : (2 * x + z * z + 1 + z * Math.Sqrt(z * z + 2 - 1.0 / n + 4 * p * (n * q - 1))) / (2 * (n + z * z));
        return new Interval(Math.Max(0, low), Math.Min(1, high));
    }

    /// <summary>For a simple random sample of n out of a finite population: effective size n(N−1)/(N−n); a census has no margin.</summary>
    public static Interval OfFinitePopulation(long x, long n, long population, double confidence = 0.95)
    {
        if (n <= 0) return Interval.Undefined;
        var p = (double)x / n;
        if (n >= population) return new Interval(p, p);
        var effective = n * (population - 1.0) / (population - n);
        return OfEffective(p * effective, effective, confidence);
    }

    /// <summary>The score interval for a squared quantile: z² for one proportion, a χ² quantile for several at once.</summary>
    internal static Interval Score(double x, double n, double squared)
    {
        if (!(n > 0)) return Interval.Undefined;
        var spread = Math.Sqrt(squared * (squared + 4 * x * Math.Max(0, n - x) / n));
        var centre = 2 * x + squared;
        // At the ends the exact bound is 0 or 1: no rounding residue there.
        var low = x <= 0 ? 0 : Math.Max(0, (centre - spread) / (2 * (n + squared)));
        var high = x >= n ? 1 : Math.Min(1, (centre + spread) / (2 * (n + squared)));
        return new Interval(low, high);
    }

    private static double Square(double z) => z * z;
}
