using MathNet.Numerics;

namespace Parvis.Statistics;

/// <summary>
/// Regularised incomplete beta I_x(a, b), by Lentz's continued fraction (Numerical Recipes §6.4) always summed on the
/// side of the smaller tail, so that a tail of 1e-200 keeps its digits.
/// </summary>
internal static class IncompleteBeta
{
    /// <param name="a">First shape, above 0.</param>
    /// <param name="b">Second shape, above 0.</param>
    /// <param name="x">In [0, 1].</param>
    /// <param name="y">1 − x, given apart because it may be tiny.</param>
    public static double Of(double a, double b, double x, double y)
    {
        if (x <= 0) return 0;
        if (y <= 0) return 1;
        return x <= (a + 1) / (a + b + 2) ? Tail(a, b, x, y) : 1 - Tail(b, a, y, x);
    }

    private static double Tail(double a, double b, double x, double y)
    {
        var logBeta = SpecialFunctions.GammaLn(a) + SpecialFunctions.GammaLn(b) - SpecialFunctions.GammaLn(a + b);
        return Math.Exp(a * Log(x, y) + b * Log(y, x) - logBeta) / a * Fraction(a, b, x);
    }

    /// <summary>ln x, from its complement when that is smaller.</summary>
    private static double Log(double x, double complement) => x < 0.5 ? Math.Log(x) : LogOnePlus(-complement);

    private static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
    }

    private static double Fraction(double a, double b, double x)
    {
        const double tiny = 1e-300;
        double c = 1, d = Away(1 - (a + b) * x / (a + 1));
        d = 1 / d;
        var result = d;
        for (var m = 1; m < 200_000; m++)
        {
            var even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / Away(1 + even * d);
            c = Away(1 + even / c);
            result *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / Away(1 + odd * d);
            c = Away(1 + odd / c);
            var step = d * c;
            result *= step;
            if (Math.Abs(step - 1) < 1e-16) break;
        }
        return result;

        static double Away(double v) => Math.Abs(v) < tiny ? tiny : v;
    }
}
