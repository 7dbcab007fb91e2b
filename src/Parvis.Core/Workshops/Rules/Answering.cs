using System.Collections.Immutable;
using Parvis.Core.Questions.Ideas;
using Parvis.Core.Questions.Position;
using Parvis.Core.Workshops.Commands;
using Parvis.Core.Workshops.Events;
using Parvis.Core.Workshops.State;

namespace Parvis.Core.Workshops.Rules;

internal static class Answering
{
    public static Decision Decide(RoomState state, StepState step, GiveAnswer give)
    {
        if (give.Round != step.Round)
            return new Refusal("room.moved-on");
        if (state.Activity?.Question is not { } question)
            return new Refusal("room.nothing-to-answer");
        if (!step.Open || (question is IdeasQuestion && step.Phase is not IdeaPhase.Alone))
            return new Refusal("room.closed");
        var raw = give.Raw.IsDefault ? [] : give.Raw;
        if (raw.Length > RoomLimits.Values || raw.Any(v => v?.Length > RoomLimits.ValueLength))
            return new Refusal("room.too-much");
        var reading = question.Read(raw);
        if (reading.Answer is not { } answer)
            return reading.Refusal!;
        var before = step.Last.Answers.GetValueOrDefault(give.Participant);
        if (answer is PositionAnswer stand)
        {
            if (stand.Swayed is { } credited && !step.Arguments.Any(a => a.Id == credited && !a.Hidden))
                return new Refusal("answer.unknown-argument");
            answer = Moved(before as PositionAnswer, stand);
        }
        return answer.Equals(before) ? Decision.AlreadyDone : new AnswerGiven(give.Id, give.Step, give.Round, give.Participant, answer.Raw);
    }

    // The first position is the room's memory, never what the phone says it was.
    private static PositionAnswer Moved(PositionAnswer? before, PositionAnswer now) =>
        new(before?.First ?? now.Last, now.Last, now.Swayed ?? before?.Swayed);
}
