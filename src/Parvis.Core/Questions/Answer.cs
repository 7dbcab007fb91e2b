using System.Collections.Immutable;

namespace Parvis.Core.Questions;

/// <summary>One person's answer to one question. Kinds add their own sealed record in their folder.</summary>
public abstract record Answer
{
    private protected Answer() { }

    public static Answer NoOpinion { get; } = new Unanswered(AnswerState.NoOpinion);

    public static Answer Skipped { get; } = new Unanswered(AnswerState.Skipped);

    public static Answer NotShown { get; } = new Unanswered(AnswerState.NotShown);

    public virtual AnswerState State => AnswerState.Answered;

    /// <summary>The raw values that <see cref="Question.Read"/> reads back to this answer; empty when not answered.</summary>
    public abstract ImmutableArray<string> Raw { get; }

    private sealed record Unanswered(AnswerState Why) : Answer
    {
        public override AnswerState State => Why;

        public override ImmutableArray<string> Raw => Why is AnswerState.NoOpinion ? [Code.NoOpinion] : [];
    }
}
