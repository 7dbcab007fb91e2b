namespace Parvis.Statistics;

/// <summary>Divisions whose impossible cases are values.</summary>
internal static class Ratio
{
    /// <summary>a/b, or null when it is 0/0 or infinite.</summary>
    public static double? Of(double? a, double? b) => b is null or 0 ? null : Finite(a / b);

    /// <summary>100·a/b, or null when b is 0.</summary>
    public static double? Percent(double a, double b) => b == 0 ? null : 100 * a / b;

    /// <summary>The number itself, or null when it is missing, infinite or not a number.</summary>
    public static double? Finite(double? x) => x is { } value && double.IsFinite(value) ? value : null;

    public static double? Sqrt(double? x) => x is >= 0 ? Math.Sqrt(x.Value) : null;
}
