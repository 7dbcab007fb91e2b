using System.Collections.Immutable;

namespace Parvis.Core.Questions;

/// <summary>Counts by key, of which a count of nobody is no entry: adding then taking back leaves nothing.</summary>
internal static class Counting
{
    public static ImmutableSortedDictionary<TKey, int> Plus<TKey>(this ImmutableSortedDictionary<TKey, int> counts, TKey key, int people)
        where TKey : notnull =>
        counts.GetValueOrDefault(key) + people is var sum and not 0 ? counts.SetItem(key, sum) : counts.Remove(key);
}
