using System.Collections.Immutable;
using System.Text.Json;
using Parvis.Core.Barometers.Samples;

namespace Parvis.Web.Data;

/// <summary>An aggregate file that another town sent, as it was received: its signature is verified each time it is read.</summary>
public sealed class AggregateRow
{
    public int Id { get; set; }

    /// <summary>Who asked and what, as the file says; for lists.</summary>
    public required string Place { get; set; }
    public required string Title { get; set; }

    /// <summary>Fingerprint of the key that signed it.</summary>
    public required string Signer { get; set; }

    /// <summary>SHA-256 of the file, in hexadecimal: the same one is kept once.</summary>
    public required string Digest { get; set; }
    public required byte[] File { get; set; }
    public DateTimeOffset ReceivedAt { get; set; }
}

/// <summary>A file of figures published elsewhere, as an organiser brought it.</summary>
public sealed class ReferenceSeriesRow
{
    public int Id { get; set; }
    public required string Name { get; set; }

    /// <summary>CSV, read each time it is shown.</summary>
    public required byte[] File { get; set; }
    public DateTimeOffset AddedAt { get; set; }
}

/// <summary>What the population is known to be, for one question of a survey: people by answer.</summary>
public sealed class SampleTargetRow
{
    public int SurveyId { get; set; }
    public required string Question { get; set; }

    /// <summary>Where the numbers come from: « Insee, RP2021 ».</summary>
    public required string Source { get; set; }

    /// <summary>People by option code, as JSON.</summary>
    public required string Counts { get; set; }
    public DateTimeOffset SetAt { get; set; }

    public SampleTarget ToTarget() => new(Question, Source, JsonSerializer.Deserialize<ImmutableSortedDictionary<string, int>>(Counts)!, Source.EndsWith('*'));
}

/// <summary>A theme under which an organiser files the free answers to one question.</summary>
public sealed class ThemeRow
{
    public int Id { get; set; }
    public int SurveyId { get; set; }
    public required string Question { get; set; }
    public required string Label { get; set; }
}

/// <summary>One answer filed under one theme. It goes with the answers: erasing them erases it.</summary>
public sealed class ThemeMarkRow
{
    public int ThemeId { get; set; }
    public int SurveyId { get; set; }
    public required byte[] Key { get; set; }
}

/// <summary>Words that an organiser chose to show beside the figures, never with who wrote them. They go with the answer they come from.</summary>
public sealed class VerbatimRow
{
    public int Id { get; set; }
    public int SurveyId { get; set; }
    public required string Question { get; set; }
    public required byte[] Key { get; set; }
    public required string Text { get; set; }
}
