namespace Parvis.Statistics;

/// <summary>
/// Rounding of published shares: half <b>up</b>, in exact integer arithmetic, so that 1/8 is 13 %, never 12 %.
/// (Binary rounding to even, IEEE 754-2008's and the framework's default, would give 12.)
/// </summary>
public static class Rounding
{
    /// <summary>The share n/total in whole percents, half up; <c>null</c> when the base is 0.</summary>
    /// <param name="n">A count, or a difference of counts (a net score may be negative: −0.5 rounds up to 0).</param>
    /// <param name="total">The base, zero or more.</param>
    public static int? HalfUp(long n, long total) => (int?)HalfUp(n, total, 100);

    /// <summary>The share n/total in units of 1/scale, half up: scale 100 is percents, 1000 tenths of a percent.</summary>
    public static long? HalfUp(long n, long total, int scale)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        if (total == 0) return null;
        var twice = 2 * (Int128)n * scale + total;
        var unit = 2 * (Int128)total;
        var quotient = twice / unit;
        if (twice < 0 && quotient * unit != twice) quotient--;
        return (long)quotient;
    }
}
