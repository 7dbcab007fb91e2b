using Parvis.Core.Workshops.Commands;
using Parvis.Core.Workshops.Events;
using Parvis.Core.Workshops.Rules;
using Parvis.Core.Workshops.State;

namespace Parvis.Core.Workshops;

/// <summary>
/// The rules of a room: command in, events or refusal out. Pure, and never throws whatever is sent. A command that means another step or
/// round than the room's is refused, or already done when its wish is the room's state.
/// </summary>
public static class RoomRules
{
    public static Decision Decide(RoomState state, RoomCommand command, DateTimeOffset now) =>
        command.Room != state.Code.Text ? new Refusal("room.other-room")
        : command switch
        {
            JoinRoom join => Joining.Decide(state, join),
            EndRoom => state.Ended ? Decision.AlreadyDone : new RoomEnded(),
            EnterPaper enter => PaperRules.Decide(state, enter),
            TakePaperBack back => PaperRules.Decide(state, back),
            _ when state.Ended => new Refusal("room.ended"),
            SetLocked or SetFrozen or SetWordLists when state.HasTaken(0, command.Id) => Decision.AlreadyDone,
            SetLocked set => set.Locked == state.Locked ? Decision.AlreadyDone : new LockedSet(set.Id, set.Locked),
            SetFrozen set => set.Frozen == state.Frozen ? Decision.AlreadyDone : new FrozenSet(set.Id, set.Frozen),
            SetWordLists set => CloudRules.Decide(state, set),
            StepCommand step => OnStep(state, step, now),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static Decision OnStep(RoomState state, StepCommand command, DateTimeOffset now)
    {
        var who = command is ParticipantCommand { Participant: var number } ? number : 0;
        if (command is ParticipantCommand && state.Find(who) is null)
            return new Refusal("room.unknown-participant");
        if (state.HasTaken(who, command.Id))
            return Decision.AlreadyDone;
        if (command is GoTo go)
            return Showing.Decide(state, go);
        if (command.Step != state.Step || state.Current is not { } step)
            return new Refusal("room.moved-on");
        return command switch
        {
            ParticipantCommand when state.Frozen => new Refusal("room.frozen"),
            GiveAnswer give => Answering.Decide(state, step, give),
            GiveDots dots => Brainstorming.Decide(state, step, dots),
            AskSpeaker ask => SpeakerRules.Decide(state, step, ask),
            NoteQuestion note => SpeakerRules.Decide(state, step, note),
            VoteForQuestion vote => SpeakerRules.Decide(step, vote),
            MergeWords or KeepApart or SetWordShown => CloudRules.Decide(state, step, command),
            SetPhase or SetReadsFirst or PlaceIdea or MergeIdeas or SetIdeaShown => Brainstorming.Decide(state, step, command),
            TakeBack back => TakingBack(step, back),
            SetTextShown or NoteArgument or SetArgumentShown => TextRules.Decide(state, step, command),
            StartRound start => Showing.Decide(state, step, start),
            SettleQuestion settle => SpeakerRules.Decide(step, settle),
            CountHands or CrossSides => HandRules.Decide(state, step, command),
            _ => Showing.Decide(step, command, now),
        };
    }

    private static Decision TakingBack(StepState step, TakeBack back)
    {
        var edits = step.WordEdits.Length + step.IdeaEdits.Length;
        return back.Of != edits ? new Refusal("room.moved-on")
            : back.Edit < 0 || back.Edit >= edits ? new Refusal("room.unknown-edit")
            : new EditTakenBack(back.Id, back.Step, back.Edit);
    }
}
