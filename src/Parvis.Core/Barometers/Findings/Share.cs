using Parvis.Statistics;

namespace Parvis.Core.Barometers.Findings;

/// <summary>A count on its base. The only way a percentage comes to be.</summary>
public readonly record struct Share(int Count, int Base)
{
    /// <summary>Below this base a share is flagged « base faible ».</summary>
    public const int SmallBase = 30;

    /// <summary>Below this base only counts are given.</summary>
    public const int CountsOnlyBase = 10;

    /// <summary>Whole percents, half up; null when the base is too small for percents.</summary>
    public int? Percent => Base < CountsOnlyBase ? null : Rounding.HalfUp(Count, Base);

    /// <summary>From 0 to 1, unrounded; null on an empty base. For drawing and exports.</summary>
    public double? Ratio => Base == 0 ? null : (double)Count / Base;
}
