using System.Collections.Immutable;

namespace Parvis.Core.Questions.Words;

/// <summary>Words kept off the cloud, compared by key. Both lists belong to the organisation and can be edited.</summary>
public sealed class WordLists(IEnumerable<string> stop, IEnumerable<string> profanity)
{
    private readonly ImmutableHashSet<string> stop = Keys(stop), profanity = Keys(profanity);

    public static WordLists None { get; } = new([], []);

    public WordStatus StatusOf(string key) =>
        stop.Contains(key) ? WordStatus.StopWord
        : profanity.Contains(key) || key.Split(' ').Any(profanity.Contains) ? WordStatus.Profanity
        : WordStatus.Shown;

    private static ImmutableHashSet<string> Keys(IEnumerable<string> words) =>
        words.Where(w => !string.IsNullOrWhiteSpace(w)).Select(WordKey.Of).ToImmutableHashSet(StringComparer.Ordinal);
}

public enum WordStatus
{
    Shown,

    /// <summary>By the facilitator.</summary>
    Hidden,

    StopWord,
    Profanity,
}
