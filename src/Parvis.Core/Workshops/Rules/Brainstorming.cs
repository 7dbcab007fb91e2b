using Parvis.Core.Questions;
using Parvis.Core.Questions.Ideas;
using Parvis.Core.Workshops.Commands;
using Parvis.Core.Workshops.Events;
using Parvis.Core.Workshops.State;

namespace Parvis.Core.Workshops.Rules;

internal static class Brainstorming
{
    private const int LongestColumn = 40;

    public static Decision Decide(RoomState state, StepState step, GiveDots give)
    {
        if (state.Activity?.Question is not IdeasQuestion question)
            return new Refusal("room.other-activity");
        if (!step.Open || step.Phase is not IdeaPhase.Voting)
            return new Refusal("room.closed");
        if (give.Ideas.IsDefault || give.Ideas.Length > question.Dots)
            return new Refusal("room.too-many-dots", question.Dots.ToString());
        if (give.Ideas.Any(id => !Knows(step, id)))
            return new Refusal("room.unknown-idea");
        return new DotsGiven(give.Id, give.Step, give.Participant, [.. give.Ideas.Distinct()]);
    }

    public static Decision Decide(RoomState state, StepState step, StepCommand command)
    {
        if (state.Activity?.Question is not IdeasQuestion)
            return new Refusal("room.other-activity");
        if (command is SetPhase set)
            return Phase(step, set);
        if (command is SetReadsFirst first)
            return first.First == step.ReadsFirst ? Decision.AlreadyDone : new ReadsFirstSet(first.Id, first.Step, first.First);
        if (step.Phase is IdeaPhase.Alone)
            return new Refusal("room.phase");
        if (step.IdeaEdits.Length >= RoomLimits.Edits)
            return new Refusal("room.too-many-edits", RoomLimits.Edits.ToString());
        return command switch
        {
            PlaceIdea place when Knows(step, place.Idea) => Place(place, TypedLine.Clean(place.Column)),
            MergeIdeas merge when Knows(step, merge.From) && Knows(step, merge.Into) =>
                merge.From == merge.Into ? Decision.AlreadyDone : new IdeasMerged(merge.Id, merge.Step, merge.From, merge.Into),
            SetIdeaShown shown when Knows(step, shown.Idea) => new IdeaShownSet(shown.Id, shown.Step, shown.Idea, shown.Shown),
            _ => new Refusal("room.unknown-idea"),
        };
    }

    private static Decision Place(PlaceIdea place, string column) =>
        column.Length > LongestColumn ? new Refusal("answer.too-long", LongestColumn.ToString())
        : new IdeaPlaced(place.Id, place.Step, place.Idea, column);

    // Once others' ideas have been seen there is no going back to « alone »: the same ideas stay, with their places and dots.
    private static Decision Phase(StepState step, SetPhase set) =>
        set.To == step.Phase ? Decision.AlreadyDone
        : set.From != step.Phase ? new Refusal("room.moved-on")
        : !Enum.IsDefined(set.To) || set.To is IdeaPhase.Alone || (step.Phase is IdeaPhase.Alone && set.To is not IdeaPhase.Revealed)
            ? new Refusal("room.phase")
        : new PhaseSet(set.Step, set.To);

    private static bool Knows(StepState step, string idea) => step.Ideas.Any(i => i.Id == idea);
}
