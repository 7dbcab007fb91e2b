using System.Collections.Immutable;
using Parvis.Core.Barometers.Crosses;

namespace Parvis.Core.Barometers.Samples;

/// <summary>A question about the panel beside what the population is known to be.</summary>
public sealed record SampleMargin(CrossAxis Axis, SampleTarget Target, ImmutableArray<SampleGroup> Groups)
{
    /// <summary>Questions that may have a target. Someone in several lines of a multiple choice has no one group.</summary>
    public static ImmutableArray<CrossAxis> Axes(ResponseTable table) => [.. CrossAxis.All(table, []).Where(a => !a.Overlaps && !a.Id.Contains('@'))];

    /// <summary>The targets that still say something: with fewer than two groups left, options removed since, there is nothing to compare.</summary>
    public static ImmutableArray<SampleMargin> Of(ImmutableArray<CrossAxis> axes, IReadOnlyList<SampleTarget> targets, ReadOnlySpan<bool> kept)
    {
        var margins = ImmutableArray.CreateBuilder<SampleMargin>();
        foreach (var axis in axes)
            if (targets.FirstOrDefault(t => t.Question == axis.Id) is { } target && SampleGroup.Of(axis, target, kept) is { Length: >= 2 } groups)
                margins.Add(new(axis, target, groups));
        return margins.ToImmutable();
    }
}
