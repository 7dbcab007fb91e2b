using System.Collections.Immutable;
using Parvis.Core.Barometers.Exclusions;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Responses;
using Parvis.Core.Surveys;

namespace Parvis.Core.Barometers.Publishing;

/// <summary>How the figures were made (METHOD §10): everything a reader needs to judge them. Questions as asked and non-response are the findings'.</summary>
public sealed record MethodSheet
{
    /// <summary>Who asks, and who pays; as the organiser wrote them.</summary>
    public string Organisation { get; init; } = "";

    public string Funder { get; init; } = "";

    public required SurveyDesign Design { get; init; }

    /// <summary>First and last day of a response analysed; null when there is none.</summary>
    public DateOnly? FirstDay { get; init; }

    public DateOnly? LastDay { get; init; }

    public required int Received { get; init; }

    public required int Panel { get; init; }

    /// <summary>What each rule removed, in the order applied; rules that removed nobody are left out.</summary>
    public required ImmutableArray<ExclusionCount> Exclusions { get; init; }

    /// <summary>Responses analysed by channel.</summary>
    public required ImmutableArray<ChannelCount> Channels { get; init; }

    /// <summary>Null where each response counts for one.</summary>
    public WeightingSheet? Weighting { get; init; }

    public static MethodSheet Of(Survey survey, Panel panel, IReadOnlyList<Channel> channels, DisclosureControl disclosure)
    {
        var byChannel = panel.ByChannel;
        ImmutableArray<Channel> used = [.. channels.Where(c => byChannel.ContainsKey(c.Id)).OrderByDescending(c => byChannel[c.Id]).ThenBy(c => c.Id)];
        var hidden = disclosure.Hidden([.. used.Select(c => byChannel[c.Id])]);
        return new()
        {
            Design = survey.Design,
            Received = panel.Received,
            Panel = panel.Size,
            FirstDay = panel.FirstDay,
            LastDay = panel.LastDay,
            Exclusions = [.. panel.Log.Where(e => e.Removed.Length > 0).Select(e => new ExclusionCount(e.Rule.Name, e.Removed.Length, (e.Rule as BlankRule)?.Thematic ?? []))],
            Channels = [.. used.Select((c, i) => new ChannelCount(c.Label, c.Mode, hidden[i] ? null : byChannel[c.Id]))],
        };
    }

    public bool Equals(MethodSheet? other) =>
        other is not null && Organisation == other.Organisation && Funder == other.Funder && Design == other.Design && FirstDay == other.FirstDay
        && LastDay == other.LastDay && Received == other.Received && Panel == other.Panel && Exclusions.SequenceEqual(other.Exclusions)
        && Channels.SequenceEqual(other.Channels) && Weighting == other.Weighting;

    public override int GetHashCode() => HashCode.Combine(Received, Panel);
}

/// <summary>How many responses a rule removed. <paramref name="Thematic"/>: the questions that « blank » looked at.</summary>
public sealed record ExclusionCount(string Rule, int Removed, ImmutableArray<string> Thematic)
{
    public bool Equals(ExclusionCount? other) =>
        other is not null && Rule == other.Rule && Removed == other.Removed && Thematic.SequenceEqual(other.Thematic);

    public override int GetHashCode() => HashCode.Combine(Rule, Removed);
}

/// <summary>Responses analysed that came through a channel; null where too few did.</summary>
public sealed record ChannelCount(string Label, ResponseMode Mode, int? Count);
