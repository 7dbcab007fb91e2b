using System.Collections.Immutable;

namespace Parvis.Core.Questions.Timeline;

/// <summary>People by slot.</summary>
public sealed record TimelineTally : Tally
{
    public required ImmutableArray<int> Counts { get; init; }

    public override TimelineTally Add(Answer answer, int people = 1) => this with
    {
        States = States.Add(answer.State, people),
        Counts = answer is TimelineAnswer { Slot: var slot } ? Counts.SetItem(slot, Counts[slot] + people) : Counts,
    };

    public override TimelineTally Merge(Tally other) => this with
    {
        States = States.Merge(other.States),
        Counts = [.. Counts.Zip(((TimelineTally)other).Counts, (a, b) => a + b)],
    };

    public bool Equals(TimelineTally? other) =>
        other is not null && States == other.States && Counts.SequenceEqual(other.Counts);

    public override int GetHashCode() => Counts.Aggregate(States.GetHashCode(), HashCode.Combine);
}

/// <summary>How near the room came.</summary>
/// <param name="Right">People in a right slot.</param>
/// <param name="MeanScore">Mean of <see cref="TimelineQuestion.Score"/>; null without answers.</param>
public sealed record TimelineResult(ImmutableArray<int> RightSlots, int Right, double? MeanScore)
{
    public static TimelineResult Of(TimelineQuestion question, TimelineTally tally)
    {
        var (slots, n) = (question.RightSlots(), tally.States.Answered);
        return new(
            slots, slots.Sum(slot => tally.Counts[slot]),
            n > 0 && !slots.IsEmpty ? tally.Counts.Select((people, slot) => people * question.Score(slot)!.Value).Sum() / n : null);
    }
}
