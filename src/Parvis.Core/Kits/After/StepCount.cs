using System.Collections.Immutable;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Position;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Questions.Sorting;
using Parvis.Core.Questions.Timeline;
using Parvis.Core.Workshops.Results;

namespace Parvis.Core.Kits.After;

/// <summary>People who said a word, and how it was written most: where the most people of one workshop wrote it the same.</summary>
public sealed record WordCount(int People, int Most, string Text)
{
    public WordCount Merge(WordCount other)
    {
        var (most, text) = (Most, Text).CompareTo((other.Most, other.Text)) >= 0 ? (Most, Text) : (other.Most, other.Text);
        return new(People + other.People, most, text);
    }
}

/// <summary>One step as some workshops answered it, in counts. Hands raised are counted as answers where each is one person's choice.</summary>
/// <param name="Print">What makes it the same step (<see cref="StepPrint"/>).</param>
public sealed record StepCount(string Print, LocalisedText Wording, int Workshops, Tally Tally, ImmutableSortedDictionary<string, WordCount> Words)
{
    private static readonly ImmutableSortedDictionary<string, WordCount> NoWords = ImmutableSortedDictionary.Create<string, WordCount>(StringComparer.Ordinal);

    public int People => Tally.States.Answered;

    /// <summary>Null where too few people of this workshop answered: it could be worked out of the total (METHOD §11).</summary>
    public static StepCount? Of(PlayedStep step, string language, DisclosureControl disclosure)
    {
        var question = step.View.Question!;
        var count = new StepCount(
            StepPrint.Of(step.Planned.Step, language), question.Wording, 1, Counted(question, step, disclosure.Threshold),
            step.Result.Words.Aggregate(NoWords, (all, word) => all.SetItem(word.Key, new(word.People, word.People, word.Text))));
        return count.People >= disclosure.Threshold ? count : null;
    }

    /// <summary>The same step of other workshops: associative and commutative, as tallies are.</summary>
    public StepCount Merge(StepCount other) => this with
    {
        Workshops = Workshops + other.Workshops,
        Tally = Tally.Merge(other.Tally),
        Words = other.Words.Aggregate(Words, (all, word) => all.SetItem(word.Key, all.TryGetValue(word.Key, out var known) ? known.Merge(word.Value) : word.Value)),
    };

    public bool Equals(StepCount? other) =>
        other is not null && Print == other.Print && Workshops == other.Workshops && Tally.Equals(other.Tally) && Words.SequenceEqual(other.Words);

    public override int GetHashCode() => HashCode.Combine(Print, Workshops, Tally);

    private static Tally Counted(Question question, PlayedStep step, int threshold) => (question, step.Result.Tally) switch
    {
        (SingleChoiceQuestion, ChoiceTally) => WithHands.Of(question, step.Result),
        // A sticker is not a person: only answers tell how many people there were.
        (MultipleChoiceQuestion, ChoicesTally tally) => tally,
        (SortingQuestion q, SortingTally tally) => Sorted(q, WithHands.Of(q, tally, step.Result), threshold),
        (TimelineQuestion, TimelineTally tally) when WithHands.Slots(tally, step.Result) is var slots => tally with { Counts = slots, States = tally.States with { Answered = slots.Sum() } },
        // Who stands at the end, all that hands tell. Arguments are each room's own.
        (PositionQuestion q, PositionTally tally) => step.Result.Hands.Where(h => h.Value > 0 && q.Sides.Contains(h.Key))
            .Aggregate(tally, (all, hand) => all.Add(new PositionAnswer(hand.Key, hand.Key), hand.Value)) with { Credits = tally.Credits.Clear() },
        (_, var tally) => tally,
    };

    // A card that few people of the workshop sorted is left out of it.
    private static SortingTally Sorted(SortingQuestion question, SortingTally tally, int threshold)
    {
        var (counts, kept) = (tally.Counts, CountGrid.Zero(question.Cards.Length, question.Bins.Length));
        foreach (var card in Enumerable.Range(0, counts.Rows).Where(card => counts.RowSum(card) >= threshold))
            for (var bin = 0; bin < counts.Columns; bin++)
                kept = kept.Add([(card, bin)], counts[card, bin]);
        return tally with { Counts = kept };
    }
}
