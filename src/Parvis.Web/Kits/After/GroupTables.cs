using System.Collections.Immutable;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Documents;
using Parvis.Core.Kits;
using Parvis.Core.Kits.After;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Position;
using Parvis.Core.Questions.Sorting;
using Parvis.Core.Questions.Timeline;
using Parvis.Core.Questions.Words;
using Parvis.Core.Typography;
using Parvis.Core.Workshops.Results;
using Parvis.Web.Kits.Running;
using Parvis.Web.Layout;

namespace Parvis.Web.Kits.After;

/// <summary>Groups of one workshop side by side, and together: a column a group, the last all of them. Counts, with their base.</summary>
internal sealed class GroupTables
{
    private const int MostWords = 12;

    private readonly Words words;

    private readonly ImmutableArray<(string Name, Dictionary<int, PlayedStep> Steps)> columns;

    public GroupTables(FoundRun found, Words words)
    {
        this.words = words;
        columns =
        [
            .. found.Rooms.Select(room => (room.Group.Name(words), found.PlayedIn(room).ToDictionary(p => p.View.Step))),
            (words["run.together"], found.Played.ToDictionary(p => p.View.Step)),
        ];
    }

    private string Language => words.Language;

    // Whatever a group answered is there.
    private Dictionary<int, PlayedStep> All => columns[^1].Steps;

    public IEnumerable<Block> Blocks
    {
        get
        {
            foreach (var steps in All.Values.OrderBy(p => p.View.Step).GroupBy(p => p.Planned.Activity.Id))
            {
                yield return new Heading(1, steps.First().Planned.Activity.Title.In(Language));
                foreach (var block in Of(steps.First().Planned.Activity, [.. steps]))
                    yield return block;
            }
        }
    }

    private IEnumerable<Block> Of(Activity activity, IReadOnlyList<PlayedStep> steps) => activity.Content switch
    {
        WordCloud => steps.Select(Cloud),
        SortingDeck => steps.Select(Sorted),
        TimelineDeck => [Found(words["minutes.timeline"], words["minutes.event"], steps)],
        OrderingDeck => steps.Select(Ordered),
        ClaimDeck => [Found(words["minutes.claims"], words["minutes.claim"], steps)],
        DebateDeck => steps.Select(Debate),
        _ => steps.Select(Counted),
    };

    private Table Cloud(PlayedStep step)
    {
        var most = step.Result.Words.Take(MostWords).ToList();
        return Sheet(Wording(step), words["minutes.word"], most.Select(word =>
            Row(step, word.Text, one => Whole(one.Result.Words.FirstOrDefault(w => w.Key == word.Key)?.People ?? 0))), step);
    }

    // Where a card has a right place, who found it; where it has none, where most people put it.
    private Table Sorted(PlayedStep step)
    {
        var question = (SortingQuestion)step.View.Question!;
        return Sheet(words["minutes.sorted"], words["minutes.card"], question.Cards.Select((card, row) => Row(step, card.Label.In(Language), one =>
        {
            var counts = WithHands.Of(question, (SortingTally)one.Result.Tally, one.Result).Counts;
            var people = counts.RowSum(row);
            if (people == 0)
                return "–";
            if (question.Bins.Select(b => b.Code).ToList().IndexOf(card.RightBin!) is >= 0 and var right)
                return OutOf(counts[row, right], people);
            var most = Enumerable.Range(0, question.Bins.Length).Max(bin => counts[row, bin]);
            return $"{string.Join(" / ", question.Bins.Where((_, bin) => counts[row, bin] == most).Select(b => b.Label.In(Language)))} ({OutOf(most, people)})";
        })), step);
    }

    private Table Found(string caption, string what, IReadOnlyList<PlayedStep> steps) => Sheet(caption, what, steps.Select(step => Row(
        step, step.View.Question is TimelineQuestion timeline ? timeline.Placing.Label.In(Language) : Wording(step), one => ResultTables.RightOf(one) is var (right, people) ? OutOf(right, people) : "–")));

    private Table Ordered(PlayedStep step) => Sheet(Wording(step), words["run.orders"],
    [
        Row(step, words["run.all-right"], one => OrderingResult.Of((OrderingTally)one.Result.Tally) is { AllRight: { } right, Answered: var people } ? OutOf(right, people) : "–"),
        Row(step, words["run.pairs-right"], one => OrderingResult.Of((OrderingTally)one.Result.Tally).PairScore is { } score ? Numbers.Percent((long)Math.Floor((score * 100) + 0.5), Language) : "–"),
    ], step);

    private Table Debate(PlayedStep step)
    {
        var question = (PositionQuestion)step.View.Question!;
        return Sheet(Wording(step), words["run.in-the-end"], DebateSentence.Sides(question, Language).Select((side, i) => Row(
            step, side, one => Whole(PositionFlow.Of((PositionTally)one.Result.Tally).Last[i] + one.Result.Hands.GetValueOrDefault(question.Sides[i])))), step);
    }

    private Table Counted(PlayedStep step) => step.View.Question switch
    {
        OpenTextQuestion or WordsQuestion => Sheet(Wording(step), words["barometer.answer"], [], step),
        MultipleChoiceQuestion pledges when step.View.IsPledge => Sheet(words["minutes.pledges"], words["minutes.card"], pledges.Options.Select(option => Row(
            step, option.Label.In(Language), one => Whole(((ChoicesTally)one.Result.Tally).Counts[option.Code] + one.Result.Hands.GetValueOrDefault(option.Code)))), step),
        { } question => Sheet(Wording(step), words["barometer.answer"], Finding(step).Lines.Select((line, i) => Row(step, Finding(step).Label(line, Language), one => Whole(Finding(one).Lines[i].Count))), step),
        null => throw new System.Diagnostics.UnreachableException(),
    };

    private static Finding Finding(PlayedStep step) => FindingsOf.Question(step.View.Question!, WithHands.Of(step.View.Question!, step.Result));

    /// <param name="based">The step whose answers are the base of every line; none where each cell says its own.</param>
    private Table Sheet(string caption, string what, IEnumerable<ImmutableArray<string>> rows, PlayedStep? based = null) => new(
        caption, [new(what, Width: 2.4), .. columns.Select(c => new TableColumn(c.Name, true))], [.. rows])
    {
        Foot = based is null ? [] : [Row(based, words["minutes.base"], one => Whole(Math.Max(one.Answered, one.View.IsPledge ? 0 : one.Hands)))],
    };

    private ImmutableArray<string> Row(PlayedStep step, string label, Func<PlayedStep, string> cell) =>
        [label, .. columns.Select(c => c.Steps.TryGetValue(step.View.Step, out var one) ? cell(one) : "–")];

    private string Wording(PlayedStep step) => step.View.Question!.Wording.In(Language);

    private string OutOf(int part, int all) => words["run.of", Whole(part), Whole(all)];

    private string Whole(int count) => Numbers.Whole(count, Language);
}
