namespace Parvis.Statistics;

/// <summary>
/// Two independent proportions, difference = second − first. z pooled, two-sided p (the square of z is the 2×2 χ² without
/// correction); Wald's interval (unpooled); Newcombe's hybrid score interval (1998, method 10); Cohen's h.
/// Null whatever is 0/0.
/// </summary>
public sealed record TwoProportions
{
    public required long X1 { get; init; }
    public required long N1 { get; init; }
    public required long X2 { get; init; }
    public required long N2 { get; init; }
    public required Interval CiWald { get; init; }
    public required Interval CiNewcombe { get; init; }

    public double? P1 => Ratio.Of(X1, N1);

    public double? P2 => Ratio.Of(X2, N2);

    public double? Diff => P2 - P1;

    public double? SePooled => Ratio.Of(X1 + X2, N1 + N2) is { } p && N1 > 0 && N2 > 0 ? Math.Sqrt(p * (1 - p) * (1.0 / N1 + 1.0 / N2)) : null;

    public double? SeUnpooled => Ratio.Sqrt(P1 * (1 - P1) / N1 + P2 * (1 - P2) / N2);

    public double? Z => Ratio.Of(Diff, SePooled);

    public double? PValue => Z is { } z ? Normal.TwoSided(z) : null;

    /// <summary>2·asin√p₂ − 2·asin√p₁ (Cohen 1988): 0.2 small, 0.5 medium, 0.8 large.</summary>
    public double? CohenH => 2 * (Asin(P2) - Asin(P1));

    public static TwoProportions Of(long x1, long n1, long x2, long n2, double confidence = 0.95)
    {
        var bare = new TwoProportions { X1 = x1, N1 = n1, X2 = x2, N2 = n2, CiWald = default, CiNewcombe = default };
        return bare with
        {
            CiWald = Interval.Around(bare.Diff, bare.SeUnpooled * Normal.Critical(confidence)),
            CiNewcombe = Newcombe.Of(x1, n1, x2, n2, confidence),
        };
    }

    private static double? Asin(double? p) => p is { } value ? Math.Asin(Math.Sqrt(value)) : null;
}
