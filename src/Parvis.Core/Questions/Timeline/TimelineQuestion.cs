using System.Collections.Immutable;
using System.Globalization;

namespace Parvis.Core.Questions.Timeline;

/// <summary>
/// One event to place between those already revealed, as in the card game: slot 0 is before them all, slot n after the n-th. Nobody types
/// a date. Revealing makes the next question: <see cref="AfterReveal"/>.
/// </summary>
public sealed record TimelineQuestion : Question
{
    public const int Most = 20;

    /// <summary>Already on the line, oldest first, at least one.</summary>
    public required ImmutableArray<TimelineEvent> Revealed { get; init; }

    public required TimelineEvent Placing { get; init; }

    public int Slots => Revealed.Length + 1;

    private protected override Reading ReadValues(ImmutableArray<string> values) =>
        values.Length > 1 ? Reading.Refused("answer.one-only")
        : int.TryParse(values[0], NumberStyles.None, CultureInfo.InvariantCulture, out var slot) && slot < Slots ? Reading.Of(new TimelineAnswer(slot))
        : Reading.Refused("answer.unknown-slot");

    public override TimelineTally NewTally() => new() { States = default, Counts = [.. new int[Slots]] };

    /// <summary>Slots that no date contradicts: several when dates are the same or too vague to tell.</summary>
    public ImmutableArray<int> RightSlots() => Placing.Date is not { } date ? [] :
    [
        .. Enumerable.Range(0, Slots).Where(slot =>
            !Revealed.Take(slot).Any(e => date.IsSurelyBefore(e.Date!)) && !Revealed.Skip(slot).Any(e => e.Date!.IsSurelyBefore(date))),
    ];

    /// <summary>1 in a right slot, 0 as far from one as this line allows, in proportion between.</summary>
    public double? Score(int slot)
    {
        var right = RightSlots();
        if (right.IsEmpty)
            return null;
        int Distance(int from) => right.Min(r => Math.Abs(r - from));
        var furthest = Enumerable.Range(0, Slots).Max(Distance);
        return furthest == 0 ? 1 : 1 - (Distance(slot) / (double)furthest);
    }

    /// <summary>The line with the event in its place, for the next round.</summary>
    public ImmutableArray<TimelineEvent> AfterReveal() =>
        RightSlots() is [var slot, ..] ? Revealed.Insert(slot, Placing) : Revealed.Add(Placing);

    public override IEnumerable<Refusal> Check()
    {
        var events = Revealed.Add(Placing);
        foreach (var refusal in base.Check().Concat(ItemChecks.Of(events.Select(e => new Option(e.Code, e.Label)), "events")))
            yield return refusal;
        if (Revealed.Length is < 1 or > Most)
            yield return new Refusal("question.item-count", "1", Most.ToString()).On("events");
        if (events.Any(e => e.Date is not { IsValid: true }))
            yield return new Refusal("question.event-date").On("events");
        else if (Revealed.Zip(Revealed.Skip(1)).Any(pair => pair.Second.Date!.IsSurelyBefore(pair.First.Date!)))
            yield return new Refusal("question.event-order").On("events");
    }

    public bool Equals(TimelineQuestion? other) =>
        base.Equals(other) && Placing == other.Placing && Revealed.SequenceEqual(other.Revealed);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Placing, Revealed.Length);
}

/// <summary>How many revealed events come before: 0 to all of them.</summary>
public sealed record TimelineAnswer(int Slot) : Answer
{
    public override ImmutableArray<string> Raw => [Slot.ToString()];
}
