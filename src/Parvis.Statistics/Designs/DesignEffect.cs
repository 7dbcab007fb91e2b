namespace Parvis.Statistics;

/// <summary>How much the design multiplies a variance (Kish 1965): above 0, 1 for a simple random sample.</summary>
public static class DesignEffect
{
    /// <summary>
    /// Variance over that of a simple random sample of the same n drawn without replacement from a population of Σw:
    /// s²/n·(1−n/Σw), s² the weighted variance with n/(n−1), n the rows of some weight (R's deff). Null when that is 0, or when
    /// the weights add up to fewer than the rows: they say nothing of the population.
    /// </summary>
    public static double? WithoutReplacement(double variance, ReadOnlySpan<double> values, ReadOnlySpan<double> weights, WeightedMean mean)
    {
        if (mean.Mean is not { } centre) return null;
        double sum = 0;
        long n = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]) || weights[i] == 0) continue;
            n++;
            sum += weights[i] * (values[i] - centre) * (values[i] - centre);
        }
        if (n < 2 || mean.SumOfWeights < n) return null;
        var s2 = sum / mean.SumOfWeights * n / (n - 1);
        return Ratio.Of(variance, s2 / n * (1 - n / mean.SumOfWeights));
    }

    /// <summary>Variance of a share over p(1−p)/(n−1); null when that is 0.</summary>
    public static double? OfShare(double variance, double? p, long n) => n < 2 ? null : Ratio.Of(variance, p * (1 - p) / (n - 1));
}
