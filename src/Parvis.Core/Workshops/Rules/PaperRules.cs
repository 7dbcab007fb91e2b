using System.Collections.Immutable;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Ideas;
using Parvis.Core.Questions.Position;
using Parvis.Core.Workshops.Commands;
using Parvis.Core.Workshops.Events;
using Parvis.Core.Workshops.State;

namespace Parvis.Core.Workshops.Rules;

/// <summary>
/// What came back on paper. It is copied when there is a moment, so it asks neither that the step be on screen, nor that it be open, nor
/// that the workshop still goes on.
/// </summary>
internal static class PaperRules
{
    public static Decision Decide(RoomState state, EnterPaper enter)
    {
        if (QuestionOf(state, enter.Step) is not { } question)
            return new Refusal("room.nothing-to-answer");
        var step = state.Steps[enter.Step];
        // Once ideas are shown they are a board: one more would be on none.
        if (question is IdeasQuestion && step.Phase is not IdeaPhase.Alone)
            return new Refusal("room.phase");
        if (step.Papers.Any(sheet => sheet.Id == enter.Id))
            return Decision.AlreadyDone;
        if (enter.Answers.IsDefaultOrEmpty)
            return new Refusal("paper.empty");
        if (enter.Answers.Length > RoomLimits.PaperAnswers || step.Papers.Length >= RoomLimits.Papers)
            return new Refusal("paper.range", RoomLimits.PaperAnswers.ToString());
        if (state.Participants.Count + enter.Answers.Length > RoomLimits.Participants)
            return new Refusal("room.full", RoomLimits.Participants.ToString());
        var answers = ImmutableArray.CreateBuilder<ImmutableArray<string>>(enter.Answers.Length);
        foreach (var raw in enter.Answers)
        {
            if (raw.IsDefaultOrEmpty || raw.Length > RoomLimits.Values || raw.Any(v => v is null || v.Length > RoomLimits.ValueLength))
                return new Refusal("room.too-much");
            var reading = question.Read(raw);
            if (reading.Answer is not { } answer)
                return reading.Refusal!;
            // An argument is credited by whoever heard it, on a phone.
            if (answer is PositionAnswer { Swayed: not null })
                return new Refusal("answer.unknown-argument");
            answers.Add(answer.Raw);
        }
        return new PaperEntered(enter.Id, enter.Step, step.Round, answers.MoveToImmutable());
    }

    public static Decision Decide(RoomState state, TakePaperBack back) =>
        QuestionOf(state, back.Step) is null || state.Steps[back.Step].Papers.FirstOrDefault(sheet => sheet.Id == back.Sheet) is not { } sheet
            ? new Refusal("paper.unknown-sheet")
            : state.Steps[back.Step].Phase is not IdeaPhase.Alone ? new Refusal("room.phase")
            : sheet.TakenBack ? Decision.AlreadyDone
            : new PaperTakenBack(back.Id, back.Step, back.Sheet);

    private static Question? QuestionOf(RoomState state, int step) =>
        step >= 0 && step < state.Steps.Length && state.Workshop.Activities[step].Question is { } question ? question : null;
}
