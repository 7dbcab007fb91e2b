using Parvis.Core.Questions;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Questions.Position;
using Parvis.Core.Workshops.Commands;
using Parvis.Core.Workshops.Events;
using Parvis.Core.Workshops.State;

namespace Parvis.Core.Workshops.Rules;

/// <summary>Free texts taken off the screen, and the arguments of a debate.</summary>
internal static class TextRules
{
    public static Decision Decide(RoomState state, StepState step, StepCommand command) => command switch
    {
        SetTextShown set => Text(step, set),
        NoteArgument note => state.Activity?.Question is PositionQuestion debate ? Note(step, debate, note) : new Refusal("room.other-activity"),
        SetArgumentShown set => step.Arguments.FirstOrDefault(a => a.Id == set.Argument) is not { } argument ? new Refusal("answer.unknown-argument")
            : argument.Hidden != set.Shown ? Decision.AlreadyDone
            : new ArgumentShownSet(set.Id, set.Step, set.Argument, set.Shown),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Decision Text(StepState step, SetTextShown set) =>
        !step.Rounds.Any(r => r.Answers.Values.OfType<TextAnswer>().Any(a => a.Text == set.Text)) ? new Refusal("room.unknown-text")
        : step.HiddenTexts.Contains(set.Text) != set.Shown ? Decision.AlreadyDone
        : new TextShownSet(set.Id, set.Step, set.Text, set.Shown);

    private static Decision Note(StepState step, PositionQuestion debate, NoteArgument note)
    {
        if (!debate.Sides.Contains(note.Side))
            return new Refusal("room.unknown-side");
        if (note.Text?.Length > RoomLimits.ValueLength)
            return new Refusal("answer.too-long", RoomLimits.ArgumentLength.ToString());
        var text = TypedLine.Clean(note.Text);
        return text.Length == 0 ? new Refusal("room.nothing-written")
            : text.Length > RoomLimits.ArgumentLength ? new Refusal("answer.too-long", RoomLimits.ArgumentLength.ToString())
            : step.Arguments.Length >= RoomLimits.Arguments ? new Refusal("room.enough-arguments", RoomLimits.Arguments.ToString())
            : new ArgumentNoted(note.Id, note.Step, note.Side, text);
    }
}
