using System.Collections.Immutable;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Words;

namespace Parvis.Core.Workshops.State;

/// <summary>The answers of one round, and what was counted without phones.</summary>
public sealed record RoundState
{
    // What was last counted, by this state or an earlier one: a frame counts only what changed since.
    private Counted? counted;

    private Clouded? cloud;

    public static RoundState New { get; } = new();

    /// <summary>By participant: the answer that stands.</summary>
    public ImmutableSortedDictionary<int, Answer> Answers { get; init; } = ImmutableSortedDictionary<int, Answer>.Empty;

    public ImmutableSortedDictionary<string, int> Hands { get; init; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>People who crossed, by <c>from&gt;to</c>.</summary>
    public ImmutableSortedDictionary<string, int> Crossings { get; init; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>The fold of all answers, made from the last one asked for. Safe from several threads: at worst both count.</summary>
    public Tally Tally(Question question)
    {
        var before = counted is { } last && ReferenceEquals(last.Question, question)
            ? last : new Counted(question, ImmutableSortedDictionary<int, Answer>.Empty, question.NewTally());
        if (ReferenceEquals(before.Answers, Answers))
            return before.Tally;
        var tally = before.Tally;
        foreach (var (old, now) in Changes(before.Answers))
        {
            tally = old is null ? tally : tally.Add(old, -1);
            tally = now is null ? tally : tally.Add(now);
        }
        counted = new(question, Answers, tally);
        return tally;
    }

    /// <summary>The words of a cloud after its edits; made once for the wall and the consoles of a frame.</summary>
    internal ImmutableArray<CloudWord> Cloud(WordsTally tally, ImmutableArray<WordEdit> edits, WordLists lists)
    {
        if (cloud is not { } made || !ReferenceEquals(made.Tally, tally) || made.Edits != edits || !ReferenceEquals(made.Lists, lists))
            cloud = made = new(tally, edits, lists, CloudWord.Of(tally, edits, lists));
        return made.Words;
    }

    // Both are sorted: one walk along both. Only a sheet of paper takes answers away.
    private IEnumerable<(Answer? Before, Answer? Now)> Changes(ImmutableSortedDictionary<int, Answer> earlier)
    {
        using var old = earlier.GetEnumerator();
        var more = old.MoveNext();
        foreach (var (participant, now) in Answers)
        {
            for (; more && old.Current.Key < participant; more = old.MoveNext())
                yield return (old.Current.Value, null);
            var known = more && old.Current.Key == participant;
            if (!known)
                yield return (null, now);
            else if (!ReferenceEquals(old.Current.Value, now))
                yield return (old.Current.Value, now);
            if (known)
                more = old.MoveNext();
        }
        for (; more; more = old.MoveNext())
            yield return (old.Current.Value, null);
    }

    private sealed record Counted(Question Question, ImmutableSortedDictionary<int, Answer> Answers, Tally Tally);

    private sealed record Clouded(WordsTally Tally, ImmutableArray<WordEdit> Edits, WordLists Lists, ImmutableArray<CloudWord> Words);
}
