namespace Parvis.Statistics;

/// <summary>
/// Did a yes/no answer change between two times, for the same people (McNemar 1947)? Only the two discordant counts matter.
/// All null when nobody changed.
/// </summary>
/// <param name="Chi2">(b−c)²/(b+c), one degree of freedom.</param>
/// <param name="P">Its p.</param>
/// <param name="Chi2Corrected">(|b−c|−1)²/(b+c) (Edwards 1948), 0 when b = c.</param>
/// <param name="PCorrected">Its p.</param>
/// <param name="PExact">Two-sided binomial of b among b+c at ½.</param>
/// <param name="PMid">Exact mid-p (Fagerland, Lydersen &amp; Laake 2013).</param>
public sealed record McNemar(double? Chi2, double? P, double? Chi2Corrected, double? PCorrected, double? PExact, double? PMid)
{
    /// <param name="b">Yes then no.</param>
    /// <param name="c">No then yes.</param>
    public static McNemar Of(long b, long c)
    {
        if (b + c == 0) return new McNemar(null, null, null, null, null, null);
        double gap = Math.Abs(b - c), n = b + c, reduced = Math.Max(0, gap - 1);
        var (plain, corrected) = (gap * gap / n, reduced * reduced / n);
        var least = Math.Min(b, c);
        // P(X ≤ least) of a binomial(n, ½) is a beta tail.
        var tail = IncompleteBeta.Of(n - least, least + 1, 0.5, 0.5);
        var below = least == 0 ? 0 : IncompleteBeta.Of(n - least + 1, least, 0.5, 0.5);
        var exact = b == c ? 1 : Math.Min(1, 2 * tail);
        return new McNemar(plain, ChiSquared.Upper(plain, 1), corrected, ChiSquared.Upper(corrected, 1), exact,
            b == c ? 1 - (tail - below) / 2 : Math.Min(1, tail + below));
    }
}
