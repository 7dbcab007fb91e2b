using MathNet.Numerics.LinearAlgebra;

namespace Parvis.Statistics;

/// <summary>
/// Independence in a weighted table (Rao &amp; Scott 1984). X² of the weighted table scaled to n rows; Δ compares the design's
/// covariance of the interaction contrasts with the multinomial one; first order X²·df/tr Δ on df; second order
/// F = X²/tr Δ on ndf = tr²Δ/tr Δ² and ddf = ndf·ν degrees.
/// </summary>
public sealed record RaoScott(double TraceDelta, double FirstOrder, int FirstOrderDf, double FirstOrderP, double F, double Ndf, double Ddf, double P)
{
    /// <summary>Null when a weighted cell is empty, or there is a single row or column.</summary>
    /// <param name="table">The weighted table.</param>
    /// <param name="cellOf">Each row's cell (row·columns + column); −1: not in the table.</param>
    /// <param name="weights">One per row.</param>
    /// <param name="design">How rows were drawn.</param>
    /// <param name="degreesOfFreedom">ν of the design: PSUs − strata.</param>
    /// <param name="calibration">When the weights were fitted to margins: also account for it.</param>
    public static RaoScott? Of(
        WeightedTable table, ReadOnlySpan<int> cellOf, ReadOnlySpan<double> weights, SurveyDesign design, int degreesOfFreedom, Calibration? calibration = null)
    {
        var size = (table.Rows - 1) * (table.Columns - 1);
        if (table.ZeroCells > 0 || size < 1 || table.Chi2 is not { } chi2) return null;
        var contrasts = Contrasts(table, size);
        var influences = new double[size][];
        for (var j = 0; j < size; j++)
        {
            influences[j] = new double[cellOf.Length];
            for (var i = 0; i < cellOf.Length; i++)
                if (cellOf[i] >= 0) influences[j][i] = weights[i] / table.Sum * contrasts[cellOf[i], j] / table.Share(cellOf[i]);
            if (calibration is not null) influences[j] = calibration.Residual(influences[j], weights);
        }
        var covariance = design.Covariance(influences);
        var multinomial = contrasts.Transpose() * Matrix<double>.Build.DenseDiagonal(contrasts.RowCount, contrasts.RowCount,
            cell => 1 / table.Share(cell) / table.N) * contrasts;
        var delta = multinomial.Cholesky().Solve(Matrix<double>.Build.Dense(size, size, (a, b) => covariance[a, b]));
        return FromDelta(delta, chi2, size, degreesOfFreedom);
    }

    private static RaoScott? FromDelta(Matrix<double> delta, double chi2, int size, int degreesOfFreedom)
    {
        var trace = delta.Trace();
        if (!(trace > 0) || degreesOfFreedom < 1) return null;
        var first = chi2 * size / trace;
        var ndf = trace * trace / (delta * delta).Trace();
        var ddf = ndf * degreesOfFreedom;
        return new RaoScott(trace, first, size, ChiSquared.Upper(first, size), chi2 / trace, ndf, ddf, FisherF.Upper(chi2 / trace, ndf, ddf));
    }

    /// <summary>(e_r − e_last) ⊗ (e_c − e_last): a basis of the interaction.</summary>
    private static Matrix<double> Contrasts(WeightedTable table, int size)
    {
        var contrasts = Matrix<double>.Build.Dense(table.Rows * table.Columns, size);
        var (lastRow, lastColumn) = (table.Rows - 1, table.Columns - 1);
        for (var r = 0; r < lastRow; r++)
            for (var c = 0; c < lastColumn; c++)
            {
                var j = r * lastColumn + c;
                contrasts[r * table.Columns + c, j] = 1;
                contrasts[r * table.Columns + lastColumn, j] = -1;
                contrasts[lastRow * table.Columns + c, j] = -1;
                contrasts[lastRow * table.Columns + lastColumn, j] = 1;
            }
        return contrasts;
    }
}
