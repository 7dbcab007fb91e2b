namespace Parvis.Statistics;

/// <summary>
/// A scale in one line: shares of the positive and the negative answers, and their difference (net score, −100 … 100), all
/// computed from counts and only then rounded; and the two highest and two lowest codes (top-2, bottom-2),
/// as opinion polls give them (the « balance of opinion » of Theil 1952).
/// </summary>
/// <param name="N">Answers with a score.</param>
/// <param name="Positive">Answers whose score is above 0.</param>
/// <param name="Negative">Answers whose score is below 0.</param>
/// <param name="Top2">Answers on the two highest scores of the scale.</param>
/// <param name="Bottom2">Answers on the two lowest scores of the scale.</param>
public sealed record NetScore(long N, long Positive, long Negative, long Top2, long Bottom2)
{
    /// <summary>100·(positive − negative)/n; null without an answer.</summary>
    public double? Net => Ratio.Percent(Positive - Negative, N);

    /// <summary>The net score in whole points, half up.</summary>
    public int? NetRounded => Rounding.HalfUp(Positive - Negative, N);

    public static NetScore Of(ReadOnlySpan<double> scores, ReadOnlySpan<long> counts)
    {
        var sorted = scores.ToArray();
        var times = counts.ToArray();
        Array.Sort(sorted, times);
        long n = 0, positive = 0, negative = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            n += times[i];
            if (sorted[i] > 0) positive += times[i];
            if (sorted[i] < 0) negative += times[i];
        }
        return new NetScore(n, positive, negative, times.TakeLast(2).Sum(), times.Take(2).Sum());
    }
}
