using System.Collections.Immutable;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Documents;
using Parvis.Core.Kits.After;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Position;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Questions.Sorting;
using Parvis.Core.Questions.Timeline;
using Parvis.Core.Questions.Words;
using Parvis.Core.Typography;
using Parvis.Core.Workshops.Results;
using Parvis.Web.Layout;

namespace Parvis.Web.Kits.After;

/// <summary>Counts of a kit's activities as tables, each with its base. Hands counted in the room are in them.</summary>
internal sealed class ResultTables(Words words)
{
    private const int MostWords = 20;

    private string Language => words.Language;

    public Table Words(params ImmutableArray<(string Header, ImmutableArray<CloudWord> Words, int People)> clouds)
    {
        var said = clouds.SelectMany(c => c.Words).GroupBy(w => w.Key)
            .Select(g => (g.Key, Text: g.MaxBy(w => w.People)!.Text, People: g.Sum(w => w.People))).OrderByDescending(w => w.People).ThenBy(w => w.Key, StringComparer.Ordinal).ToList();
        var shown = said.Take(MostWords).ToList();
        return new(
            said.Count > shown.Count ? words["minutes.words-most", MostWords, said.Count - shown.Count] : words["minutes.words-all"],
            [new(words["minutes.word"], Width: 2), .. clouds.Select(c => new TableColumn(c.Header, true))],
            [.. shown.Select(w => Row(w.Text, clouds.Select(c => c.Words.FirstOrDefault(one => one.Key == w.Key)?.People ?? 0)))])
        {
            Foot = [Row(words["minutes.base"], clouds.Select(c => c.People))],
        };
    }

    public Table Claims(IReadOnlyList<PlayedStep> steps) => new(
        words["minutes.claims"],
        [new(words["minutes.claim"], Width: 3.4), new(words["minutes.right-answer"]), new(words["minutes.right"], true), new(words["minutes.base"], true)],
        [
            .. steps.Select(step =>
            {
                var (right, people) = RightOf(step);
                var question = (SingleChoiceQuestion)step.View.Question!;
                return (ImmutableArray<string>)
                [
                    question.Wording.In(Language), question.Options.First(o => o.Code == step.View.Quiz!.Right[0]).Label.In(Language), Whole(right), Whole(people),
                ];
            }),
        ]);

