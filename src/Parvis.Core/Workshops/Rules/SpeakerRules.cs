using Parvis.Core.Questions;
using Parvis.Core.Workshops.Activities;
using Parvis.Core.Workshops.Commands;
using Parvis.Core.Workshops.Events;
using Parvis.Core.Workshops.State;

namespace Parvis.Core.Workshops.Rules;

/// <summary>Questions to the speaker. None is lost in silence: setting one aside takes a reason that everyone may read.</summary>
internal static class SpeakerRules
{
    public static Decision Decide(RoomState state, StepState step, AskSpeaker ask) =>
        step.Open || state.Activity is not AskingSpeaker ? Ask(state, step, ask, ask.Participant, ask.Text, RoomLimits.SpeakerQuestionsEach) : new Refusal("room.closed");

    /// <summary>The console asks for those without a phone, also once phones ask no more.</summary>
    public static Decision Decide(RoomState state, StepState step, NoteQuestion note) =>
        Ask(state, step, note, RoomState.Consoles, note.Text, RoomLimits.SpeakerQuestions);

    private static Decision Ask(RoomState state, StepState step, StepCommand command, int who, string? typed, int most)
    {
        if (state.Activity is not AskingSpeaker)
            return new Refusal("room.other-activity");
        if (typed?.Length > RoomLimits.ValueLength)
            return new Refusal("answer.too-long", RoomLimits.SpeakerQuestionLength.ToString());
        var text = TypedLine.Clean(typed);
        if (text.Length == 0)
            return new Refusal("room.nothing-written");
        if (text.Length > RoomLimits.SpeakerQuestionLength)
            return new Refusal("answer.too-long", RoomLimits.SpeakerQuestionLength.ToString());
        if (step.SpeakerQuestions.Count >= RoomLimits.SpeakerQuestions)
            return new Refusal("room.enough-questions");
        var mine = step.SpeakerQuestions.Where(q => q.By == who).ToList();
        if (mine.Exists(q => q.Text == text))
            return Decision.AlreadyDone;
        return mine.Count >= most ? new Refusal("room.questions-each", most.ToString()) : new SpeakerAsked(command.Id, command.Step, who, text);
    }

    public static Decision Decide(StepState step, VoteForQuestion vote) =>
        Find(step, vote.Question) is not { Status: not QuestionStatus.Hidden } question ? new Refusal("room.unknown-question")
        : !step.Open ? new Refusal("room.closed")
        : question.VotesUp.Contains(vote.Participant) == vote.Up ? Decision.AlreadyDone
        : new SpeakerVoted(vote.Id, vote.Step, vote.Participant, vote.Question, vote.Up);

    public static Decision Decide(StepState step, SettleQuestion settle)
    {
        if (Find(step, settle.Question) is not { } question || !Enum.IsDefined(settle.Status))
            return new Refusal("room.unknown-question");
        var aside = settle.Status is QuestionStatus.SetAside;
        if (aside && settle.Reason?.Length > RoomLimits.ValueLength)
            return new Refusal("answer.too-long", RoomLimits.ReasonLength.ToString());
        var reason = aside ? TypedLine.Clean(settle.Reason) : null;
        return reason?.Length == 0 ? new Refusal("room.reason-needed").On("reason")
            : reason?.Length > RoomLimits.ReasonLength ? new Refusal("answer.too-long", RoomLimits.ReasonLength.ToString()).On("reason")
            : (question.Status, question.Reason) == (settle.Status, reason) ? Decision.AlreadyDone
            : new QuestionSettled(settle.Id, settle.Step, settle.Question, settle.Status, reason);
    }

    private static SpeakerQuestion? Find(StepState step, int number) =>
        number >= 1 && number <= step.SpeakerQuestions.Count ? step.SpeakerQuestions[number - 1] : null;
}
