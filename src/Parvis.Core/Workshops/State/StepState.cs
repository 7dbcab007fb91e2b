using System.Collections.Immutable;
using Parvis.Core.Questions.Ideas;
using Parvis.Core.Questions.Words;

namespace Parvis.Core.Workshops.State;

/// <summary>Phases of a brainstorm: alone (each sees only their own), revealed, grouped by the facilitator, voted on.</summary>
public enum IdeaPhase
{
    Alone,
    Revealed,
    Grouping,
    Voting,
}

/// <summary>What happened in one step so far.</summary>
public sealed record StepState
{
    public static StepState New { get; } = new();

    public bool Open { get; init; }

    public bool Revealed { get; init; }

    /// <summary>One, or two after a second round.</summary>
    public ImmutableArray<RoundState> Rounds { get; init; } = [RoundState.New];

    public RoomTimer? Timer { get; init; }

    public ImmutableArray<WordEdit> WordEdits { get; init; } = [];

    /// <summary>Pairs of words that are not the same, however alike: never proposed again.</summary>
    public ImmutableArray<ApartWords> Apart { get; init; } = [];

    public IdeaPhase Phase { get; init; }

    /// <summary>Whether ideas wait for the facilitator before the room sees them; otherwise they are hidden afterwards, if need be.</summary>
    public bool ReadsFirst { get; init; }

    /// <summary>The ideas to group, from the reveal on; in alphabetical order, so that nothing says who gave which.</summary>
    public ImmutableArray<Idea> Ideas { get; init; } = [];

    public ImmutableArray<IdeaEdit> IdeaEdits { get; init; } = [];

    /// <summary>Ideas each participant gave a dot.</summary>
    public ImmutableSortedDictionary<int, ImmutableArray<string>> Dots { get; init; } = ImmutableSortedDictionary<int, ImmutableArray<string>>.Empty;

    public ImmutableSortedSet<string> HiddenTexts { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public ImmutableArray<Argument> Arguments { get; init; } = [];

    /// <summary>Sheets copied from paper, in the order they came.</summary>
    public ImmutableArray<PaperSheet> Papers { get; init; } = [];

    public ImmutableList<SpeakerQuestion> SpeakerQuestions { get; init; } = [];

    /// <summary>What was done to the board; ideas that must be read first are hidden before anything else.</summary>
    internal IEnumerable<IdeaEdit> BoardEdits => ReadsFirst ? Ideas.Select(i => new HideIdea(i.Id)).Concat(IdeaEdits) : IdeaEdits;

    public int Round => Rounds.Length;

    public RoundState Last => Rounds[^1];

    internal bool IsButAnswersAfter(StepState earlier) =>
        (Open, Revealed, Phase, Round, Timer) == (earlier.Open, earlier.Revealed, earlier.Phase, earlier.Round, earlier.Timer)
        && WordEdits == earlier.WordEdits && Ideas == earlier.Ideas && IdeaEdits == earlier.IdeaEdits && Arguments == earlier.Arguments
        && ReferenceEquals(HiddenTexts, earlier.HiddenTexts) && ReferenceEquals(SpeakerQuestions, earlier.SpeakerQuestions)
        && ReferenceEquals(Last.Hands, earlier.Last.Hands) && ReferenceEquals(Last.Crossings, earlier.Last.Crossings);

    internal StepState WithLast(Func<RoundState, RoundState> change) => this with { Rounds = Rounds.SetItem(Rounds.Length - 1, change(Last)) };
}
