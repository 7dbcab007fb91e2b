using System.Collections.Immutable;
using Parvis.Core.Questions;

namespace Parvis.Core.Surveys;

/// <summary>What is asked, in order. Immutable: a survey keeps every version that was published.</summary>
public sealed record Questionnaire
{
    public required LocalisedText Title { get; init; }

    /// <summary>Shown before the first question: who asks, why, how long, what becomes of the answers.</summary>
    public LocalisedText? Introduction { get; init; }

    public LocalisedText? Thanks { get; init; }

    /// <summary>Languages offered to participants, the first by default.</summary>
    public required ImmutableArray<string> Languages { get; init; }

    public required ImmutableArray<Section> Sections
    {
        get;
        init => (field, Questions) = (value, [.. value.SelectMany(s => s.Questions)]);
    }

    /// <summary>Of all sections, in order.</summary>
    public ImmutableArray<Question> Questions { get; private init; }

    public Question? Find(string id) => Questions.FirstOrDefault(q => q.Id == id);

    public bool Equals(Questionnaire? other) =>
        other is not null && Title.Equals(other.Title) && Equals(Introduction, other.Introduction) && Equals(Thanks, other.Thanks)
        && Languages.SequenceEqual(other.Languages) && Sections.SequenceEqual(other.Sections);

    public override int GetHashCode() => HashCode.Combine(Title, Sections.Length);
}

/// <summary>A titled group of questions.</summary>
public sealed record Section(string Id, ImmutableArray<Question> Questions)
{
    public LocalisedText? Title { get; init; }

    public LocalisedText? Help { get; init; }

    public bool Equals(Section? other) =>
        other is not null && Id == other.Id && Equals(Title, other.Title) && Equals(Help, other.Help)
        && Questions.SequenceEqual(other.Questions);

    public override int GetHashCode() => HashCode.Combine(Id, Questions.Length);
}
