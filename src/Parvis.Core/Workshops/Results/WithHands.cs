using System.Collections.Immutable;
using System.Globalization;
using Parvis.Core.Questions;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Questions.Sorting;
using Parvis.Core.Questions.Timeline;
using Parvis.Core.Workshops.Views;

namespace Parvis.Core.Workshops.Results;

/// <summary>Hands added to what phones sent, where each raised hand is one person who chose one thing.</summary>
public static class WithHands
{
    public static Tally Of(Question question, RoundResult result) => result.Tally is ChoiceTally
        ? result.Hands.Aggregate(result.Tally, (tally, hand) => hand.Value > 0 && question.Read([hand.Key]).Answer is { } answer ? tally.Add(answer, hand.Value) : tally)
        : result.Tally;

    /// <summary>Hands raised card by card are people of that card, not people who sorted the deck.</summary>
    public static SortingTally Of(SortingQuestion question, SortingTally tally, RoundResult result) =>
        result.Hands.Aggregate(tally, (all, hand) => question.Read([hand.Key]).Answer is SortingAnswer { Cards: [var card] }
            ? all with { Counts = all.Counts.Add([(all.Cards.IndexOf(card.Card), all.Bins.IndexOf(card.Bin))], hand.Value) }
            : all);

    public static ImmutableArray<int> Slots(TimelineTally tally, RoundResult result) =>
        [.. tally.Counts.Select((people, slot) => people + result.Hands.GetValueOrDefault(slot.ToString(CultureInfo.InvariantCulture)))];
}
