namespace Parvis.Statistics;

/// <summary>A confidence interval. <c>null</c> bounds: not defined.</summary>
/// <param name="Low">Lower bound, same unit as the estimate.</param>
/// <param name="High">Upper bound, same unit as the estimate.</param>
public readonly record struct Interval(double? Low, double? High)
{
    /// <summary>Neither bound is defined.</summary>
    public static Interval Undefined => new(null, null);

    /// <summary>estimate ± margin; undefined when either is.</summary>
    public static Interval Around(double? estimate, double? margin) => new(estimate - margin, estimate + margin);

    /// <summary>The part of the interval inside [0, 1].</summary>
    public Interval TruncatedToUnit() => new(
        Low is { } low ? Math.Clamp(low, 0, 1) : null,
        High is { } high ? Math.Clamp(high, 0, 1) : null);
}
