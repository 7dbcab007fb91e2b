using System.Collections.Immutable;
using System.Text.Json;
using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Number;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Questions.Rating;
using Parvis.Core.Questions.Scale;
using Parvis.Core.Questions.SingleChoice;

namespace Parvis.Core.Barometers.Columns;

/// <summary>
/// The answers of everyone to one question (one revision of it), a few bytes a person, so that a million responses are counted in
/// milliseconds. Counting a column gives exactly the fold of <see cref="Questions.Tally.Add"/>: a property test holds it to that.
/// </summary>
public abstract class AnswerColumn
{
    private protected AnswerColumn(Question question) => Question = question;

    /// <summary>The question as last published in this revision, with every option that was ever offered.</summary>
    public Question Question { get; }

    public static AnswerColumn For(Question question) => question switch
    {
        SingleChoiceQuestion q => new CodeColumn(q, [.. q.Options.Select(o => o.Code)]),
        ScaleQuestion q => new CodeColumn(q, [.. q.Options.Select(o => o.Code)]),
        RatingQuestion q => new CodeColumn(q, [.. Enumerable.Range(1, q.Steps).Select(s => s.ToString())]),
        MultipleChoiceQuestion q => new SetColumn(q, [.. q.Options.Select(o => o.Code)]),
        NumberQuestion q => new NumberColumn(q),
        OpenTextQuestion q => new WordsColumn(q),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A row that gave no value.</summary>
    internal abstract void AddState(AnswerState state);

    /// <summary>Gives the last row the value the reader is on (<see cref="Responses.AnswersText"/>'s form); leaves the reader on its last token.</summary>
    internal abstract void ReadLast(ref Utf8JsonReader json);

    public abstract AnswerState StateOf(int row);

    /// <summary>What a row chose, as published: codes, the band of a number, never the words. Only for rows that answered.</summary>
    public abstract IEnumerable<string> CodesOf(int row);

    /// <summary>Of the rows that are true, from one on, leaves true those that left the question empty or were not shown it.</summary>
    internal abstract void KeepBlank(int from, Span<bool> rows);

    /// <summary>The tally of the rows kept, from one on: merged with that of the rows before, it is the tally of all.</summary>
    public abstract Tally Count(ReadOnlySpan<bool> kept, int from = 0);

    /// <summary>Most lines that one response may be in.</summary>
    internal const int MostLines = 64;

    /// <summary>
    /// The lines of the finding (options, marks, bands) that a row is in: writes their places, and says how many. None when the row gave no
    /// value, and none for words.
    /// </summary>
    internal abstract int LinesAt(int row, Span<byte> lines);

    /// <summary>What the values of its rows are places in; empty when they are not.</summary>
    internal virtual ImmutableArray<string> Codes => [];

    /// <summary>The same column with more rows to come; this one stays as it is.</summary>
    internal abstract AnswerColumn Continue(bool copy);

    internal abstract void Save(ColumnWriter to);

    internal abstract void Load(ColumnReader from, int count);

    private protected InvalidDataException Damaged() =>
        new($"The stored answer to {Question.Id} is not one of its questionnaire's.");
}
