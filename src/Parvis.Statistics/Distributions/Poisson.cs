using MathNet.Numerics;

namespace Parvis.Statistics;

/// <summary>The Poisson law.</summary>
internal static class Poisson
{
    /// <summary>P(X = k); a rate of 0 gives 1 at 0.</summary>
    public static double Mass(long k, double rate)
    {
        if (k < 0) return 0;
        if (rate == 0) return k == 0 ? 1 : 0;
        return Math.Exp(k * Math.Log(rate) - rate - SpecialFunctions.GammaLn(k + 1.0));
    }

    /// <summary>P(from ≤ X ≤ to).</summary>
    public static double Between(long from, long to, double rate)
    {
        double sum = 0;
        for (var k = Math.Max(0, from); k <= to; k++) sum += Mass(k, rate);
        return sum;
    }
}
