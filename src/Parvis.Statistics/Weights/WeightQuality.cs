namespace Parvis.Statistics;

/// <summary>What weighting costs (Kish 1965). Null without a row.</summary>
/// <param name="N">Rows.</param>
/// <param name="Sum">Σw.</param>
/// <param name="SumOfSquares">Σw².</param>
/// <param name="Min">Least weight.</param>
/// <param name="Max">Largest weight.</param>
public sealed record WeightQuality(long N, double Sum, double SumOfSquares, double? Min, double? Max)
{
    /// <summary>Effective size (Σw)²/Σw²: the simple sample worth as much.</summary>
    public double? EffectiveN => Ratio.Of(Sum * Sum, SumOfSquares);

    /// <summary>Design effect nΣw²/(Σw)², at least 1.</summary>
    public double? Deff => Ratio.Of(N * SumOfSquares, Sum * Sum);

    /// <summary>Coefficient of variation of the weights (population sd over mean) = √(deff − 1).</summary>
    public double? Cv => Deff is { } deff ? Math.Sqrt(Math.Max(0, deff - 1)) : null;

    /// <summary>Largest over least weight.</summary>
    public double? RatioMaxMin => Ratio.Of(Max, Min);

    /// <summary>NaN weights are rows left out.</summary>
    public static WeightQuality Of(ReadOnlySpan<double> weights)
    {
        long n = 0;
        double sum = 0, squares = 0, min = double.PositiveInfinity, max = double.NegativeInfinity;
        foreach (var w in weights)
        {
            if (double.IsNaN(w)) continue;
            n++;
            sum += w;
            squares += w * w;
            min = Math.Min(min, w);
            max = Math.Max(max, w);
        }
        return new WeightQuality(n, sum, squares, Ratio.Finite(min), Ratio.Finite(max));
    }
}
