namespace Parvis.Statistics;

/// <summary>
/// Fisher's exact test of a small R×C table (Freeman &amp; Halton 1951): the probability, margins fixed, of the tables no more
/// likely than the observed one (relative tolerance 1e-7). Rows are placed one after the other; tables that leave the same
/// column totals are gathered, those whose answer is known whatever follows are settled (Mehta &amp; Patel's network, 1983), the last two
/// rows are enumerated.
/// </summary>
public static class FisherRxC
{
    private const double MostSteps = 4e7;

    /// <summary>Settling tables early has been seen to save a factor of ten, not of a hundred: beyond, nothing is tried.</summary>
    private const double Hopeless = 5e9;

    /// <summary>The two-sided p; null when the table is too large to be quick, or has a single row or column in use.</summary>
    public static double? PValue(CountTable table)
    {
        table = table.WithoutEmptyMargins();
        if (table.Rows < 2 || table.Columns < 2 || table.N > 5_000) return null;
        var turned = Transposed(table);
        if (Steps(turned) < Steps(table)) table = turned;
        if (Steps(table) > Hopeless) return null;
        var logs = LogFactorial.Table((int)table.N);
        // The largest rows last: they are enumerated together, or are whatever the others leave.
        int[] rows = [.. table.RowTotals.Order().Select(n => (int)n)];
        int[] columns = [.. table.ColumnTotals.Order().Select(n => (int)n)];
        var constant = rows.Concat(columns).Sum(n => logs[n]) - logs[(int)table.N];
        var bar = 1e-7 - table.Counts.Cells.Sum(n => logs[(int)n]);

        var steps = MostSteps;
        FisherStage? stage = new(columns, rows, logs, constant, bar);
        for (var placed = 0; placed < rows.Length - 2; placed++) stage = stage?.Place(ref steps);
        return stage?.Finish(MostSteps) is { } p ? Math.Min(1, p) : null;
    }

    /// <summary>An upper bound of the work, to choose which side to go by: ways to share out the smaller rows, and the column totals they may leave.</summary>
    private static double Steps(CountTable table)
    {
        double states = 1, steps = 0, placed = 0;
        foreach (var total in table.RowTotals.Order().SkipLast(1))
        {
            var ways = Ways(total, table.Columns);
            steps += states * ways;
            placed += total;
            states = Math.Min(states * ways, Ways((long)placed, table.Columns));
        }
        return steps;
    }

    internal static double Ways(long total, int columns)
    {
        double ways = 1;
        for (var c = 1; c < columns; c++) ways *= (total + c) / (double)c;
        return ways;
    }

    private static CountTable Transposed(CountTable table) => new(table.Columns, table.Rows,
        [.. from c in Enumerable.Range(0, table.Columns) from r in Enumerable.Range(0, table.Rows) select table[r, c]]);
}
