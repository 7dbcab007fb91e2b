using Parvis.Core;
using Parvis.Core.Questions;
using Parvis.Web.Surveys.Files;

namespace Parvis.Web.Questions;

/// <summary>What the Web needs to know of a kind: its name, and how its own part goes to and from files and the editor.</summary>
internal sealed record QuestionKind(string Name, Type Type)
{
    public required Func<MapReader, QuestionParts, Question> FromFile { get; init; }

    public required Action<MapWriter, Question> ToFile { get; init; }

    public required Func<FormReader, QuestionParts, Question> FromForm { get; init; }

    /// <summary>A component with parameters <c>Question</c> and <c>Languages</c>: the kind's own fields.</summary>
    public required Type Editor { get; init; }

    /// <summary>A <see cref="FieldBase"/>: how one answers it.</summary>
    public required Type Field { get; init; }

    /// <summary>What a new question of this kind starts as.</summary>
    public required Func<QuestionParts, Question> New { get; init; }
}

/// <summary>What every question must have, read before its kind's own part.</summary>
internal sealed record QuestionParts(string Id, LocalisedText Wording);
