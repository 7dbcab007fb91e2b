using System.Collections.Immutable;

namespace Parvis.Core.Questions.Words;

/// <summary>
/// Words kept off the cloud, compared by key; insults also inside an expression and in the plural. A server has lists of its own, copied
/// into a room when it is made; the room's can be edited while it runs. One word a line.
/// </summary>
public sealed class WordLists
{
    public const int Most = 500;

    private readonly ImmutableHashSet<string> stop, profanity;

    public WordLists(IEnumerable<string> stop, IEnumerable<string> profanity)
    {
        (Stop, Profanity) = (Lines(stop), Lines(profanity));
        this.stop = [.. Stop.Select(WordKey.Of)];
        this.profanity = [.. Profanity.Select(WordKey.Of)];
    }

    public static WordLists None { get; } = new([], []);

    /// <summary>Words that say nothing alone: « le », « sans avis ».</summary>
    public ImmutableArray<string> Stop { get; }

    public ImmutableArray<string> Profanity { get; }

    public static WordLists Read(string? stop, string? profanity) => new((stop ?? "").Split('\n'), (profanity ?? "").Split('\n'));

    /// <summary>Why these texts, one word a line, cannot be lists; null when they can.</summary>
    public static Refusal? Check(string? stop, string? profanity) =>
        stop?.Length > Most * WordsQuestion.Longest || profanity?.Length > Most * WordsQuestion.Longest || Read(stop, profanity) is var lists
        && (lists.Stop.Length > Most || lists.Profanity.Length > Most || lists.Stop.Concat(lists.Profanity).Any(w => w.Length > WordsQuestion.Longest))
            ? new Refusal("room.word-lists", Most.ToString(), WordsQuestion.Longest.ToString()) : null;

    public WordStatus StatusOf(string key) =>
        stop.Contains(key) ? WordStatus.StopWord
        : IsProfane(key) || key.Split(' ').Any(IsProfane) ? WordStatus.Profanity
        : WordStatus.Shown;

    private bool IsProfane(string key) => profanity.Contains(key) || profanity.Contains(WordKey.Stem(key));

    private static ImmutableArray<string> Lines(IEnumerable<string> words) =>
        [.. words.Select(TypedLine.Clean).Where(w => w.Length > 0).DistinctBy(WordKey.Of)];
}

public enum WordStatus
{
    Shown,

    /// <summary>By the facilitator.</summary>
    Hidden,

    StopWord,
    Profanity,
}
