namespace Parvis.Statistics;

/// <summary>What only a 2×2 table has. Null whatever is 0/0 or infinite.</summary>
/// <param name="Chi2Yates">χ² with |O−E| less min(½, |O−E|) (Yates 1934).</param>
/// <param name="PYates">Its p, one degree of freedom.</param>
/// <param name="Phi">(ad−bc)/√(r₁r₂c₁c₂), −1 … 1.</param>
/// <param name="OddsRatio">ad/bc.</param>
/// <param name="Table">The table itself.</param>
public sealed record TwoByTwo(double? Chi2Yates, double? PYates, double? Phi, double? OddsRatio, CountTable Table)
{
    /// <summary>Fisher's exact test, computed when asked for: its work grows with the counts.</summary>
    public FisherExact Fisher => FisherExact.Of(Table);

    /// <summary>Null when the table is not 2×2.</summary>
    public static TwoByTwo? Of(CountTable table)
    {
        if (table is not { Rows: 2, Columns: 2 }) return null;
        double a = table[0, 0], b = table[0, 1], c = table[1, 0], d = table[1, 1];
        var (rows, columns) = (table.RowTotals, table.ColumnTotals);
        var gap = Math.Abs(a - table.Expected(0, 0));
        var reduced = gap - Math.Min(0.5, gap);
        double sum = 0;
        for (var r = 0; r < 2; r++)
            for (var k = 0; k < 2; k++) sum += reduced * reduced / table.Expected(r, k);
        var yates = Ratio.Finite(sum);
        var phi = Ratio.Of(a * d - b * c, Math.Sqrt((double)rows[0] * rows[1] * columns[0] * columns[1]));
        return new TwoByTwo(
            yates, yates is { } x ? ChiSquared.Upper(x, 1) : null, phi, Ratio.Of(a * d, b * c), table);
    }
}
