using System.Collections.Immutable;
using Parvis.Core.Barometers.Crosses;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Typography;
using Parvis.Statistics;

namespace Parvis.Core.Barometers.Aggregates;

/// <summary>Barometers put beside one another: a line each, and their total, where they asked the same.</summary>
public sealed record Merge(ImmutableArray<Aggregate> Files, ImmutableArray<MergedQuestion> Questions)
{
    public const int Most = 40;

    /// <param name="files">At least two; the first one's words are those that the others are held to.</param>
    public static Merge Of(ImmutableArray<Aggregate> files)
    {
        // Of a file that asked a question in several wordings, the last one is the one asked now.
        var asked = files.Select(f => f.Questions.Where(q => !q.Finding.Superseded).ToDictionary(q => q.Finding.Question)).ToArray();
        var ids = asked.SelectMany(a => a.Keys).Distinct();
        return new(files, [.. ids.Select(id => MergedQuestion.Of(files, [.. asked.Select(a => a.GetValueOrDefault(id))]))]);
    }

    public bool Equals(Merge? other) => other is not null && Files.SequenceEqual(other.Files);

    public override int GetHashCode() => Files.Length;
}

/// <summary>One question of a merge.</summary>
/// <param name="Total">Of the files that compare; null when fewer than two do.</param>
/// <param name="Table">A row a file, a column an answer.</param>
/// <param name="Refused">What could not be compared, and why, file by file.</param>
public sealed record MergedQuestion(LocalisedText Wording, Finding? Total, CrossTable? Table, ImmutableArray<Refusal> Refused)
{
    internal static MergedQuestion Of(ImmutableArray<Aggregate> files, ImmutableArray<AggregateQuestion?> questions)
    {
        var model = (questions.FirstOrDefault(q => q is { IsWhole: true }) ?? questions.First(q => q is not null))!.Finding;
        var refused = ImmutableArray.CreateBuilder<Refusal>();
        var kept = new List<(Aggregate File, Finding Finding)>();
        for (var i = 0; i < files.Length; i++)
            if (WhyNot(model, questions[i]) is { } reason)
                refused.Add(new Refusal(reason, files[i].Place, files[i].Title.In("fr")));
            else
                kept.Add((files[i], questions[i]!.Finding));
        if (kept.Count < 2)
            return new(model.Wording, null, null, refused.ToImmutable());
        var total = kept.Skip(1).Aggregate(kept[0].Finding, (sum, next) => sum with
        {
            States = sum.States.Merge(next.Finding.States),
            Lines = [.. sum.Lines.Zip(next.Finding.Lines, (a, b) => a with { Count = a.Count + b.Count })],
        });
        return new(model.Wording, total, TableOf(total, kept), refused.ToImmutable());
    }

    private static string? WhyNot(Finding model, AggregateQuestion? question) =>
        question is null ? "aggregate.not-asked"
        : question.Finding.Withheld ? "aggregate.suppressed"
        : question.Finding.Kind != model.Kind ? "aggregate.other-kind"
        : !SameWords(question.Finding.Wording, model.Wording) ? "aggregate.other-wording"
        : !SameLines(question.Finding, model) ? "aggregate.other-options"
        : !question.IsWhole ? "aggregate.suppressed"
        : null;

    internal static bool SameLines(Finding one, Finding other) => one.Lines.Length == other.Lines.Length
        && one.Lines.Zip(other.Lines).All(l => l.First.Code == l.Second.Code && l.First.Score == l.Second.Score
            && (l.First.From, l.First.To) == (l.Second.From, l.Second.To) && SameWords(l.First.Label, l.Second.Label));

    // A space or an accent more is not another question; a word is. Any language that both were asked in must agree.
    internal static bool SameWords(LocalisedText? one, LocalisedText? other)
    {
        if (one is null || other is null)
            return one is null && other is null;
        var shared = one.Words.Keys.Intersect(other.Words.Keys).ToArray();
        return shared.Length > 0 && shared.All(l => Letters(one.Words[l]) == Letters(other.Words[l]));
    }

    private static string Letters(string words) => string.Concat(Fold.Letters(words).Where(char.IsLetterOrDigit));

    private static CrossTable? TableOf(Finding total, List<(Aggregate File, Finding Finding)> kept)
    {
        if (total.Lines.IsEmpty)
            return null;
        var cells = kept.SelectMany(k => k.Finding.Lines.Select(l => l.Count)).ToImmutableArray();
        return new()
        {
            Rows = new(
                CrossAxis.Place, LocalisedText.Of("Ville", "Town"),
                [.. kept.Select((k, i) => new CrossLine(i.ToString(), LocalisedText.French(Name(k.File, kept))))],
                [.. kept.Select(k => k.Finding.States.Expressed)], Overlaps: false),
            Columns = new(
                total.Question, total.Wording,
                [.. total.Lines.Select(l => new CrossLine(l.Code, LocalisedText.Of(total.Label(l, "fr"), total.Label(l, "en"))))],
                [.. total.Lines.Select(l => l.Count)], total.Kind is FindingKind.Multiple),
            Base = total.States.Expressed,
            Counts = new Grid<int>(kept.Count, total.Lines.Length, cells),
            Hidden = new Grid<bool>(kept.Count, total.Lines.Length, [.. cells.Select(_ => false)]),
        };
    }

    // A town that sends two surveys is told apart by their titles.
    private static string Name(Aggregate file, List<(Aggregate File, Finding Finding)> kept) =>
        kept.Count(k => k.File.Place == file.Place) == 1 ? file.Place : $"{file.Place} · {file.Title.In("fr")}";

    public bool Equals(MergedQuestion? other) => other is not null && Wording.Equals(other.Wording) && Total == other.Total && Refused.SequenceEqual(other.Refused);

    public override int GetHashCode() => HashCode.Combine(Wording, Refused.Length);
}
