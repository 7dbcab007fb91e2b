using System.Collections.Immutable;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Ideas;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Questions.Position;
using Parvis.Core.Questions.Words;
using Parvis.Core.Workshops.State;

namespace Parvis.Core.Workshops.Views;

/// <summary>What one round came to. For the audience, whatever is hidden is not in it at all.</summary>
/// <param name="Tally">Counts. Of a cloud only the states: its words are in <paramref name="Words"/>.</param>
/// <param name="Texts">Free texts, in alphabetical order: nothing says who wrote which.</param>
/// <param name="Hands">Counted without phones, beside the tally.</param>
/// <param name="Crossings">People who crossed, by <c>from&gt;to</c>.</param>
public sealed record RoundResult(
    int Round, Tally Tally, ImmutableArray<CloudWord> Words, ImmutableArray<string> Texts,
    ImmutableSortedDictionary<string, int> Hands, ImmutableSortedDictionary<string, int> Crossings)
{
    /// <summary>Answers in the tally that the facilitator noted: said aloud, or brought on paper.</summary>
    public int Noted { get; init; }

    /// <summary>The same round of the same question in another room, added. What each room did to its words stays done.</summary>
    public RoundResult Merge(RoundResult other) => this with
    {
        // Arguments credited are each room's own.
        Tally = Tally.Merge(other.Tally) is PositionTally debate ? debate with { Credits = debate.Credits.Clear() } : Tally.Merge(other.Tally),
        Words =
        [
            .. Words.Concat(other.Words).GroupBy(w => w.Key).Select(g => g.MaxBy(w => w.People)! with { People = g.Sum(w => w.People) })
                .OrderByDescending(w => w.People).ThenBy(w => w.Key, StringComparer.Ordinal),
        ],
        Texts = [.. Texts.Concat(other.Texts).Order(StringComparer.Ordinal)],
        Hands = Sum(Hands, other.Hands),
        Crossings = Sum(Crossings, other.Crossings),
        Noted = Noted + other.Noted,
    };

    private static ImmutableSortedDictionary<string, int> Sum(ImmutableSortedDictionary<string, int> one, ImmutableSortedDictionary<string, int> other) =>
        other.Aggregate(one, (all, count) => all.SetItem(count.Key, all.GetValueOrDefault(count.Key) + count.Value));

    internal static ImmutableArray<RoundResult> Of(Question question, StepState step, WordLists lists, bool console) =>
        [.. step.Rounds.Select((round, i) => Of(i + 1, question, step, round, lists, console))];

    private static RoundResult Of(int number, Question question, StepState step, RoundState round, WordLists lists, bool console)
    {
        var tally = round.Tally(question);
        ImmutableArray<CloudWord> words = tally is WordsTally said ? round.Cloud(said, step.WordEdits, lists) : [];
        return new(
            number,
            tally is WordsTally ? WordsTally.Zero with { States = tally.States } : tally,
            console ? words : [.. words.Where(w => w.Status is WordStatus.Shown)],
            [.. round.Answers.Values.OfType<TextAnswer>().Select(a => a.Text).Where(t => console || !step.HiddenTexts.Contains(t)).Order(StringComparer.Ordinal)],
            round.Hands, round.Crossings)
        {
            Noted = step.Papers.Where(sheet => !sheet.TakenBack && sheet.Round == number).Sum(sheet => sheet.People.Length),
        };
    }

    // A sticker on a poster, a hand raised: a dot, from someone without a phone.
    private static IEnumerable<ImmutableArray<string>> ByHand(StepState step) =>
        step.Last.Hands.SelectMany(hand => Enumerable.Repeat(ImmutableArray.Create(hand.Key), hand.Value));

    internal static ImmutableArray<IdeaCard> Board(StepState step, bool console) =>
        step.Phase is IdeaPhase.Alone ? []
        : [.. IdeaBoard.Of(step.Ideas, step.BoardEdits, step.Dots.Values.Concat(ByHand(step))).Cards.Where(c => console || !c.Hidden)];
}
