using System.Collections.Immutable;

namespace Parvis.Core.Questions.Position;

/// <summary>People by first (rows) and last (columns) position, and by the argument they credit.</summary>
public sealed record PositionTally : Tally
{
    public required ImmutableArray<string> Sides { get; init; }

    public required CountGrid Moves { get; init; }

    public required ImmutableSortedDictionary<string, int> Credits { get; init; }

    public static PositionTally Zero(ImmutableArray<string> sides) => new()
    {
        States = default,
        Sides = sides,
        Moves = CountGrid.Zero(sides.Length, sides.Length),
        Credits = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal),
    };

    public override PositionTally Add(Answer answer, int people = 1)
    {
        var next = this with { States = States.Add(answer.State, people) };
        return answer is not PositionAnswer position ? next : next with
        {
            Moves = Moves.Add([(Sides.IndexOf(position.First), Sides.IndexOf(position.Last))], people),
            Credits = position.Swayed is { } argument ? Credits.Plus(argument, people) : Credits,
        };
    }

    public override PositionTally Merge(Tally other)
    {
        var position = (PositionTally)other;
        return this with
        {
            States = States.Merge(other.States),
            Moves = Moves.Merge(position.Moves),
            Credits = position.Credits.Aggregate(Credits, (all, one) => all.Plus(one.Key, one.Value)),
        };
    }

    public bool Equals(PositionTally? other) =>
        other is not null && States == other.States && Sides.SequenceEqual(other.Sides) && Moves.Equals(other.Moves)
        && Credits.SequenceEqual(other.Credits);

    public override int GetHashCode() => HashCode.Combine(States, Moves, Credits.Count);
}
