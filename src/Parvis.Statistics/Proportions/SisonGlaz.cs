using System.Collections.Immutable;

namespace Parvis.Statistics;

/// <summary>
/// Simultaneous intervals of k proportions (Sison &amp; Glaz 1995) by the algorithm of May &amp; Johnson (2000):
/// [p − c/n, p + (c + 2δ)/n] cut to [0, 1], where c is the last integer whose coverage ν_c is below the confidence and
/// δ = (conf − ν_c)/(ν_{c+1} − ν_c). Coverage: truncated Poissons, Edgeworth's approximation of their sum.
/// </summary>
/// <param name="C">The integer c.</param>
/// <param name="Delta">The interpolation δ.</param>
/// <param name="CoverageC">ν_c.</param>
/// <param name="CoverageNext">ν_{c+1}.</param>
/// <param name="Intervals">One per count.</param>
public sealed record SisonGlaz(long C, double Delta, double CoverageC, double CoverageNext, ImmutableArray<Interval> Intervals)
{
    /// <summary>Null when all counts are 0 or no c reaches the confidence.</summary>
    public static SisonGlaz? Of(ImmutableArray<long> counts, double confidence = 0.95)
    {
        var n = counts.Sum();
        double before = 0;
        for (long c = 1; c <= n; c++)
        {
            var coverage = Coverage(counts, n, c);
            if (coverage > confidence && before < confidence)
            {
                var delta = (confidence - before) / (coverage - before);
                return new SisonGlaz(c - 1, delta, before, coverage, [.. counts.Select(x =>
                    new Interval((x - c + 1.0) / n, (x + c - 1 + 2 * delta) / n).TruncatedToUnit())]);
            }
            before = coverage;
        }
        return null;
    }

    private static double Coverage(ImmutableArray<long> counts, long n, long c)
    {
        double mean = 0, variance = 0, third = 0, fourth = 0, inside = 1;
        foreach (var x in counts)
        {
            var m = TruncatedPoisson.Of(x, c);
            mean += m.Mean;
            variance += m.Variance;
            third += m.Third;
            fourth += m.Fourth - 3 * m.Variance * m.Variance;
            inside *= m.Mass;
        }
        var z = (n - mean) / Math.Sqrt(variance);
        var skew = third / Math.Pow(variance, 1.5);
        var excess = fourth / (variance * variance);
        double z2 = z * z, z3 = z2 * z, z4 = z2 * z2, z6 = z3 * z3;
        var edgeworth = 1 + skew * (z3 - 3 * z) / 6 + excess * (z4 - 6 * z2 + 3) / 24
            + skew * skew * (z6 - 15 * z4 + 45 * z2 - 15) / 72;
        var density = edgeworth * Math.Exp(-z2 / 2) / Math.Sqrt(2 * Math.PI);
        return inside * density / Math.Sqrt(variance) / Poisson.Mass(n, n);
    }
}
