namespace Parvis.Statistics;

/// <summary>Sum, mean and variance (n−1) of values taken several times each. Two passes, so that a large mean costs no digit.</summary>
/// <param name="N">Number of values.</param>
/// <param name="Sum">Their sum.</param>
/// <param name="SquaredDeviations">Σ(x−mean)².</param>
public readonly record struct Moments(long N, double Sum, double SquaredDeviations)
{
    /// <summary>Null without a value.</summary>
    public double? Mean => N == 0 ? null : Sum / N;

    /// <summary>Null below two values.</summary>
    public double? Variance => N < 2 ? null : SquaredDeviations / (N - 1);

    public static Moments Of(ReadOnlySpan<double> values, ReadOnlySpan<long> counts)
    {
        long n = 0;
        double sum = 0, squares = 0, drift = 0;
        for (var i = 0; i < values.Length; i++)
        {
            n += counts[i];
            sum += values[i] * counts[i];
        }
        if (n == 0) return default;
        var mean = sum / n;
        for (var i = 0; i < values.Length; i++)
        {
            var gap = values[i] - mean;
            squares += gap * gap * counts[i];
            drift += gap * counts[i];
        }
        return new Moments(n, sum, Math.Max(0, squares - drift * drift / n));
    }
}
