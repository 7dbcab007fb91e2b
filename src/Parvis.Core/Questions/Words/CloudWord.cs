using System.Collections.Immutable;
using System.Text;

namespace Parvis.Core.Questions.Words;

/// <summary>One group of a cloud: <paramref name="People"/> persons named it, each counted once.</summary>
public sealed record CloudWord(string Key, string Text, int People, WordStatus Status)
{
    /// <summary>All groups, the most named first, then alphabetically by key; hidden ones included, with why.</summary>
    public static ImmutableArray<CloudWord> Of(WordsTally tally, IEnumerable<WordEdit> edits, WordLists lists)
    {
        var groups = WordGroups.After(edits);
        var people = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (keys, count) in tally.People)
            foreach (var group in keys.Select(groups.Of).Distinct())
                people[group] = people.GetValueOrDefault(group) + count;
        var spellings = tally.Spellings.Select(s => new Spelling(s.Key, s.Value, WordKey.Of(s.Key))).ToLookup(s => groups.Of(s.Group));
        return
        [
            .. people.Select(p => new CloudWord(p.Key, Displayed(p.Key, spellings[p.Key]), p.Value, groups.StatusOf(p.Key, lists)))
                .OrderByDescending(w => w.People).ThenBy(w => w.Key, StringComparer.Ordinal),
        ];
    }

    // The most frequent spelling, of those that gave the group its name when there are any. On a tie the one with the most accents
    // (« école » rather than « ecole »), then the first in code order, so that the same data always shows the same word.
    private static string Displayed(string key, IEnumerable<Spelling> spellings) =>
        spellings.OrderByDescending(s => s.Group == key).ThenByDescending(s => s.People)
            .ThenByDescending(s => s.Text.EnumerateRunes().Count(r => !r.IsAscii && Rune.IsLetter(r)))
            .ThenBy(s => s.Text, StringComparer.Ordinal).First().Text;

    /// <param name="Group">The key it has by itself, before any merge.</param>
    private readonly record struct Spelling(string Text, int People, string Group);
}
