namespace Parvis.Statistics;

/// <summary>Strength of association from χ²: 0 none … 1 full. Null when χ² is.</summary>
/// <param name="V">√(χ²/n/min(R−1, C−1)) (Cramér 1946).</param>
/// <param name="BiasCorrected">Bergsma (2013): φ² less (R−1)(C−1)/(n−1), and R, C reduced likewise; 0 when negative.</param>
/// <param name="ContingencyC">Pearson's √(χ²/(χ²+n)).</param>
public sealed record CramersV(double? V, double? BiasCorrected, double? ContingencyC)
{
    public static CramersV Of(double? chi2, long n, int rows, int columns)
    {
        var v = Ratio.Sqrt(Ratio.Of(chi2, (double)n * Math.Min(rows - 1, columns - 1)));
        var contingency = Ratio.Sqrt(Ratio.Of(chi2, chi2 + n));
        if (chi2 is not { } statistic || n < 2) return new CramersV(v, null, contingency);
        var phi2 = Math.Max(0, statistic / n - (rows - 1.0) * (columns - 1) / (n - 1));
        var r = rows - (rows - 1.0) * (rows - 1) / (n - 1);
        var c = columns - (columns - 1.0) * (columns - 1) / (n - 1);
        var least = Math.Min(r - 1, c - 1);
        return new CramersV(v, least > 0 ? Math.Sqrt(phi2 / least) : null, contingency);
    }
}
