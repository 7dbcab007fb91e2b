using System.Collections.Immutable;
using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;

namespace Parvis.Core.Workshops.Activities;

/// <summary>One step of a workshop.</summary>
public abstract record Activity
{
    private protected Activity() { }

    /// <summary>What participants answer; null when they answer nothing.</summary>
    public abstract Question? Question { get; }

    public abstract IEnumerable<Refusal> Check();
}

/// <summary>A question of any kind; with <paramref name="Quiz"/>, one with a right answer.</summary>
public sealed record Asking(Question Asked, Quiz? Quiz = null) : Activity
{
    /// <summary>An earlier step of the same kind, whose result is shown beside this one's: words before and after.</summary>
    public int? Beside { get; init; }

    public override Question Question => Asked;

    public override IEnumerable<Refusal> Check() => [.. Asked.Check(), .. Quiz?.Check(Asked) ?? []];
}

/// <summary>« Mon premier pas » : one to three of the action cards.</summary>
public sealed record Pledging(string Id, LocalisedText Wording, ImmutableArray<Option> Cards) : Activity
{
    public const int Most = 3;

    public PlainWording? Plain { get; init; }

    /// <summary>What each card proposes; none when the cards say it all.</summary>
    public ImmutableArray<PledgeGuide> Guides { get; init; } = [];

    public override Question Question => new MultipleChoiceQuestion
    {
        Id = Id,
        Wording = Wording,
        Plain = Plain,
        Options = Cards,
        MaxChoices = Math.Clamp(Cards.Length, 1, Most),
    };

    public override IEnumerable<Refusal> Check() => Question.Check();

    public bool Equals(Pledging? other) => other is not null && Question.Equals(other.Question) && Guides.SequenceEqual(other.Guides);

    public override int GetHashCode() => Question.GetHashCode();
}

/// <summary>What an action card proposes: a sentence, and first steps of five minutes, an hour, a month.</summary>
public sealed record PledgeGuide(string Code, LocalisedText? Detail, ImmutableArray<LocalisedText> Steps)
{
    public bool Equals(PledgeGuide? other) => other is not null && Code == other.Code && Equals(Detail, other.Detail) && Steps.SequenceEqual(other.Steps);

    public override int GetHashCode() => HashCode.Combine(Code, Steps.Length);
}

/// <summary>Questions to the speaker, voted up by the room.</summary>
public sealed record AskingSpeaker(LocalisedText Title) : Activity
{
    public override Question? Question => null;

    public override IEnumerable<Refusal> Check() => [];
}
