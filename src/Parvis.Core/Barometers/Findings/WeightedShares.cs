using System.Collections.Immutable;

namespace Parvis.Core.Barometers.Findings;

/// <summary>The shares of a question's lines, each response counting for its weight.</summary>
/// <param name="People">Those who answered and have a weight: the base, unweighted.</param>
/// <param name="EffectiveN">How many equal responses they are worth (Kish), whole: its decimals would tell which groups did not answer.</param>
/// <param name="Percents">Whole percents by line, never finer: finer ones would tell who answered what.</param>
public sealed record WeightedShares(int People, int EffectiveN, ImmutableSortedDictionary<string, int> Percents)
{
    public bool Equals(WeightedShares? other) =>
        other is not null && (People, EffectiveN) == (other.People, other.EffectiveN) && Percents.SequenceEqual(other.Percents);

    public override int GetHashCode() => HashCode.Combine(People, Percents.Count);
}
