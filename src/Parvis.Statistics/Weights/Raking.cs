using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Parvis.Statistics;

/// <summary>
/// Weights whose weighted margins equal known shares (raking, iterative proportional fitting: Deming &amp; Stephan 1940), adding
/// up to the number of rows kept. Iterated until every margin is within a relative 1e-13.
/// </summary>
/// <param name="Weights">One per row, aligned with the input; NaN: row left out, a margin or its base weight is missing.</param>
/// <param name="Excluded">Rows left out.</param>
/// <param name="Cells">The cells in use, in lexicographic order of the margins.</param>
/// <param name="Iterations">Rounds over all margins.</param>
public sealed record Raking(double[] Weights, long Excluded, ImmutableArray<WeightingCell> Cells, int Iterations)
{
    private const int MostIterations = 20_000;
    private const double Converged = 1e-13;
    private const double Acceptable = 1e-11;

    /// <summary>
    /// Refused when shares do not add up to 1, when a share is asked of a category without respondent (or the reverse), or
    /// when no weights can satisfy all margins together. One margin alone is post-stratification, exact at once.
    /// </summary>
    /// <param name="margins">At least one.</param>
    /// <param name="baseWeights">One per row, positive wherever no margin is missing; NaN leaves the row out.</param>
    /// <param name="raking">The weights.</param>
    /// <param name="refused">Why there are none.</param>
    public static bool TryOf(
        ReadOnlySpan<Margin> margins, ReadOnlySpan<double> baseWeights,
        [NotNullWhen(true)] out Raking? raking, [NotNullWhen(false)] out Refused? refused)
    {
        raking = null;
        var cells = MarginCells.Of(margins, baseWeights);
        for (var i = 0; i < baseWeights.Length; i++)
            if (cells.CellOf[i] >= 0 && (baseWeights[i] <= 0 || double.IsInfinity(baseWeights[i])))
            {
                refused = new Refused("A base weight is zero, negative or infinite.");
                return false;
            }
        var sums = new double[cells.Margins.Length][];
        for (var m = 0; m < sums.Length; m++) sums[m] = new double[margins[m].Labels.Length];
        refused = cells.Count == 0 ? new Refused("No row has all the margins: there is nothing to weight.") : Impossible(cells, sums);
        if (refused is not null) return false;

        var factors = new double[cells.Count];
        var rounds = Fit(cells, sums, factors);
        if (rounds < 0)
        {
            refused = new Refused("Raking does not converge: no weights of these respondents satisfy all the margins together.");
            return false;
        }
        raking = Spread(cells, factors, baseWeights, rounds);
        return true;
    }

    private static Refused? Impossible(MarginCells cells, double[][] sums)
    {
        for (var m = 0; m < sums.Length; m++)
        {
            for (var c = 0; c < cells.Count; c++) sums[m][cells.Category(c, m)] += cells.Weight[c];
            if (cells.Margins[m].Impossible(sums[m]) is { } refused) return refused;
        }
        return null;
    }

    /// <summary>Fits the factors; the number of rounds, or −1 when it does not converge.</summary>
    private static int Fit(MarginCells cells, double[][] sums, double[] factors)
    {
        double total = cells.N.Sum();
        var categories = cells.Margins.Select((_, m) => Enumerable.Range(0, cells.Count).Select(c => (int)cells.Category(c, m)).ToArray()).ToArray();
        var targets = cells.Margins.Select(margin => margin.Targets.Select(t => total * (t ?? 0) / margin.Targets.Sum(x => x ?? 0)).ToArray()).ToArray();
        Array.Fill(factors, total / cells.Weight.Sum());
        var off = double.PositiveInfinity;
        for (var round = 1; round <= MostIterations; round++)
        {
            off = 0;
            for (var m = 0; m < sums.Length; m++)
            {
                var sum = sums[m];
                Array.Clear(sum);
                for (var c = 0; c < factors.Length; c++) sum[categories[m][c]] += cells.Weight[c] * factors[c];
                for (var k = 0; k < sum.Length; k++)
                {
                    if (targets[m][k] <= 0) continue;
                    off = Math.Max(off, Math.Abs(sum[k] / targets[m][k] - 1));
                    sum[k] = targets[m][k] / sum[k];
                }
                for (var c = 0; c < factors.Length; c++) factors[c] *= sum[categories[m][c]];
            }
            if (off < Converged) return round;
            if (!double.IsFinite(off)) return -1;
        }
        return off < Acceptable ? MostIterations : -1;
    }

    private static Raking Spread(MarginCells cells, double[] factors, ReadOnlySpan<double> baseWeights, int rounds)
    {
        var weights = new double[baseWeights.Length];
        long excluded = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            var cell = cells.CellOf[i];
            if (cell < 0) excluded++;
            weights[i] = cell < 0 ? double.NaN : baseWeights[i] * factors[cell];
        }
        var list = Enumerable.Range(0, cells.Count).Select(c => new WeightingCell(
            [.. Enumerable.Range(0, cells.Margins.Length).Select(m => cells.Category(c, m))], cells.N[c], cells.Weight[c], factors[c]));
        return new Raking(weights, excluded, [.. list], rounds);
    }
}
