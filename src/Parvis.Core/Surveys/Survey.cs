namespace Parvis.Core.Surveys;

/// <summary>A questionnaire open for a time, through channels. <see cref="Questionnaire"/> is the version being asked.</summary>
public sealed record Survey
{
    public required int Id { get; init; }

    /// <summary>In addresses: <c>mur-ia-roubaix</c>.</summary>
    public required string Slug { get; init; }

    public required Questionnaire Questionnaire { get; init; }

    /// <summary>Of the questionnaire: 1, 2, 3… Each response keeps the version it answered.</summary>
    public required int Version { get; init; }

    public required OpeningWindow Window { get; init; }

    public Presentation Presentation { get; init; } = Presentation.OneByOne;

    public SurveyDesign Design { get; init; } = SurveyDesign.SelfSelected;
}

/// <summary>How a phone shows the questionnaire.</summary>
public enum Presentation
{
    OneByOne,
    AllOnOnePage,
}

/// <summary>How people came to answer: it decides what may be claimed (METHOD §10).</summary>
public enum SurveyDesign
{
    /// <summary>Whoever chose to answer. No margin of error.</summary>
    SelfSelected,

    /// <summary>Everyone of a known list was asked.</summary>
    Census,

    /// <summary>Drawn at random from a known list.</summary>
    RandomSample,
}
