namespace Parvis.Statistics;

/// <summary>
/// Two groups in rank (Mann &amp; Whitney 1947; Wilcoxon 1945), normal approximation with σ corrected for ties.
/// Null z and p when all values are equal or a group is empty; of an empty group the rank-biserial is null too.
/// </summary>
/// <param name="UFirst">Pairs where the first group is higher, ties counting ½.</param>
/// <param name="USecond">n₁n₂ − UFirst.</param>
/// <param name="Sigma">√(n₁n₂/12·(n+1 − Σ(t³−t)/(n(n−1)))).</param>
/// <param name="Z">(UFirst − n₁n₂/2)/σ.</param>
/// <param name="P">Two-sided, no continuity correction.</param>
/// <param name="ZCorrected">With ½ taken off the distance.</param>
/// <param name="PCorrected">Its two-sided p.</param>
/// <param name="RankBiserial">2·UFirst/(n₁n₂) − 1, −1 … 1.</param>
/// <param name="ProbabilitySuperiority">UFirst/(n₁n₂).</param>
public sealed record MannWhitney(
    double UFirst, double USecond, double Sigma, double? Z, double? P, double? ZCorrected, double? PCorrected,
    double? RankBiserial, double? ProbabilitySuperiority)
{
    /// <summary>Of exactly two groups.</summary>
    public static MannWhitney Of(GroupedValues data)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(data.Groups, 2);
        var (n1, n2, n) = ((double)data.Table.ColumnTotals[0], (double)data.Table.ColumnTotals[1], (double)data.N);
        double u = 0, below = 0;
        for (var v = 0; v < data.Values.Length; v++)
        {
            u += data.Table[v, 0] * (below + data.Table[v, 1] / 2.0);
            below += data.Table[v, 1];
        }
        var pairs = n1 * n2;
        var sigma = Math.Sqrt(pairs / 12 * (n + 1 - (Ratio.Of(MidRanks.TieSum(data.Table.RowTotals.AsSpan()), n * (n - 1)) ?? 0)));
        var distance = u - pairs / 2;
        var z = Ratio.Of(distance, sigma);
        var corrected = Ratio.Of(distance - Math.Sign(distance) * 0.5, sigma);
        return new MannWhitney(u, pairs - u, sigma, z, P2(z), corrected, P2(corrected), Ratio.Of(2 * u, pairs) - 1, Ratio.Of(u, pairs));
    }

    private static double? P2(double? z) => z is { } value ? Normal.TwoSided(value) : null;
}
