namespace Parvis.Statistics;

/// <summary>Fisher's F law (Abramowitz &amp; Stegun 1964, §26.6); degrees of freedom above 0, perhaps fractional (Rao–Scott).</summary>
public static class FisherF
{
    /// <summary>P(F ≥ f), with its digits however small; 1 for f ≤ 0.</summary>
    public static double Upper(double f, double df1, double df2)
    {
        if (f <= 0) return 1;
        var total = df2 + df1 * f;
        return IncompleteBeta.Of(df2 / 2, df1 / 2, df2 / total, df1 * f / total);
    }
}
