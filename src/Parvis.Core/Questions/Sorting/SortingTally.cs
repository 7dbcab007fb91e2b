using System.Collections.Immutable;

namespace Parvis.Core.Questions.Sorting;

/// <summary>People by card (rows) and bin (columns).</summary>
public sealed record SortingTally : Tally
{
    public required ImmutableArray<string> Cards { get; init; }

    public required ImmutableArray<string> Bins { get; init; }

    public required CountGrid Counts { get; init; }

    public override SortingTally Add(Answer answer, int people = 1) => this with
    {
        States = States.Add(answer.State, people),
        Counts = answer is SortingAnswer sorting ? Counts.Add(sorting.Cards.Select(c => (Cards.IndexOf(c.Card), Bins.IndexOf(c.Bin))), people) : Counts,
    };

    public override SortingTally Merge(Tally other) => this with
    {
        States = States.Merge(other.States),
        Counts = Counts.Merge(((SortingTally)other).Counts),
    };

    public bool Equals(SortingTally? other) =>
        other is not null && States == other.States && Cards.SequenceEqual(other.Cards) && Bins.SequenceEqual(other.Bins) && Counts.Equals(other.Counts);

    public override int GetHashCode() => HashCode.Combine(States, Counts);
}
