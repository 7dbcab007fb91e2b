using System.Collections.Immutable;

namespace Parvis.Core.Questions.Sorting;

/// <summary>Where the room put one card.</summary>
/// <param name="Counts">People by bin, in the question's order.</param>
/// <param name="Consensus">
/// The chance that two people of the room, taken at random, put the card in the same bin: Σ nᵢ(nᵢ−1) / n(n−1) (Fleiss 1971, per
/// item). 1 is unanimity; null under two people.
/// </param>
/// <param name="ShareRight">Of those who sorted it; null without a right bin or without anyone.</param>
public sealed record CardOutcome(SortingCard Card, ImmutableArray<int> Counts, int People, double? Consensus, double? ShareRight)
{
    /// <summary>From consensus to split; cards nobody can be compared on come last, ties in the deck's order.</summary>
    public static ImmutableArray<CardOutcome> Of(SortingQuestion question, SortingTally tally) =>
        [.. question.Cards.Select((card, row) => Of(question, card, tally.Counts, row)).OrderByDescending(o => o.Consensus ?? -1)];

    private static CardOutcome Of(SortingQuestion question, SortingCard card, CountGrid grid, int row)
    {
        ImmutableArray<int> counts = [.. Enumerable.Range(0, grid.Columns).Select(column => grid[row, column])];
        long n = counts.Sum();
        var right = question.Bins.Select(b => b.Code).ToList().IndexOf(card.RightBin ?? "");
        return new(
            card, counts, (int)n, n > 1 ? counts.Sum(c => (long)c * (c - 1)) / (double)(n * (n - 1)) : null,
            n > 0 && right >= 0 ? counts[right] / (double)n : null);
    }
}
