using System.Collections.Immutable;
using System.Globalization;
using Parvis.Core.Typography;

namespace Parvis.Core.Kits;

/// <summary>For whom a kit was written.</summary>
public enum Audience
{
    Children,
    Teenagers,
    Adults,
    Seniors,
    Professionals,
}

/// <summary>With what a kit can be led: one of these is enough.</summary>
public enum Equipment
{
    Phones,
    Tablet,
    Paper,
}

/// <summary>What a kit was made from. It stays when the kit is copied again.</summary>
public sealed record Credit(string Title, string Version, string Authors, string Licence, string? Url = null);

/// <summary>Where a fact comes from. <paramref name="Date"/> is a year or a day, <c>2023</c> or <c>2024-06-13</c>.</summary>
public sealed record Source(string Id, string Title, string Publisher, string Date, string Url)
{
    /// <summary>As it is cited on a card.</summary>
    public string Line => $"{Title}, {Publisher}, {Date[..Math.Min(4, Date.Length)]}";

    /// <summary>The day in words, else the year: « 13 juin 2024 », « 2023 ».</summary>
    public string Dated(string language) => Day is { } day ? Dates.Day(day, language) : Date;

    internal DateOnly? Day => DateOnly.TryParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>Activities that make sense together, alone or after others.</summary>
public sealed record Sequence(string Id, LocalisedText Title, ImmutableArray<Activity> Activities)
{
    public LocalisedText? Goal { get; init; }

    public int Minutes => Activities.Sum(a => a.Minutes);
}

/// <summary>Teaching content that anyone can run, on screens or on paper: sequences of activities, with what the facilitator needs.</summary>
public sealed record Kit
{
    public required string Id { get; init; }

    public required string Version { get; init; }

    public required LocalisedText Title { get; init; }

    public LocalisedText? Summary { get; init; }

    /// <summary>Complete in these, the first by default.</summary>
    public required ImmutableArray<string> Languages { get; init; }

    /// <summary>An SPDX identifier such as <c>CC-BY-SA-4.0</c>.</summary>
    public required string Licence { get; init; }

    public required ImmutableArray<string> Authors { get; init; }

    public ImmutableArray<Credit> MadeFrom { get; init; } = [];

    public required ImmutableArray<Audience> Audiences { get; init; }

    public required ImmutableArray<Equipment> Equipment { get; init; }

    /// <summary>People it suits.</summary>
    public required (int From, int To) Group { get; init; }

    public ImmutableArray<LocalisedText> Materials { get; init; } = [];

    /// <summary>Themes of the Coop de la médiation numérique that its activity report files a workshop under, in the Coop's words.</summary>
    public ImmutableArray<string> Themes { get; init; } = [];

    public ImmutableArray<Source> Sources { get; init; } = [];

    public required ImmutableArray<Sequence> Sequences { get; init; }

    public IEnumerable<Activity> Activities => Sequences.SelectMany(s => s.Activities);

    public int Minutes => Sequences.Sum(s => s.Minutes);

    public Activity? Find(string activity) => Activities.FirstOrDefault(a => a.Id == activity);

    public Source? Source(string id) => Sources.FirstOrDefault(s => s.Id == id);

    /// <summary>What a copy of this kit must say it was made from.</summary>
    public Credit AsCredit() => new(Title.In(Languages[0]), Version, string.Join(", ", Authors), Licence);
}
