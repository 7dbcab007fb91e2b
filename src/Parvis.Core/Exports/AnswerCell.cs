using System.Collections.Immutable;
using System.Diagnostics;
using Parvis.Core.Questions;
using Parvis.Core.Questions.OpenText;

namespace Parvis.Core.Exports;

/// <summary>
/// An answer as one cell of a file. The four states stay apart: a code or text is an answer, <see cref="Code.NoOpinion"/> is « Je ne
/// me prononce pas », <see cref="NotShown"/> is a question not asked, empty is a question left empty. Neither word can be an
/// option's code; an open answer that is exactly one of them gets a backslash in front.
/// </summary>
public static class AnswerCell
{
    /// <summary>A slash is in no code.</summary>
    public const string NotShown = "n/a";

    public const char Between = '|';

    public static string Coded(Answer? answer) => answer switch
    {
        null => NotShown,
        TextAnswer text => IsReserved(text.Text) ? $"\\{text.Text}" : text.Text,
        _ => answer.State switch
        {
            AnswerState.Answered => string.Join(Between, answer.Raw),
            AnswerState.NoOpinion => Code.NoOpinion,
            AnswerState.NotShown => NotShown,
            AnswerState.Skipped => "",
            _ => throw new UnreachableException(),
        },
    };

    /// <summary>The raw values of a coded cell, for <see cref="Question.Read"/>; null when the question was not asked.</summary>
    public static ImmutableArray<string>? Raw(Question question, string cell) =>
        cell == NotShown ? null
        : question is OpenTextQuestion ? [cell is ['\\', ..] && IsReserved(cell[1..]) ? cell[1..] : cell]
        : question is Questions.MultipleChoice.MultipleChoiceQuestion ? [.. cell.Split(Between)]
        : [cell];

    /// <summary>For people: labels in a language, and words for the two states that have no label.</summary>
    public static string Labelled(Answer? answer, ExportColumn column, string language, string noOpinion, string notShown) =>
        (answer?.State ?? AnswerState.NotShown) switch
        {
            AnswerState.Answered when column.Options.IsEmpty => answer!.Raw[0],
            AnswerState.Answered => string.Join(" | ", answer!.Raw.Select(code => column.Options.First(o => o.Code == code).Label.In(language))),
            AnswerState.NoOpinion => noOpinion,
            AnswerState.NotShown => notShown,
            AnswerState.Skipped => "",
            _ => throw new UnreachableException(),
        };

    private static bool IsReserved(string text) => text.TrimStart('\\') is Code.NoOpinion or NotShown;
}
