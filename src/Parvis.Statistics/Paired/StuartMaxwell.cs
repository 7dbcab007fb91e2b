using System.Diagnostics.CodeAnalysis;
using MathNet.Numerics.LinearAlgebra;

namespace Parvis.Statistics;

/// <summary>
/// Did the distribution of a choice change between two times, for the same people (Stuart 1955, Maxwell 1970)? With d the
/// differences of margins, χ² = d'S⁻¹d over k−1 of the categories, on k−1 degrees. With two categories it is McNemar's.
/// </summary>
/// <param name="Chi2">The statistic.</param>
/// <param name="Df">Categories in use − 1.</param>
/// <param name="P">P(χ² ≥ statistic).</param>
public sealed record StuartMaxwell(double Chi2, int Df, double P)
{
    /// <summary>Of a square table, first time by second time. Refused when the table cannot tell (nobody changed, or S is singular).</summary>
    public static bool TryOf(CountTable table, [NotNullWhen(true)] out StuartMaxwell? test, [NotNullWhen(false)] out Refused? refused)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(table.Rows, table.Columns);
        (test, refused) = (null, null);
        var used = Enumerable.Range(0, table.Rows)
            .Where(i => table.RowTotals[i] + table.ColumnTotals[i] > 2 * table[i, i]).ToArray();
        if (used.Length < 2)
        {
            refused = new Refused("Nobody changed answer: there is nothing to test.");
            return false;
        }
        var size = used.Length - 1;
        var difference = Vector<double>.Build.Dense(size, i => table.RowTotals[used[i]] - table.ColumnTotals[used[i]]);
        var covariance = Matrix<double>.Build.Dense(size, size, (i, j) => i == j
            ? table.RowTotals[used[i]] + table.ColumnTotals[used[i]] - 2.0 * table[used[i], used[i]]
            : -(double)(table[used[i], used[j]] + table[used[j], used[i]]));
        var chi2 = difference * covariance.Solve(difference);
        if (!double.IsFinite(chi2) || chi2 < 0)
        {
            refused = new Refused("Changes split into separate groups of categories: the overall test is not available.");
            return false;
        }
        test = new StuartMaxwell(chi2, size, ChiSquared.Upper(chi2, size));
        return true;
    }
}
