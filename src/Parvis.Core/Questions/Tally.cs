namespace Parvis.Core.Questions;

/// <summary>
/// What answers to one question add up to. A tally is a commutative monoid: <c>Merge</c> is associative and commutative,
/// and folding answers one by one, by channel, by day or by town gives the same tally. Holds counts only, never a person.
/// Immutable; <see cref="Add"/> costs O(options).
/// </summary>
public abstract record Tally
{
    private protected Tally() { }

    /// <summary>How many people are in each answer state.</summary>
    public required StateCounts States { get; init; }

    /// <param name="people">How many gave it; −1 takes back one added before, exactly.</param>
    public abstract Tally Add(Answer answer, int people = 1);

    /// <summary>Adds another tally of the same question (same kind, same codes).</summary>
    public abstract Tally Merge(Tally other);
}

/// <summary>People by answer state. The bases of METHOD §2 are sums of these.</summary>
public readonly record struct StateCounts(int Answered, int NoOpinion, int Skipped, int NotShown)
{
    /// <summary>Were asked: everyone but those routed around.</summary>
    public int Shown => Answered + NoOpinion + Skipped;

    /// <summary>Gave any answer, « Je ne me prononce pas » included.</summary>
    public int Respondents => Answered + NoOpinion;

    /// <summary>Expressed an opinion: the base of means, scores and tests.</summary>
    public int Expressed => Answered;

    /// <summary>« Ne se prononcent pas »: said so, or left it empty.</summary>
    public int DidNotSay => NoOpinion + Skipped;

    public StateCounts Add(AnswerState state, int people = 1) => state switch
    {
        AnswerState.Answered => this with { Answered = Answered + people },
        AnswerState.NoOpinion => this with { NoOpinion = NoOpinion + people },
        AnswerState.Skipped => this with { Skipped = Skipped + people },
        AnswerState.NotShown => this with { NotShown = NotShown + people },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public StateCounts Merge(StateCounts other) =>
        new(Answered + other.Answered, NoOpinion + other.NoOpinion, Skipped + other.Skipped, NotShown + other.NotShown);
}
