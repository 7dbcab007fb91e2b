using System.Collections.Immutable;
using Parvis.Core.Exports;
using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Number;
using Parvis.Core.Questions.OpenText;

namespace Parvis.Core.Imports;

/// <summary>What a cell holds: raw values for <see cref="Question.Read"/>, and the pieces that stand for nothing known.</summary>
/// <param name="NotShown">The file says that the question was not asked.</param>
public sealed record CellReading(ImmutableArray<string> Raw, ImmutableArray<string> Unknown, bool NotShown = false);

/// <summary>
/// Reads the cells of one column as answers to one question: options by their label in any language or by their code, several of them
/// joined by <c>|</c>, <c>;</c>, a line break or a comma (labels hold commas: the longest known label wins).
/// </summary>
public sealed class CellReader
{
    /// <summary>As the choice made for a value: leave the question empty.</summary>
    public const string LeaveEmpty = "";

    private const int MostRemembered = 4096;

    // A longer cell is rare, and a file of them must not fill the memory.
    private const int LongestRemembered = 400;

    private static readonly ImmutableHashSet<string> NoOpinionWords = ["nsp", "nspp", "ne se prononce pas", "je ne me prononce pas",
        "ne me prononce pas", "sans opinion", "sans avis", "je ne sais pas", "ne sait pas", "no opinion", "don t know", "i don t know", "prefer not to say"];

    private static readonly ImmutableHashSet<string> NotShownWords = ["question non posee", "question not asked"];
    private static readonly char[] Strong = ['|', ';', '\n'];

    private readonly Question question;
    private readonly IReadOnlyDictionary<string, string> chosen;
    private readonly Dictionary<string, string> known = [];

    // « < 5 ans » and « > 5 ans » are alike, but not the same.
    private readonly Dictionary<string, string> exact = [];
    private readonly Dictionary<string, CellReading> remembered = [];

    /// <param name="question">What the column answers.</param>
    /// <param name="chosen">The organiser's choices: for a value's <see cref="Likeness.Key"/>, an option's code,
    /// <see cref="Code.NoOpinion"/> or <see cref="LeaveEmpty"/>; of numbers and texts, the cells as they are written that are <see cref="LeaveEmpty"/>.</param>
    public CellReader(Question question, IReadOnlyDictionary<string, string> chosen)
    {
        (this.question, this.chosen) = (question, chosen);
        var options = ExportTable.OptionsOf(question);
        var labels = options.SelectMany(o => o.Label.Words.Values.Select(label => (Key: Likeness.Key(label), o.Code)));
        foreach (var same in labels.Distinct().GroupBy(l => l.Key).Where(g => g.Count() == 1))
            known[same.Key] = same.First().Code;
        foreach (var option in options)
        {
            known.TryAdd(Likeness.Key(option.Code), option.Code);
            exact.TryAdd(option.Code, option.Code);
            foreach (var label in option.Label.Words.Values)
                exact.TryAdd(label, option.Code);
        }
        foreach (var (key, code) in chosen)
            known[key] = code;
    }

    public CellReading Read(string cell)
    {
        if (question is NumberQuestion or OpenTextQuestion)
            return ReadFree(cell);
        if (remembered.TryGetValue(cell, out var reading))
            return reading;
        reading = ReadOptions(cell);
        if (remembered.Count < MostRemembered && cell.Length <= LongestRemembered)
            remembered[cell] = reading;
        return reading;
    }

    /// <summary>The option that an unknown value surely means: the only one with the same numbers. Null when none does.</summary>
    public static string? Propose(Question question, string value)
    {
        var band = Likeness.Band(value);
        var options = ExportTable.OptionsOf(question).Where(o => band is not null && o.Label.Words.Values.Any(l => Likeness.Band(l) == band)).ToList();
        return options.Count == 1 ? options[0].Code : null;
    }

    private CellReading ReadFree(string cell)
    {
        var key = cell.Length < 40 ? Likeness.Key(cell) : "";
        if (cell == AnswerCell.NotShown || NotShownWords.Contains(key))
            return new([], [], NotShown: true);
        // « -99 » may stand for no answer where 99 is one: as it is written.
        if (chosen.TryGetValue(cell, out var choice) && choice == LeaveEmpty)
            return new([], []);
        if (question.OffersNoOpinion && IsNoOpinion(key))
            return new([Code.NoOpinion], []);
        return new(AnswerCell.Raw(question, question is NumberQuestion ? CellNumber.Spelled(cell) : cell) ?? [], []);
    }

    private CellReading ReadOptions(string cell)
    {
        var (raw, unknown) = (new List<string>(), new List<string>());
        if (string.IsNullOrWhiteSpace(cell))
            return new([], []);
        if (cell == AnswerCell.NotShown || NotShownWords.Contains(Likeness.Key(cell)))
            return new([], [], NotShown: true);
        if (Known(cell) is { } whole)
            raw.Add(whole);
        else if (question is not MultipleChoiceQuestion)
            unknown.Add(cell.Trim());
        else
            Split(cell, raw, unknown);
        return new([.. raw.Where(r => r.Length > 0).Distinct()], [.. unknown]);
    }

    private void Split(string cell, List<string> raw, List<string> unknown)
    {
        var strong = Array.Find(Strong, cell.Contains);
        if (strong == default)
        {
            Greedy(cell, raw, unknown);
            return;
        }
        foreach (var segment in cell.Split(strong, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (pieces, strange) = (new List<string>(), new List<string>());
            if (Known(segment) is { } one)
                pieces.Add(one);
            else
                Greedy(segment, pieces, strange);
            // A stranger between strong separators is one value, commas and all.
            if (strange.Count > 0)
                unknown.Add(segment);
            else
                raw.AddRange(pieces);
        }
    }

    private void Greedy(string text, List<string> raw, List<string> unknown)
    {
        var pieces = text.Split(',', StringSplitOptions.TrimEntries);
        for (var from = 0; from < pieces.Length;)
        {
            // A label holds a few commas at most: a cell of a million would cost their square.
            var to = Math.Min(pieces.Length, from + 12);
            string? code = null;
            while (to > from && (code = Known(string.Join(", ", pieces[from..to]))) is null)
                to--;
            if (code is not null)
                raw.Add(code);
            else if (pieces[from].Length > 0)
                unknown.Add(pieces[from]);
            from = Math.Max(to, from + 1);
        }
    }

    private string? Known(string text)
    {
        if (exact.TryGetValue(text.Trim(), out var same))
            return same;
        var key = Likeness.Key(text);
        return known.TryGetValue(key, out var code) ? code : IsNoOpinion(key) && question.OffersNoOpinion ? Code.NoOpinion : null;
    }

    /// <summary>Whether a value is no answer but a way of giving none.</summary>
    internal static bool SaysNothing(string cell) => Likeness.Key(cell) is var key && (IsNoOpinion(key) || NotShownWords.Contains(key) || cell == AnswerCell.NotShown);

    private static bool IsNoOpinion(string key) =>
        NoOpinionWords.Contains(key) || key.StartsWith("prefere ne pas", StringComparison.Ordinal)
        || key.StartsWith("je prefere ne pas", StringComparison.Ordinal) || key.StartsWith("ne se prononce", StringComparison.Ordinal);
}
