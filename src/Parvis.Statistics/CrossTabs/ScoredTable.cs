using System.Collections.Immutable;

namespace Parvis.Statistics;

/// <summary>A table whose rows and columns follow their scores, equal scores joined, unused ones dropped.</summary>
internal sealed record ScoredTable(CountTable Table, ImmutableArray<double> RowScores, ImmutableArray<double> ColumnScores)
{
    /// <summary>A NaN score leaves its row or column out.</summary>
    public static ScoredTable Of(CountTable table, ReadOnlySpan<double> rowScores, ReadOnlySpan<double> columnScores)
    {
        var (rows, rowValues) = Slots(rowScores, table.RowTotals);
        var (columns, columnValues) = Slots(columnScores, table.ColumnTotals);
        var cells = new long[rowValues.Length * columnValues.Length];
        for (var r = 0; r < table.Rows; r++)
            for (var c = 0; c < table.Columns; c++)
                if (rows[r] >= 0 && columns[c] >= 0) cells[rows[r] * columnValues.Length + columns[c]] += table[r, c];
        var joined = new CountTable(rowValues.Length, columnValues.Length, [.. cells]);
        return new ScoredTable(joined.WithoutEmptyMargins(),
            [.. rowValues.Where((_, r) => joined.RowTotals[r] > 0)], [.. columnValues.Where((_, c) => joined.ColumnTotals[c] > 0)]);
    }

    /// <summary>Pearson's correlation of two sets of values attached to the rows and the columns; null without variance.</summary>
    public double? Correlation(double[] rowValues, double[] columnValues)
    {
        var rowMean = rowValues.Select((v, r) => v * Table.RowTotals[r]).Sum() / Table.N;
        var columnMean = columnValues.Select((v, c) => v * Table.ColumnTotals[c]).Sum() / Table.N;
        double both = 0, rows = 0, columns = 0;
        for (var r = 0; r < Table.Rows; r++)
            for (var c = 0; c < Table.Columns; c++)
            {
                var (x, y, n) = (rowValues[r] - rowMean, columnValues[c] - columnMean, Table[r, c]);
                both += n * x * y;
                rows += n * x * x;
                columns += n * y * y;
            }
        return Ratio.Of(both, Math.Sqrt(rows * columns));
    }

    private static (int[] Slots, double[] Values) Slots(ReadOnlySpan<double> scores, ImmutableArray<long> totals)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(scores.Length, totals.Length);
        var all = scores.ToArray();
        var values = all.Where(s => !double.IsNaN(s)).Distinct().Order().ToArray();
        return ([.. all.Select(s => Array.IndexOf(values, s))], values);
    }
}
