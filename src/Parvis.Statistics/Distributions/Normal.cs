using MathNet.Numerics;

namespace Parvis.Statistics;

/// <summary>The standard normal law (Abramowitz &amp; Stegun 1964, §26.2).</summary>
public static class Normal
{
    /// <summary>z such that P(Z ≤ z) = p, for p in ]0, 1[: 1.959964 for 0.975.</summary>
    public static double Quantile(double p) => -Math.Sqrt(2) * SpecialFunctions.ErfcInv(2 * p);

    /// <summary>z of a two-sided interval of this confidence: 1.959964 for 0.95.</summary>
    public static double Critical(double confidence) => -Quantile((1 - confidence) / 2);

    /// <summary>P(|Z| ≥ |z|), with its digits however small.</summary>
    public static double TwoSided(double z) => SpecialFunctions.Erfc(Math.Abs(z) / Math.Sqrt(2));
}
