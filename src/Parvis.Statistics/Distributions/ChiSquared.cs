namespace Parvis.Statistics;

/// <summary>The χ² law (Abramowitz &amp; Stegun 1964, §26.4); degrees of freedom above 0.</summary>
public static class ChiSquared
{
    /// <summary>P(χ² ≥ x) with <paramref name="df"/> degrees of freedom (may be fractional), 1 for x ≤ 0.</summary>
    public static double Upper(double x, double df) => IncompleteGamma.Upper(df / 2, x / 2);

    /// <summary>x such that P(χ² ≤ x) = p, for p in ]0, 1[.</summary>
    public static double Quantile(double p, double df)
    {
        var high = df + 10;
        while (Upper(high, df) > 1 - p) high *= 2;
        return Root.Of(x => 1 - p - Upper(x, df), 0, high);
    }
}