    /// <summary>Who found, of who answered.</summary>
    public static (int Right, int People) RightOf(PlayedStep step) => (step.View.Question, WithHands.Of(step.View.Question!, step.Result)) switch
    {
        (SingleChoiceQuestion, ChoiceTally tally) => (tally.Counts[step.View.Quiz!.Right[0]], tally.States.Answered),
        (TimelineQuestion question, TimelineTally tally) when WithHands.Slots(tally, step.Result) is var slots => (question.RightSlots().Sum(slot => slots[slot]), slots.Sum()),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public Table Timeline(IReadOnlyList<PlayedStep> steps) => new(
        words["minutes.timeline"],
        [new(words["minutes.event"], Width: 3.4), new(words["minutes.date"], Width: 1.4), new(words["minutes.well-placed"], true), new(words["minutes.base"], true)],
        [
            .. steps.Select(step =>
            {
                var ((right, people), placed) = (RightOf(step), ((TimelineQuestion)step.View.Question!).Placing);
                return (ImmutableArray<string>)[placed.Label.In(Language), placed.Date?.In(Language) ?? "", Whole(right), Whole(people)];
            }),
        ]);

    public Table Sorted(SortingQuestion question, SortingTally tally)
    {
        var expected = question.Cards.Any(c => c.RightBin is not null);
        return new(
            words["minutes.sorted"],
            [
                new(words["minutes.card"], Width: 2.6), .. question.Bins.Select(b => new TableColumn(b.Label.In(Language), true)), new(words["minutes.base"], true),
                .. expected ? [new TableColumn(words["minutes.expected"])] : ImmutableArray<TableColumn>.Empty,
            ],
            [
                // The last cell is left out where no card has a right bin: there is no such column.
                .. question.Cards.Select((card, row) => Row(card.Label.In(Language), [.. Enumerable.Range(0, question.Bins.Length).Select(bin => tally.Counts[row, bin]), tally.Counts.RowSum(row)])
                    .Add(question.Bins.FirstOrDefault(b => b.Code == card.RightBin)?.Label.In(Language) ?? "–")[..(question.Bins.Length + (expected ? 3 : 2))]),
            ]);
    }

    /// <summary>Where most people put each card, in the order of those places.</summary>
    public Table Ordered(OrderingQuestion question, OrderingTally tally)
    {
        var cards = tally.Question.Cards.Select((card, row) => (Card: card, Counts: Enumerable.Range(0, tally.Places.Columns).Select(place => tally.Places[row, place]).ToList()))
            .Select(c => (c.Card, Place: c.Counts.IndexOf(c.Counts.Max()) + 1, People: c.Counts.Max())).OrderBy(c => c.Place);
        return new(
            words["minutes.ordered"],
            [new(words["minutes.card"], Width: 3), new(words["minutes.usual-place"], true), new(words["minutes.people"], true)],
            [.. cards.Select(c => Row(question.Cards[question.IndexOf(c.Card.Code)].Label.In(Language), [c.Place, c.People]))])
        {
            Foot = [[words["minutes.base"], "", Whole(tally.States.Answered)]],
        };
    }

    public Table Debate(PositionQuestion question, PositionTally tally, IReadOnlyDictionary<string, int> hands)
    {
        var (flow, sides) = (PositionFlow.Of(tally), DebateSentence.Sides(question, Language));
        var (people, standing) = (tally.States.Answered, hands.Values.Sum());
        return new(
            words["minutes.positions"],
            [
                new(words["minutes.position"], Width: 2),
                .. people > 0 ? [new TableColumn(words["minutes.first"], true), new(words["minutes.last"], true)] : ImmutableArray<TableColumn>.Empty,
                .. standing > 0 ? [new TableColumn(words["minutes.standing"], true)] : ImmutableArray<TableColumn>.Empty,
            ],
            [.. sides.Select((side, i) => Row(side, Counts(flow.First[i], flow.Last[i], hands.GetValueOrDefault(question.Sides[i]))))])
        {
            Foot = [Row(words["minutes.base"], Counts(people, people, standing))],
        };

        IEnumerable<int> Counts(int first, int last, int hand) => [.. people > 0 ? [first, last] : Array.Empty<int>(), .. standing > 0 ? [hand] : Array.Empty<int>()];
    }

    public Table Pledges(PlayedStep step)
    {
        var (question, tally) = ((MultipleChoiceQuestion)step.View.Question!, (ChoicesTally)step.Result.Tally);
        return new(
            words["minutes.pledges"],
            [new(words["minutes.card"]), new(words["minutes.people"], true, 0.7), new(words["minutes.first-step"], Width: 3)],
            [
                .. question.Options.Select(o => (Option: o, People: tally.Counts[o.Code] + step.Result.Hands.GetValueOrDefault(o.Code)))
                    .Where(o => o.People > 0).OrderByDescending(o => o.People)
                    .Select(o => (ImmutableArray<string>)
                    [
                        o.Option.Label.In(Language), Whole(o.People),
                        step.Planned.Activity.Content.Cards.FirstOrDefault(c => c.Code == o.Option.Code)?.Steps.FirstOrDefault()?.In(Language) ?? "",
                    ]),
            ])
        {
            Foot = [[words["minutes.base"], Whole(tally.States.Answered), ""]],
        };
    }

    public Table Finding(Finding finding) => new(
        finding.Wording.In(Language),
        [new(words["barometer.answer"], Width: 2.6), new(words["barometer.count"], true), new(words["minutes.share"], true)],
        [
            .. finding.Lines.Select(l => (ImmutableArray<string>)
                [finding.Label(l, Language), Whole(l.Count), finding.Share(l).Percent is { } percent ? Numbers.Percent(percent, Language) : "–"]),
        ])
    {
        Foot = [[words["minutes.base"], Whole(finding.Base(finding.Headline)), ""]],
    };

    private ImmutableArray<string> Row(string label, IEnumerable<int> counts) => [label, .. counts.Select(Whole)];

    private string Whole(int count) => Numbers.Whole(count, Language);
}
