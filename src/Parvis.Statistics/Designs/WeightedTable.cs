namespace Parvis.Statistics;

/// <summary>A weighted contingency table: sums of weights instead of counts (Rao &amp; Scott 1984).</summary>
public sealed class WeightedTable
{
    private readonly double[] _cells;
    private readonly double[] _rowTotals;
    private readonly double[] _columnTotals;

    private WeightedTable(int rows, int columns, double[] cells, long n)
    {
        (Rows, Columns, N, _cells) = (rows, columns, n, cells);
        (_rowTotals, _columnTotals) = (new double[rows], new double[columns]);
        for (var i = 0; i < cells.Length; i++)
        {
            _rowTotals[i / columns] += cells[i];
            _columnTotals[i % columns] += cells[i];
        }
        Sum = _rowTotals.Sum();
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Rows of data in the table.</summary>
    public long N { get; }

    /// <summary>Σw.</summary>
    public double Sum { get; }

    /// <summary>Cells without any weight.</summary>
    public int ZeroCells => _cells.Count(w => w == 0);

    /// <summary>100·weight/row total; null for an empty row.</summary>
    public Grid<double?> RowPercent => Map((r, c) => Ratio.Percent(_cells[r * Columns + c], _rowTotals[r]));

    /// <summary>100·weight/Σw; null for an empty table.</summary>
    public Grid<double?> TotalPercent => Map((r, c) => Ratio.Percent(_cells[r * Columns + c], Sum));

    /// <summary>Pearson's χ² of the table scaled to n; null when a row or column is empty.</summary>
    public double? Chi2
    {
        get
        {
            double sum = 0;
            for (var i = 0; i < _cells.Length; i++)
            {
                var expected = _rowTotals[i / Columns] * _columnTotals[i % Columns] / Sum;
                sum += (_cells[i] - expected) * (_cells[i] - expected) / expected;
            }
            return Ratio.Finite(sum / Sum * N);
        }
    }

    /// <summary>A cell's share of Σw, by its number row·columns + column.</summary>
    public double Share(int cell) => _cells[cell] / Sum;

    /// <summary>Each row's cell, −1 when an answer is missing.</summary>
    public static int[] CellsOf(ReadOnlySpan<ushort> row, int rowCategories, ReadOnlySpan<ushort> column, int columnCategories)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(row.Length, column.Length);
        var cells = new int[row.Length];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = row[i] < rowCategories && column[i] < columnCategories ? row[i] * columnCategories + column[i] : -1;
        return cells;
    }

    public static WeightedTable Of(ReadOnlySpan<int> cellOf, ReadOnlySpan<double> weights, int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, cellOf.Length);
        var cells = new double[rows * columns];
        long n = 0;
        for (var i = 0; i < cellOf.Length; i++)
        {
            if (cellOf[i] < 0) continue;
            cells[cellOf[i]] += weights[i];
            n++;
        }
        return new WeightedTable(rows, columns, cells, n);
    }

    private Grid<double?> Map(Func<int, int, double?> cell) => new Grid<double>(Rows, Columns, [.. _cells]).Map(cell);
}
