namespace Parvis.Statistics;

/// <summary>Pearson's χ² of independence (1900), Σ(O−E)²/E, 0 or more, without correction, on (R−1)(C−1) degrees. Null when an expected count is 0 or there is a single row or column.</summary>
/// <param name="Statistic">χ².</param>
/// <param name="Df">(R−1)(C−1).</param>
/// <param name="P">P(χ² ≥ statistic).</param>
public sealed record PearsonChiSquared(double? Statistic, int Df, double? P)
{
    public static PearsonChiSquared Of(CountTable table)
    {
        var df = (table.Rows - 1) * (table.Columns - 1);
        double sum = 0;
        for (var r = 0; r < table.Rows; r++)
            for (var c = 0; c < table.Columns; c++)
            {
                var expected = table.Expected(r, c);
                var gap = table[r, c] - expected;
                sum += gap * gap / expected;
            }
        var statistic = df > 0 ? Ratio.Finite(sum) : null;
        return new PearsonChiSquared(statistic, df, statistic is { } x ? ChiSquared.Upper(x, df) : null);
    }
}
