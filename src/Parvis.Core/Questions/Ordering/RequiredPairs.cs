using System.Collections.Immutable;

namespace Parvis.Core.Questions.Ordering;

/// <summary>
/// All the pairs that the precedences imply (A before B and B before C imply A before C), by index of card. When they say everything
/// (a chain), the pair score is Kendall's: 1 − inversions / (n(n−1)/2).
/// </summary>
public sealed class RequiredPairs
{
    private RequiredPairs(ImmutableArray<(int First, int Then)> all, bool hasCycle) => (All, HasCycle) = (all, hasCycle);

    public ImmutableArray<(int First, int Then)> All { get; }

    /// <summary>Some card would have to come before itself: no order can be right.</summary>
    public bool HasCycle { get; }

    public static RequiredPairs Of(OrderingQuestion question)
    {
        var n = question.Cards.Length;
        var before = new bool[n, n];
        foreach (var (first, then) in question.Required)
            before[question.IndexOf(first), question.IndexOf(then)] = true;
        // Warshall's closure.
        for (var via = 0; via < n; via++)
            for (var from = 0; from < n; from++)
                for (var to = 0; to < n; to++)
                    before[from, to] |= before[from, via] && before[via, to];
        var pairs = from i in Enumerable.Range(0, n) from j in Enumerable.Range(0, n) where before[i, j] select (i, j);
        return new([.. pairs], Enumerable.Range(0, n).Any(i => before[i, i]));
    }

    /// <summary>How many required pairs an order respects.</summary>
    /// <param name="places">Place of each card, by index of card.</param>
    public int Respected(IReadOnlyList<int> places) => All.Count(pair => places[pair.First] < places[pair.Then]);
}
