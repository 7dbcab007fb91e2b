using MathNet.Numerics;

namespace Parvis.Statistics;

/// <summary>Regularised upper incomplete gamma Q(a, x): series below a + 1, Lentz's continued fraction above (Numerical Recipes §6.2).</summary>
internal static class IncompleteGamma
{
    public static double Upper(double a, double x)
    {
        if (x <= 0) return 1;
        var scale = Math.Exp(a * Math.Log(x) - x - SpecialFunctions.GammaLn(a));
        return x < a + 1 ? 1 - scale * Series(a, x) : scale * Fraction(a, x);
    }

    private static double Series(double a, double x)
    {
        double term = 1 / a, sum = term;
        for (var n = 1; n < 200_000; n++)
        {
            term *= x / (a + n);
            sum += term;
            if (term < sum * 1e-17) break;
        }
        return sum;
    }

    private static double Fraction(double a, double x)
    {
        const double tiny = 1e-300;
        double b = x + 1 - a, c = 1 / tiny, d = 1 / b, result = d;
        for (var n = 1; n < 200_000; n++)
        {
            var numerator = -n * (n - a);
            b += 2;
            d = numerator * d + b;
            if (Math.Abs(d) < tiny) d = tiny;
            c = b + numerator / c;
            if (Math.Abs(c) < tiny) c = tiny;
            d = 1 / d;
            var step = d * c;
            result *= step;
            if (Math.Abs(step - 1) < 1e-16) break;
        }
        return result;
    }
}
