using System.Collections.Immutable;
using System.Globalization;
using Parvis.Core.Questions;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Questions.Timeline;
using Parvis.Core.Workshops.Views;

namespace Parvis.Core.Workshops.Results;

/// <summary>Hands added to what phones sent, where each raised hand is one person who chose one thing.</summary>
public static class WithHands
{
    public static Tally Of(Question question, RoundResult result) => result.Tally is ChoiceTally
        ? result.Hands.Aggregate(result.Tally, (tally, hand) => hand.Value > 0 && question.Read([hand.Key]).Answer is { } answer ? tally.Add(answer, hand.Value) : tally)
        : result.Tally;

    public static ImmutableArray<int> Slots(TimelineTally tally, RoundResult result) =>
        [.. tally.Counts.Select((people, slot) => people + result.Hands.GetValueOrDefault(slot.ToString(CultureInfo.InvariantCulture)))];
}
