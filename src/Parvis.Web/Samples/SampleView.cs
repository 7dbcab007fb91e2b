using System.Collections.Immutable;
using System.Text.Json;
using Parvis.Core.Barometers.Crosses;
using Parvis.Core.Barometers.Samples;
using Parvis.Web.Barometers;
using Parvis.Web.Data;

namespace Parvis.Web.Samples;

/// <summary>What the page of the sample shows.</summary>
public sealed record SampleView
{
    /// <summary>Questions that may have a target, those about the person first.</summary>
    public required ImmutableArray<CrossAxis> Axes { get; init; }

    public required ImmutableArray<(CrossAxis Axis, SampleTarget Target, ImmutableArray<SampleGroup> Groups)> Targets { get; init; }

    /// <summary>Null without a target.</summary>
    public Weighting? Weighting { get; init; }

    /// <summary>Where weighting is allowed: the lines of the questions with and without weights.</summary>
    public ImmutableArray<WeightedLine> Weighted { get; init; } = [];

    public static SampleView Of(LiveBarometer live, ImmutableArray<CrossAxis> axes, IReadOnlyList<SampleTargetRow> rows)
    {
        var kept = live.Panel.Kept;
        var targets = ImmutableArray.CreateBuilder<(CrossAxis, SampleTarget, ImmutableArray<SampleGroup>)>();
        foreach (var axis in axes)
            if (rows.FirstOrDefault(r => r.Question == axis.Id) is { } row)
            {
                var target = new SampleTarget(axis.Id, row.Source, JsonSerializer.Deserialize<ImmutableSortedDictionary<string, int>>(row.Counts)!, row.Source.EndsWith('*'));
                // Options removed since: with fewer than two left there is nothing to compare.
                if (SampleGroup.Of(axis, target, kept) is { Length: >= 2 } groups)
                    targets.Add((axis, target, groups));
            }
        var weighting = targets.Count == 0 || live.Panel.Size == 0 ? null : Weighting.Of([.. targets.Select(t => (t.Item1, t.Item2))], kept);
        var weighted = ImmutableArray.CreateBuilder<WeightedLine>();
        if (weighting?.Weights is not null)
            foreach (var axis in axes.Where(a => !a.IsProfile))
                weighted.AddRange(Lines(axis, weighting, kept));
        return new()
        {
            Axes = [.. axes.OrderByDescending(a => a.IsProfile)],
            Targets = targets.ToImmutable(),
            Weighting = weighting,
            Weighted = weighted.ToImmutable(),
        };
    }

    private static ImmutableArray<WeightedLine> Lines(CrossAxis axis, Weighting weighting, ReadOnlySpan<bool> kept)
    {
        if (weighting.SharesOf(axis) is not { } shares)
            return [];
        var everyone = new SampleTarget(axis.Id, "", axis.Lines.ToImmutableSortedDictionary(l => l.Code, _ => 1));
        var raw = SampleGroup.Of(axis, everyone, kept);
        return [.. axis.Lines.Select((l, i) => new WeightedLine(axis, l, raw[i].Sample, shares[i]))];
    }
}

/// <summary>A line of a question as it is and as weights make it.</summary>
public sealed record WeightedLine(CrossAxis Axis, CrossLine Line, Core.Barometers.Findings.Share Raw, double Weighted);
