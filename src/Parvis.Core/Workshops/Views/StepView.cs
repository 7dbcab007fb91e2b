using System.Collections.Immutable;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Ideas;
using Parvis.Core.Questions.Position;
using Parvis.Core.Questions.Words;
using Parvis.Core.Workshops.Activities;
using Parvis.Core.Workshops.State;

namespace Parvis.Core.Workshops.Views;

/// <summary>A question to the speaker as everyone sees it: who asked is not in it.</summary>
/// <param name="Votes">From phones and by hand.</param>
/// <param name="Hands">Of these, hands that the facilitator counted.</param>
public sealed record SpeakerCard(int Number, string Text, int Votes, int Hands, QuestionStatus Status, string? Reason)
{
    internal static SpeakerCard Of(SpeakerQuestion question, StepState step)
    {
        var hands = step.Last.Hands.GetValueOrDefault(question.Number.ToString());
        return new(question.Number, question.Text, question.VotesUp.Count + hands, hands, question.Status, question.Reason);
    }
}

/// <summary>
/// The step on screen, the same for everyone, so that it is rendered once a frame. Before the reveal it holds no result and no right
/// answer; what a page cannot find here it cannot leak.
/// </summary>
/// <param name="Question">As it may be seen now; null when nothing is asked.</param>
/// <param name="Answered">People who answered this round: the live count.</param>
/// <param name="Results">A round each; empty until revealed.</param>
/// <param name="Board">Ideas, from their reveal on; dots count only once the result is revealed.</param>
/// <param name="Quiz">Right answer and explanation; null until revealed.</param>
/// <param name="Teams">Mean score by team (0 to 1); empty until revealed.</param>
public sealed record StepView(
    int Step, int Round, bool Open, bool Revealed, IdeaPhase Phase, Question? Question, RoomTimer? Timer, int Answered,
    ImmutableArray<RoundResult> Results, ImmutableArray<IdeaCard> Board, ImmutableArray<Argument> Arguments,
    ImmutableArray<SpeakerCard> SpeakerQuestions, Quiz? Quiz, ImmutableArray<TeamScore> Teams)
{
    /// <summary>Whether the choices are pledges: action cards, « mon premier pas ».</summary>
    public bool IsPledge { get; init; }

    /// <summary>What the action cards propose.</summary>
    public ImmutableArray<PledgeGuide> Guides { get; init; } = [];

    public PledgeGuide? GuideOf(string card) => Guides.FirstOrDefault(g => g.Code == card);

    /// <summary>The last round of the earlier step this one is compared with; null until revealed, and where there is none.</summary>
    public RoundResult? Earlier { get; init; }

    internal static StepView? Of(RoomState state, WordLists lists, bool console)
    {
        if (state.Current is not { } step)
            return null;
        var (activity, told) = (state.Activity!, console || step.Revealed);
        var (question, quiz) = (activity.Question, (activity as Asking)?.Quiz);
        var board = RoundResult.Board(step, console);
        return new StepView(
            state.Step, step.Round, step.Open, step.Revealed, step.Phase, told ? question : question?.Concealed(SeedOf(state)), step.Timer,
            step.Last.Answers.Values.Count(a => a.State is AnswerState.Answered or AnswerState.NoOpinion),
            told && question is not null ? RoundResult.Of(question, step, lists, console) : [],
            told ? board : [.. board.Select(card => card with { Dots = 0 })],
            question is PositionQuestion ? [.. step.Arguments.Where(a => console || !a.Hidden)] : [],
            Speaker(step, console), told ? quiz : null,
            told && quiz is not null ? TeamScore.Of(state, question!, quiz) : [])
        {
            IsPledge = activity is Pledging,
            Guides = (activity as Pledging)?.Guides ?? [],
            Earlier = told && activity is Asking { Beside: { } at } ? EarlierOf(state, at, lists, console) : null,
        };
    }

    private static RoundResult? EarlierOf(RoomState state, int step, WordLists lists, bool console) =>
        state.Workshop.Activities[step].Question is { } question && state.Steps[step].Last.Answers.Count > 0
            ? RoundResult.Of(question, state.Steps[step], lists, console)[^1]
            : null;

    // Most wanted first; those dealt with after those waiting.
    private static ImmutableArray<SpeakerCard> Speaker(StepState step, bool console) =>
    [
        .. step.SpeakerQuestions.Where(q => console || q.Status is not QuestionStatus.Hidden)
            .Select(q => SpeakerCard.Of(q, step))
            .OrderBy(q => q.Status).ThenByDescending(q => q.Votes).ThenBy(q => q.Number),
    ];

    // string.GetHashCode differs between nodes: every node must show the same order.
    private static int SeedOf(RoomState state) => state.Code.Text.Aggregate(state.Step + 1, (seed, letter) => unchecked((seed * 31) + letter));
}
