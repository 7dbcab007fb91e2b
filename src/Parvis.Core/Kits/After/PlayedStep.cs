using System.Collections.Immutable;
using Parvis.Core.Questions.Words;
using Parvis.Core.Workshops.State;
using Parvis.Core.Workshops.Views;

namespace Parvis.Core.Kits.After;

/// <summary>A step that someone answered, as its audience saw it once revealed: what a facilitator hid is not in it.</summary>
public sealed record PlayedStep(PlannedStep Planned, StepView View)
{
    /// <summary>What it came to in the end: its last round.</summary>
    public RoundResult Result => View.Results[^1];

    /// <summary>Answers on phones and on paper.</summary>
    public int Answered => View.Results.Max(r => r.Tally.States.Answered);

    /// <summary>Hands, or people standing, counted in the room.</summary>
    public int Hands => Result.Hands.Values.Sum();

    public static ImmutableArray<PlayedStep> Of(RoomPlan plan, RoomState state, WordLists lists) =>
    [
        .. from step in Enumerable.Range(0, plan.Steps.Length)
           let held = state.Steps[step]
           where plan.Steps[step].Step.Question is { } question
               && (held.Rounds.Any(r => r.Tally(question).States.Answered > 0 || !r.Hands.IsEmpty) || held.Arguments.Any(a => !a.Hidden))
           select new PlayedStep(plan.Steps[step], Revealed(state, step, lists)),
    ];

    private static StepView Revealed(RoomState state, int step, WordLists lists) => StepView.Of(
        state with { Step = step, Steps = state.Steps.SetItem(step, state.Steps[step] with { Revealed = true }) }, lists, console: false)!;
}
