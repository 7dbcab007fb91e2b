using System.Diagnostics.CodeAnalysis;

namespace Parvis.Statistics;

/// <summary>A contingency table and its whole reading: percents (unrounded), test of independence (Pearson 1900), strength (0 … 1), residuals; refused when empty.</summary>
public sealed record CrossTab
{
    public required CountTable Table { get; init; }

    /// <summary>100·count/row total.</summary>
    public required Grid<double?> RowPercent { get; init; }

    /// <summary>100·count/column total.</summary>
    public required Grid<double?> ColumnPercent { get; init; }

    /// <summary>100·count/n.</summary>
    public required Grid<double?> TotalPercent { get; init; }

    /// <summary>Counts expected under independence.</summary>
    public required Grid<double> Expected { get; init; }

    public required PearsonChiSquared Chi2 { get; init; }
    public required LikelihoodRatio LikelihoodRatio { get; init; }
    public required CramersV Strength { get; init; }
    public required Residuals Residuals { get; init; }

    /// <summary>Only for a 2×2 table.</summary>
    public required TwoByTwo? TwoByTwo { get; init; }

    public double MinExpected => Expected.Cells.Min();

    /// <summary>Cells whose expected count is below 5: χ² is then a rough guide.</summary>
    public int CellsExpectedBelow5 => Expected.Cells.Count(e => e < 5);

    /// <summary>
    /// Refused when the table is empty, when a row or a column is (its expected counts are 0, χ² would be 0/0), or when a
    /// single row or column leaves nothing to compare.
    /// </summary>
    public static bool TryOf(CountTable table, [NotNullWhen(true)] out CrossTab? crossTab, [NotNullWhen(false)] out Refused? refused)
    {
        crossTab = null;
        refused = Impossible(table);
        if (refused is not null) return false;
        var chi2 = PearsonChiSquared.Of(table);
        crossTab = new CrossTab
        {
            Table = table,
            RowPercent = table.Counts.Map((r, c) => Ratio.Percent(table[r, c], table.RowTotals[r])),
            ColumnPercent = table.Counts.Map((r, c) => Ratio.Percent(table[r, c], table.ColumnTotals[c])),
            TotalPercent = table.Counts.Map((r, c) => Ratio.Percent(table[r, c], table.N)),
            Expected = table.Counts.Map(table.Expected),
            Chi2 = chi2,
            LikelihoodRatio = LikelihoodRatio.Of(table),
            Strength = CramersV.Of(chi2.Statistic, table.N, table.Rows, table.Columns),
            Residuals = Residuals.Of(table),
            TwoByTwo = TwoByTwo.Of(table),
        };
        return true;
    }

    private static Refused? Impossible(CountTable table)
    {
        if (table.N == 0) return new Refused("No row answers both questions: there is nothing to cross.");
        if (table.Rows < 2 || table.Columns < 2) return new Refused("A single row or column leaves nothing to compare.");
        if (table.RowTotals.Contains(0)) return new Refused("A row of the table is empty: its expected counts are 0 and the test is not available.");
        if (table.ColumnTotals.Contains(0)) return new Refused("A column of the table is empty: its expected counts are 0 and the test is not available.");
        return null;
    }
}
