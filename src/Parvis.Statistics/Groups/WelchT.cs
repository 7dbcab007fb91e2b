namespace Parvis.Statistics;

/// <summary>Two means without assuming equal variances (Welch 1947; Satterthwaite's degrees of freedom). Null when a group has fewer than two values or neither has variance.</summary>
/// <param name="Diff">First mean − second mean.</param>
/// <param name="T">Difference over its standard error.</param>
/// <param name="Df">Satterthwaite's degrees of freedom.</param>
/// <param name="P">Two-sided.</param>
/// <param name="Ci">Of the difference.</param>
public sealed record WelchT(double? Diff, double? T, double? Df, double? P, Interval Ci)
{
    public static WelchT Of(Moments first, Moments second, double confidence = 0.95)
    {
        var diff = first.MeanLess(second);
        if ((first.Variance / first.N, second.Variance / second.N) is not ({ } a, { } b) || a + b <= 0)
            return new WelchT(diff, null, null, null, Interval.Undefined);
        var se = Math.Sqrt(a + b);
        var t = diff!.Value / se;
        var df = (a + b) * (a + b) / (a * a / (first.N - 1) + b * b / (second.N - 1));
        return new WelchT(diff, t, df, StudentT.TwoSided(t, df), Interval.Around(diff, se * StudentT.Critical(confidence, df)));
    }
}
