using System.Collections.Immutable;

namespace Parvis.Core.Questions.Number;

/// <summary>
/// People by exact value, so that means, quantiles and any banding can be computed from it. Published in bands only.
/// </summary>
public sealed record NumberTally : Tally
{
    public static NumberTally Zero { get; } = new() { States = default, Counts = ImmutableSortedDictionary<decimal, int>.Empty };

    public required ImmutableSortedDictionary<decimal, int> Counts { get; init; }

    public override NumberTally Add(Answer answer, int people = 1) => this with
    {
        States = States.Add(answer.State, people),
        Counts = answer is NumberAnswer { Value: var value } ? Counts.Plus(value, people) : Counts,
    };

    public override NumberTally Merge(Tally other) => this with
    {
        States = States.Merge(other.States),
        Counts = ((NumberTally)other).Counts.Aggregate(Counts, (all, one) => all.Plus(one.Key, one.Value)),
    };

    public bool Equals(NumberTally? other) =>
        other is not null && States == other.States && Counts.SequenceEqual(other.Counts);

    public override int GetHashCode() => Counts.Aggregate(States.GetHashCode(), (hash, one) => HashCode.Combine(hash, one.Key, one.Value));
}
