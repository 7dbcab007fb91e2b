using System.Collections.Immutable;
using Parvis.Core.Barometers.Crosses;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Samples;
using Parvis.Core.Questions;
using Parvis.Web.Barometers;
using Parvis.Web.Data;

namespace Parvis.Web.Samples;

/// <summary>What the page of the sample shows.</summary>
public sealed record SampleView
{
    /// <summary>Questions that may have a target, those about the person first.</summary>
    public required ImmutableArray<CrossAxis> Axes { get; init; }

    public required ImmutableArray<SampleMargin> Targets { get; init; }

    /// <summary>Null without a target.</summary>
    public Weighting? Weighting { get; init; }

    /// <summary>Where weighting is allowed: the lines of the questions with and without weights.</summary>
    public ImmutableArray<WeightedLine> Weighted { get; init; } = [];

    /// <summary>How many questions on the subject may be published with weights: none where that would tell what a few people answered.</summary>
    public int Publishable { get; init; }

    public static SampleView Of(LiveBarometer live, IReadOnlyList<SampleTargetRow> rows)
    {
        var kept = live.Panel.Kept;
        var axes = SampleMargin.Axes(live.Panel.Table);
        var targets = SampleMargin.Of(axes, [.. rows.Select(r => r.ToTarget())], kept);
        var weighting = targets.IsEmpty || live.Panel.Size == 0 ? null : Weighting.Of(targets, kept);
        var weighted = ImmutableArray.CreateBuilder<WeightedLine>();
        if (weighting?.Weights is not null)
            foreach (var axis in axes.Where(a => !a.IsProfile))
                weighted.AddRange(Lines(axis, weighting, kept));
        return new()
        {
            Axes = [.. axes.OrderByDescending(a => a.IsProfile)],
            Targets = targets,
            Weighting = weighting,
            Publishable = weighting?.Weights is null ? 0
                : WeightedPublication.On(live.Barometer, live.Panel.Table, targets, weighting, DisclosureControl.Default).With(QuestionRole.Thematic).Count(f => f.Weighted is not null),
            Weighted = weighted.ToImmutable(),
        };
    }

    private static ImmutableArray<WeightedLine> Lines(CrossAxis axis, Weighting weighting, ReadOnlySpan<bool> kept)
    {
        if (weighting.Read(axis) is not { Shares: var shares })
            return [];
        var everyone = new SampleTarget(axis.Id, "", axis.Lines.ToImmutableSortedDictionary(l => l.Code, _ => 1));
        var raw = SampleGroup.Of(axis, everyone, kept);
        return [.. axis.Lines.Select((l, i) => new WeightedLine(axis, l, raw[i].Sample, shares[i]))];
    }
}

/// <summary>A line of a question as it is and as weights make it.</summary>
public sealed record WeightedLine(CrossAxis Axis, CrossLine Line, Share Raw, double Weighted);
