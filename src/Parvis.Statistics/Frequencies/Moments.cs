namespace Parvis.Statistics;

/// <summary>Sum, mean and variance (n−1) of values taken several times each. Two passes, so that a large mean costs no digit (Chan, Golub &amp; LeVeque 1983).</summary>
/// <param name="N">Number of values.</param>
/// <param name="Sum">Their sum.</param>
/// <param name="SquaredDeviations">Σ(x−mean)².</param>
/// <param name="Drift">Σ(x − Sum/N): what rounding took off the sum.</param>
public readonly record struct Moments(long N, double Sum, double SquaredDeviations, double Drift = 0)
{
    /// <summary>Null without a value.</summary>
    public double? Mean => N == 0 ? null : Sum / N;

    /// <summary>This mean − another's. Of incomes or years, the two means rounded first would lose the digits that tell groups apart.</summary>
    public double? MeanLess(Moments other) => N == 0 || other.N == 0 ? null : Sum / N - other.Sum / other.N + (Drift / N - other.Drift / other.N);

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
        return new Moments(n, sum, Math.Max(0, squares - drift * drift / n), drift);
    }
}
