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
    public override Question Question => Asked;

    public override IEnumerable<Refusal> Check() => [.. Asked.Check(), .. Quiz?.Check(Asked) ?? []];
}

/// <summary>« Mon premier pas » : one to three of the action cards.</summary>
public sealed record Pledging(string Id, LocalisedText Wording, ImmutableArray<Option> Cards) : Activity
{
    public const int Most = 3;

    public override Question Question { get; } = new MultipleChoiceQuestion
    {
        Id = Id,
        Wording = Wording,
        Options = Cards,
        MaxChoices = Math.Clamp(Cards.Length, 1, Most),
    };

    public override IEnumerable<Refusal> Check() => Question.Check();

    public bool Equals(Pledging? other) => other is not null && Question.Equals(other.Question);

    public override int GetHashCode() => Question.GetHashCode();
}

/// <summary>Questions to the speaker, voted up by the room.</summary>
public sealed record AskingSpeaker(LocalisedText Title) : Activity
{
    public override Question? Question => null;

    public override IEnumerable<Refusal> Check() => [];
}
