namespace Parvis.Statistics;

/// <summary>
/// A numeric distribution in a few numbers. Variance with n−1; se = sd/√n; ci_t with Student's t on n−1 degrees, ci_z with
/// the normal; quantiles type 7 (Hyndman &amp; Fan 1996). With one value the spread is null; with none everything but n and sum is.
/// </summary>
public sealed record NumericSummary
{
    public required long N { get; init; }
    public required double Sum { get; init; }
    public required double? Mean { get; init; }
    public required double? Variance { get; init; }
    public required Interval CiT { get; init; }
    public required Interval CiZ { get; init; }
    public required double? Min { get; init; }
    public required double? Q1 { get; init; }
    public required double? Median { get; init; }
    public required double? Q3 { get; init; }
    public required double? Max { get; init; }

    public double? Sd => Ratio.Sqrt(Variance);

    public double? Se => Variance is { } v ? Math.Sqrt(v) / Math.Sqrt(N) : null;

    /// <summary>Degrees of freedom n−1, null below two values.</summary>
    public long? Df => N > 1 ? N - 1 : null;

    /// <summary>Of a column; NaN is missing and left out.</summary>
    public static NumericSummary Of(ReadOnlySpan<double> values, double confidence = 0.95)
    {
        var sorted = new double[values.Length];
        var n = 0;
        foreach (var value in values)
            if (!double.IsNaN(value)) sorted[n++] = value;
        Array.Sort(sorted, 0, n);
        var ones = new long[n];
        Array.Fill(ones, 1);
        return OfSorted(sorted.AsSpan(0, n), ones, confidence);
    }

    /// <summary>Of scores and how many times each was given, in any order: a scale's tally.</summary>
    public static NumericSummary Of(ReadOnlySpan<double> scores, ReadOnlySpan<long> counts, double confidence = 0.95)
    {
        var values = scores.ToArray();
        var times = counts.ToArray();
        Array.Sort(values, times);
        return OfSorted(values, times, confidence);
    }

    private static NumericSummary OfSorted(ReadOnlySpan<double> values, ReadOnlySpan<long> counts, double confidence)
    {
        var moments = Moments.Of(values, counts);
        var n = moments.N;
        var se = moments.Variance is { } v ? Math.Sqrt(v / n) : (double?)null;
        return new NumericSummary
        {
            N = n,
            Sum = moments.Sum,
            Mean = moments.Mean,
            Variance = moments.Variance,
            CiT = n > 1 ? Interval.Around(moments.Mean, se * StudentT.Critical(confidence, n - 1)) : Interval.Undefined,
            CiZ = Interval.Around(moments.Mean, se * Normal.Critical(confidence)),
            Min = Quantile.Of(values, counts, 0),
            Q1 = Quantile.Of(values, counts, 0.25),
            Median = Quantile.Of(values, counts, 0.5),
            Q3 = Quantile.Of(values, counts, 0.75),
            Max = Quantile.Of(values, counts, 1),
        };
    }
}
