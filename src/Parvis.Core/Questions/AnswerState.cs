namespace Parvis.Core.Questions;

/// <summary>The four states of an answer. Never mixed: each is a different fact about the person and the question.</summary>
public enum AnswerState
{
    /// <summary>Gave an answer.</summary>
    Answered,

    /// <summary>Said explicitly « Je ne me prononce pas ».</summary>
    NoOpinion,

    /// <summary>Was shown the question and left it empty.</summary>
    Skipped,

    /// <summary>Was routed around the question and never saw it.</summary>
    NotShown,
}
