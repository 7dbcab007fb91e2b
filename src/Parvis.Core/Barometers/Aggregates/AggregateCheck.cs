using Parvis.Core.Barometers.Findings;
using Parvis.Core.Questions;

namespace Parvis.Core.Barometers.Aggregates;

/// <summary>Whether an aggregate says something possible: a signature proves who wrote a file, not that they could count.</summary>
internal static class AggregateCheck
{
    private const int MostQuestions = 200;
    private const int MostLines = 80;
    private const int MostPeople = 100_000_000;

    public static Refusal? Of(Aggregate aggregate)
    {
        if (aggregate.Place is { Length: 0 or > 200 })
            return new Refusal("aggregate.no-place");
        if (aggregate.Questions.Length is 0 or > MostQuestions)
            return new Refusal("aggregate.question-count", MostQuestions.ToString());
        if (aggregate.Method is not { Panel: >= 0 and <= MostPeople } || aggregate.Method.Channels.IsDefault || aggregate.Method.Exclusions.IsDefault)
            return new Refusal("aggregate.bad-content", "$.method");
        if (aggregate.Questions.GroupBy(q => (q.Finding.Question, q.Finding.Revision)).FirstOrDefault(g => g.Count() > 1) is { } twice)
            return new Refusal("aggregate.question-twice", twice.Key.Question);
        return aggregate.Questions.Select(q => Question(q, aggregate.Method.Panel)).FirstOrDefault(r => r is not null);
    }

    private static Refusal? Question(AggregateQuestion question, int panel)
    {
        var finding = question.Finding;
        var states = finding.States;
        if (!Code.IsValid(finding.Question))
            return new Refusal("aggregate.bad-id");
        Refusal Impossible() => new("aggregate.impossible", finding.Question);
        if (finding.Kind is FindingKind.Words || finding.Revision < 1 || finding.Lines.Length > MostLines)
            return Impossible();
        if (finding.Lines.Any(l => l.Code.Length is 0 or > Code.MaxLength) || finding.Lines.Select(l => l.Code).Distinct().Count() < finding.Lines.Length)
            return Impossible();
        if (finding.Kind is FindingKind.Stars ? !finding.Lines.Select((l, i) => l.Code == (i + 1).ToString()).All(same => same) : finding.Kind is not FindingKind.Bands && finding.Lines.Any(l => l.Label is null))
            return Impossible();
        if (finding.Kind is FindingKind.Likert && finding.Lines.Any(l => l.Score is null))
            return Impossible();
        if (states is not { Answered: >= 0 and <= MostPeople, NoOpinion: >= 0 and <= MostPeople, Skipped: >= 0 and <= MostPeople } || states.Shown > panel)
            return Impossible();
        if (finding.Lines.Any(l => l.Count < 0 || l.Count > states.Answered))
            return Impossible();
        var known = finding.Lines.Sum(l => (long)l.Count);
        return finding.Kind is FindingKind.Multiple || finding.Withheld || finding.Lines.IsEmpty || (question.IsWhole ? known == states.Answered : known <= states.Answered)
            ? null
            : Impossible();
    }
}
