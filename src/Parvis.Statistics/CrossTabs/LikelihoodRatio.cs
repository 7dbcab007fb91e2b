namespace Parvis.Statistics;

/// <summary>Likelihood-ratio G = 2·ΣO·ln(O/E) (Wilks 1935), empty cells adding 0, on (R−1)(C−1) degrees. Null when an expected count is 0 or there is a single row or column.</summary>
public sealed record LikelihoodRatio(double? G, double? P)
{
    public static LikelihoodRatio Of(CountTable table)
    {
        var df = (table.Rows - 1) * (table.Columns - 1);
        if (df < 1 || table.RowTotals.Contains(0) || table.ColumnTotals.Contains(0)) return new LikelihoodRatio(null, null);
        double sum = 0;
        for (var r = 0; r < table.Rows; r++)
            for (var c = 0; c < table.Columns; c++)
                if (table[r, c] is var n and > 0) sum += n * Math.Log(n / table.Expected(r, c));
        var g = Math.Max(0, 2 * sum);
        return new LikelihoodRatio(g, ChiSquared.Upper(g, df));
    }
}
