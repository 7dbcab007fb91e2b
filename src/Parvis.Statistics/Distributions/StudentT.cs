namespace Parvis.Statistics;

/// <summary>Student's t law (Student 1908; Abramowitz &amp; Stegun 1964, §26.7); degrees of freedom above 0, perhaps fractional (Welch).</summary>
public static class StudentT
{
    /// <summary>P(|T| ≥ |t|), with its digits however small.</summary>
    public static double TwoSided(double t, double df) =>
        IncompleteBeta.Of(df / 2, 0.5, df / (df + t * t), t * t / (df + t * t));

    /// <summary>t of a two-sided interval of this confidence.</summary>
    public static double Critical(double confidence, double df)
    {
        var alpha = 1 - confidence;
        var high = 2.0;
        while (TwoSided(high, df) > alpha) high *= 2;
        return Root.Of(t => alpha - TwoSided(t, df), 0, high);
    }
}
