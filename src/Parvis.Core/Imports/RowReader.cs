using System.Collections.Immutable;
using Parvis.Core.Questions;
using Parvis.Core.Surveys;

namespace Parvis.Core.Imports;

/// <summary>A line read: a response, or why it is refused. Neither for an empty line.</summary>
/// <param name="Day">When the file gives it.</param>
/// <param name="Refused">What is wrong; its <see cref="Refusal.Field"/> is the question's id.</param>
public sealed record ImportedRow(IReadOnlyDictionary<string, Answer>? Answers, DateOnly? Day, Refusal? Refused);

/// <summary>Reads lines of a file as responses, by a mapping. The same code tries and imports, so that the two cannot differ.</summary>
public sealed class RowReader
{
    private static readonly ImmutableHashSet<string> Ticked = ["oui", "yes", "y", "o", "1", "x", "true", "vrai", "checked", "coche"];
    private static readonly ImmutableHashSet<string> Unticked = ["", "non", "no", "n", "0", "false", "faux", "quoted", "n a"];

    private readonly Questionnaire questionnaire;
    private readonly Mapping mapping;
    private readonly CellReader?[] readers;
    private readonly Dictionary<string, List<string>> raw = [];
    private readonly HashSet<string> notShown = [];

    public RowReader(Questionnaire questionnaire, Mapping mapping)
    {
        (this.questionnaire, this.mapping) = (questionnaire, mapping);
        readers = [.. mapping.Columns.Select(use => use is AnswersQuestion a ? new CellReader(questionnaire.Find(a.Question)!, a.Values) : null)];
    }

    /// <param name="cells">The line's cells; those that lack at its end are empty.</param>
    public ImportedRow Read(IReadOnlyList<string> cells)
    {
        raw.Clear();
        notShown.Clear();
        if (cells.All(string.IsNullOrWhiteSpace))
            return new(null, null, null);
        DateOnly? day = null;
        for (var i = 0; i < cells.Count; i++)
        {
            if (i >= mapping.Columns.Length)
            {
                if (!string.IsNullOrWhiteSpace(cells[i]))
                    return Refuse(new Refusal("import.wider-than-header"));
                continue;
            }
            var refusal = mapping.Columns[i] switch
            {
                AnswersQuestion a => Take(a.Question, readers[i]!.Read(cells[i])),
                TicksOption t => Tick(t, cells[i]),
                GivesDay when string.IsNullOrWhiteSpace(cells[i]) => null,
                GivesDay => (day = MappingProposal.Day(cells[i])) is null ? new Refusal("import.not-a-day") : null,
                _ => null,
            };
            if (refusal is not null)
                return Refuse(refusal);
        }
        return Decide(day);
    }

    private ImportedRow Decide(DateOnly? day)
    {
        var submission = Submission.Read(questionnaire, id => raw.TryGetValue(id, out var values) ? [.. values] : []);
        if (!submission.IsAccepted)
            return Refuse(submission.Refusals[0]);
        var answers = new Dictionary<string, Answer>(submission.Answers, StringComparer.Ordinal);
        foreach (var id in notShown)
            answers[id] = Answer.NotShown;
        return new(answers, day, null);
    }

    private Refusal? Take(string question, CellReading reading)
    {
        // The value itself stays out: refusals may be logged.
        if (!reading.Unknown.IsEmpty)
            return new Refusal("import.unknown-value").On(question);
        if (reading.NotShown)
            notShown.Add(question);
        Add(question, reading.Raw);
        return null;
    }

    /// <summary>Whether a value is one that only a box would have.</summary>
    internal static bool IsTick(string cell) => Likeness.Key(cell) is var key && (Ticked.Contains(key) || Unticked.Contains(key));

    private Refusal? Tick(TicksOption ticks, string cell)
    {
        var key = Likeness.Key(cell);
        if (Ticked.Contains(key))
            Add(ticks.Question, [ticks.Option]);
        else if (!Unticked.Contains(key))
            return new Refusal("import.unknown-value").On(ticks.Question);
        return null;
    }

    private void Add(string question, ImmutableArray<string> values)
    {
        if (raw.TryGetValue(question, out var known))
            known.AddRange(values);
        else
            raw[question] = [.. values];
    }

    private static ImportedRow Refuse(Refusal refusal) => new(null, null, refusal);
}
