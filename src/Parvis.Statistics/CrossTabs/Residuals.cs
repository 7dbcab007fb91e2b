namespace Parvis.Statistics;

/// <summary>Where a table departs from independence.</summary>
/// <param name="Pearson">(O−E)/√E: their squares add up to χ².</param>
/// <param name="Adjusted">(O−E)/√(E(1−r/n)(1−c/n)) (Haberman 1973): beyond ±2 is notable. Null when a row or column holds everything.</param>
public sealed record Residuals(Grid<double?> Pearson, Grid<double?> Adjusted)
{
    public static Residuals Of(CountTable table) => new(
        table.Counts.Map((r, c) => Ratio.Of(table[r, c] - table.Expected(r, c), Math.Sqrt(table.Expected(r, c)))),
        table.Counts.Map((r, c) => Ratio.Of(table[r, c] - table.Expected(r, c), Math.Sqrt(
            table.Expected(r, c) * (1 - (double)table.RowTotals[r] / table.N) * (1 - (double)table.ColumnTotals[c] / table.N)))));
}
