using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Parvis.Statistics;

/// <summary>
/// Association of two ordered variables, from their contingency table: −1 … 1, 0 when unrelated.
/// Concordant and discordant pairs; γ (Goodman &amp; Kruskal 1954), τ-b (Kendall 1945), τ-c (Stuart 1953), Spearman on
/// mid-ranks, Pearson on scores.
/// </summary>
/// <param name="N">Rows with both answers.</param>
/// <param name="Concordant">Pairs of rows ordered the same way on both.</param>
/// <param name="Discordant">Pairs of rows ordered opposite ways.</param>
/// <param name="Gamma">(C−D)/(C+D).</param>
/// <param name="TauB">(C−D)/√((pairs untied on rows)(pairs untied on columns)).</param>
/// <param name="TauC">2m(C−D)/(n²(m−1)), m the lesser number of rows and columns in use.</param>
/// <param name="Spearman">Correlation of mid-ranks.</param>
/// <param name="Pearson">Correlation of scores.</param>
public sealed record OrdinalAssociation(
    long N, Int128 Concordant, Int128 Discordant, double? Gamma, double? TauB, double? TauC, double? Spearman, double? Pearson)
{
    /// <summary>Rows and columns are put in the order of their scores. Refused when either variable does not vary.</summary>
    public static bool TryOf(
        CountTable table, ReadOnlySpan<double> rowScores, ReadOnlySpan<double> columnScores,
        [NotNullWhen(true)] out OrdinalAssociation? association, [NotNullWhen(false)] out Refused? refused)
    {
        var ordered = ScoredTable.Of(table, rowScores, columnScores);
        var (counts, n) = (ordered.Table, ordered.Table.N);
        (association, refused) = (null, null);
        if (counts.Rows < 2 || counts.Columns < 2)
        {
            refused = new Refused("One of the variables does not vary: no association can be measured.");
            return false;
        }
        var (concordant, discordant) = Pairs(counts);
        var gap = (double)(concordant - discordant);
        var all = (double)n * (n - 1) / 2;
        double m = Math.Min(counts.Rows, counts.Columns);
        association = new OrdinalAssociation(n, concordant, discordant,
            Ratio.Of(gap, (double)(concordant + discordant)),
            Ratio.Of(gap, Math.Sqrt((all - Tied(counts.RowTotals)) * (all - Tied(counts.ColumnTotals)))),
            Ratio.Of(2 * m * gap, (double)n * n * (m - 1)),
            ordered.Correlation(MidRanks.Of(counts.RowTotals.AsSpan()), MidRanks.Of(counts.ColumnTotals.AsSpan())),
            ordered.Correlation([.. ordered.RowScores], [.. ordered.ColumnScores]));
        return true;
    }

    private static double Tied(ImmutableArray<long> totals) => totals.Sum(t => (double)t * (t - 1) / 2);

    private static (Int128 Concordant, Int128 Discordant) Pairs(CountTable table)
    {
        Int128 concordant = 0, discordant = 0;
        // below[c]: rows already passed, in column c.
        var below = new long[table.Columns];
        for (var r = 0; r < table.Rows; r++)
        {
            long left = 0, right = below.Sum();
            for (var c = 0; c < table.Columns; c++)
            {
                right -= below[c];
                concordant += (Int128)table[r, c] * left;
                discordant += (Int128)table[r, c] * right;
                left += below[c];
            }
            for (var c = 0; c < table.Columns; c++) below[c] += table[r, c];
        }
        return (concordant, discordant);
    }
}
