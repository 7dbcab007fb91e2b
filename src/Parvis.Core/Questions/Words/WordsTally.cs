using System.Collections.Immutable;

namespace Parvis.Core.Questions.Words;

/// <summary>
/// What was written, in counts. People are kept by the *set* of groups they named, not by group: when a facilitator merges two groups,
/// someone who named both is still one person, and taking the merge back is exact.
/// </summary>
public sealed record WordsTally : Tally
{
    // Cleaned lines hold no line end.
    private const char Between = '\n';

    private static readonly ImmutableSortedDictionary<string, int> None = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    public static WordsTally Zero { get; } = new() { States = default, Sets = None, Spellings = None };

    /// <summary>People by the set of keys they named (keys in ordinal order, a line each).</summary>
    public required ImmutableSortedDictionary<string, int> Sets { get; init; }

    /// <summary>People by exact spelling.</summary>
    public required ImmutableSortedDictionary<string, int> Spellings { get; init; }

    public IEnumerable<(ImmutableArray<string> Keys, int People)> People =>
        Sets.Select(set => (set.Key.Split(Between).ToImmutableArray(), set.Value));

    public override WordsTally Add(Answer answer, int people = 1)
    {
        var next = this with { States = States.Add(answer.State, people) };
        return answer is not WordsAnswer words ? next : next with
        {
            Sets = Sets.Plus(string.Join(Between, words.Expressions.Select(WordKey.Of).Distinct().Order(StringComparer.Ordinal)), people),
            Spellings = words.Expressions.Aggregate(Spellings, (all, spelling) => all.Plus(spelling, people)),
        };
    }

    public override WordsTally Merge(Tally other)
    {
        var words = (WordsTally)other;
        return this with
        {
            States = States.Merge(other.States),
            Sets = words.Sets.Aggregate(Sets, (all, one) => all.Plus(one.Key, one.Value)),
            Spellings = words.Spellings.Aggregate(Spellings, (all, one) => all.Plus(one.Key, one.Value)),
        };
    }

    public bool Equals(WordsTally? other) =>
        other is not null && States == other.States && Sets.SequenceEqual(other.Sets) && Spellings.SequenceEqual(other.Spellings);

    public override int GetHashCode() => HashCode.Combine(States, Sets.Count, Spellings.Count);

    public override string ToString() => $"WordsTally ({Sets.Count})";
}
