namespace Parvis.Statistics;

/// <summary>
/// A weighted mean (a share is the mean of 0s and 1s) over a domain, with each row's influence e_i = w_i(y_i − mean)/Σw, 0
/// outside the domain: the linearisation from which any design's variance follows (Binder 1983).
/// </summary>
/// <param name="Mean">Σwy/Σw; null when the domain is empty or weighs nothing.</param>
/// <param name="N">Rows of the domain.</param>
/// <param name="SumOfWeights">Σw over the domain.</param>
/// <param name="SumOfSquaredWeights">Σw² over the domain.</param>
/// <param name="Influence">One per row.</param>
public sealed record WeightedMean(double? Mean, long N, double SumOfWeights, double SumOfSquaredWeights, double[] Influence)
{
    /// <summary>Kish's effective size of the domain.</summary>
    public double? EffectiveN => Ratio.Of(SumOfWeights * SumOfWeights, SumOfSquaredWeights);

    /// <param name="values">One per row; NaN: outside the domain.</param>
    /// <param name="weights">One per row, zero or more: a row of weight 0 was drawn, and counts for nothing in the mean.</param>
    public static WeightedMean Of(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, weights.Length);
        long n = 0;
        double sum = 0, sumWeights = 0, squares = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i])) continue;
            n++;
            sum += weights[i] * values[i];
            sumWeights += weights[i];
            squares += weights[i] * weights[i];
        }
        var influence = new double[values.Length];
        if (sumWeights == 0) return new WeightedMean(null, n, 0, 0, influence);
        var mean = sum / sumWeights;
        for (var i = 0; i < values.Length; i++)
            if (!double.IsNaN(values[i])) influence[i] = weights[i] * (values[i] - mean) / sumWeights;
        return new WeightedMean(mean, n, sumWeights, squares, influence);
    }
}
