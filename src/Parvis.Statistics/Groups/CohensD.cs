namespace Parvis.Statistics;

/// <summary>Standardised difference (mean₁ − mean₂)/pooled sd (Cohen 1988): 0.2 small, 0.5 medium, 0.8 large. Null without variance.</summary>
public static class CohensD
{
    public static double? Of(Moments first, Moments second)
    {
        var pooled = Ratio.Of(first.SquaredDeviations + second.SquaredDeviations, first.N + second.N - 2);
        return Ratio.Of(first.MeanLess(second), Ratio.Sqrt(pooled));
    }
}
