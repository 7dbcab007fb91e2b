namespace Parvis.Statistics;

/// <summary>The beta law on [0, 1], shapes above 0 (Abramowitz &amp; Stegun 1964, §26.5).</summary>
public static class BetaLaw
{
    /// <summary>x such that P(X ≤ x) = p, for p in ]0, 1[.</summary>
    public static double Quantile(double p, double a, double b) =>
        Root.Of(x => IncompleteBeta.Of(a, b, x, 1 - x) - p, 0, 1);

    /// <summary>x such that P(X ≥ x) = p, precise for a small p.</summary>
    public static double UpperQuantile(double p, double a, double b) =>
        Root.Of(x => p - IncompleteBeta.Of(b, a, 1 - x, x), 0, 1);
}
