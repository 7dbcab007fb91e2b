using System.Collections.Immutable;

namespace Parvis.Statistics;

/// <summary>A contingency table: non-negative counts and their margins.</summary>
public sealed class CountTable
{
    public CountTable(int rows, int columns, ImmutableArray<long> cells)
    {
        Counts = new Grid<long>(rows, columns, cells);
        var byRow = new long[rows];
        var byColumn = new long[columns];
        for (var r = 0; r < rows; r++)
            for (var c = 0; c < columns; c++)
            {
                byRow[r] += cells[r * columns + c];
                byColumn[c] += cells[r * columns + c];
            }
        (RowTotals, ColumnTotals, N) = ([.. byRow], [.. byColumn], byRow.Sum());
    }

    public Grid<long> Counts { get; }

    public ImmutableArray<long> RowTotals { get; }

    public ImmutableArray<long> ColumnTotals { get; }

    /// <summary>The grand total.</summary>
    public long N { get; }

    public int Rows => Counts.Rows;

    public int Columns => Counts.Columns;

    public long this[int row, int column] => Counts[row, column];

    /// <summary>Expected count under independence, r·c/n; 0 when the table is empty.</summary>
    public double Expected(int row, int column) => N == 0 ? 0 : (double)RowTotals[row] * ColumnTotals[column] / N;

    /// <summary>The same table without its empty rows and columns.</summary>
    public CountTable WithoutEmptyMargins()
    {
        var rows = Enumerable.Range(0, Rows).Where(r => RowTotals[r] > 0).ToArray();
        var columns = Enumerable.Range(0, Columns).Where(c => ColumnTotals[c] > 0).ToArray();
        return new CountTable(rows.Length, columns.Length, [.. from r in rows from c in columns select this[r, c]]);
    }
}
