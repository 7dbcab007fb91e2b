using System.Collections.Immutable;

namespace Parvis.Core.Questions.Rating;

/// <summary>People by number of stars: <c>Counts[0]</c> is one star.</summary>
public sealed record RatingTally : Tally
{
    public required ImmutableArray<int> Counts { get; init; }

    public override RatingTally Add(Answer answer, int people = 1) => this with
    {
        States = States.Add(answer.State, people),
        Counts = answer is RatingAnswer { Stars: var stars } ? Counts.SetItem(stars - 1, Counts[stars - 1] + people) : Counts,
    };

    public override RatingTally Merge(Tally other) => this with
    {
        States = States.Merge(other.States),
        Counts = [.. Counts.Zip(((RatingTally)other).Counts, (a, b) => a + b)],
    };

    public bool Equals(RatingTally? other) =>
        other is not null && States == other.States && Counts.SequenceEqual(other.Counts);

    public override int GetHashCode() => Counts.Aggregate(States.GetHashCode(), HashCode.Combine);
}
