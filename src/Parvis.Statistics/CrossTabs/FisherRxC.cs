using MathNet.Numerics;

namespace Parvis.Statistics;

/// <summary>
/// Fisher's exact test of a small R×C table (Freeman &amp; Halton 1951): the probability, margins fixed, of the tables no more
/// likely than the observed one (relative tolerance 1e-7). By complete enumeration, so only where that is quick.
/// </summary>
public sealed class FisherRxC
{
    private const double MostTables = 2e7;
    private readonly int[] _rows;
    private readonly int[] _left;
    private readonly double[] _logFactorials;
    private readonly double _threshold;
    private readonly double _constant;
    private double _sum;

    private FisherRxC(CountTable table, int[] order)
    {
        _left = [.. table.ColumnTotals.Select(n => (int)n)];
        _rows = [.. order.Select(r => (int)table.RowTotals[r])];
        _logFactorials = new double[table.N + 1];
        for (var i = 0; i < _logFactorials.Length; i++) _logFactorials[i] = SpecialFunctions.GammaLn(i + 1.0);
        _constant = table.RowTotals.Concat(table.ColumnTotals).Sum(n => _logFactorials[n]) - _logFactorials[table.N];
        _threshold = -table.Counts.Cells.Sum(n => _logFactorials[n]) + 1e-7;
    }

    /// <summary>The two-sided p; null when the table is too large to enumerate, or has a single row or column left without its empty ones.</summary>
    public static double? PValue(CountTable table)
    {
        table = table.WithoutEmptyMargins();
        if (table.Rows < 2 || table.Columns < 2 || table.N > 5_000) return null;
        if (Tables(Transposed(table)) < Tables(table)) table = Transposed(table);
        if (Tables(table) > MostTables) return null;
        // The largest row last: it is whatever the others leave.
        var order = Enumerable.Range(0, table.Rows).OrderBy(r => table.RowTotals[r]).ToArray();
        var search = new FisherRxC(table, order);
        search.Fill(0, 0, search._rows[0], 0);
        return Math.Min(1, search._sum);
    }

    private void Fill(int row, int column, int toPlace, double log)
    {
        if (row == _rows.Length - 1)
        {
            foreach (var n in _left) log -= _logFactorials[n];
            if (log <= _threshold) _sum += Math.Exp(log + _constant);
            return;
        }
        if (column == _left.Length - 1)
        {
            if (toPlace > _left[column]) return;
            _left[column] -= toPlace;
            Fill(row + 1, 0, _rows[row + 1], log - _logFactorials[toPlace]);
            _left[column] += toPlace;
            return;
        }
        var most = Math.Min(toPlace, _left[column]);
        for (var n = 0; n <= most; n++)
        {
            _left[column] -= n;
            Fill(row, column + 1, toPlace - n, log - _logFactorials[n]);
            _left[column] += n;
        }
    }

    /// <summary>An upper bound of the number of tables: free choices in all rows but the largest.</summary>
    private static double Tables(CountTable table)
    {
        var rows = table.RowTotals.Order().SkipLast(1);
        return Math.Exp(rows.Sum(n => SpecialFunctions.GammaLn(n + table.Columns)
            - SpecialFunctions.GammaLn(table.Columns) - SpecialFunctions.GammaLn(n + 1.0)));
    }

    private static CountTable Transposed(CountTable table) => new(table.Columns, table.Rows,
        [.. from c in Enumerable.Range(0, table.Columns) from r in Enumerable.Range(0, table.Rows) select table[r, c]]);
}
