using Parvis.Core.Questions.Ideas;
using Parvis.Core.Workshops.Commands;
using Parvis.Core.Workshops.Events;
using Parvis.Core.Workshops.State;

namespace Parvis.Core.Workshops.Rules;

/// <summary>What is on screen: step, open, revealed, round, timer.</summary>
internal static class Showing
{
    public static Decision Decide(RoomState state, GoTo go) =>
        go.To < RoomState.Waiting || go.To >= state.Steps.Length ? new Refusal("room.unknown-step")
        : go.To == state.Step ? Decision.AlreadyDone
        : go.Step != state.Step ? new Refusal("room.moved-on")
        : new StepShown(go.Id, go.To);

    public static Decision Decide(StepState step, StepCommand command, DateTimeOffset now) => command switch
    {
        SetOpen set => set.Open == step.Open ? Decision.AlreadyDone : new OpenSet(set.Id, set.Step, set.Open),
        SetRevealed set => set.Revealed == step.Revealed ? Decision.AlreadyDone : new RevealedSet(set.Id, set.Step, set.Revealed),
        SetTimer set => Timer(step, set, now),
        PauseTimer pause => Pause(step, pause, now),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static Decision Decide(RoomState state, StepState step, StartRound start) =>
        start.Round == step.Round ? Decision.AlreadyDone
        : start.Round != step.Round + 1 || start.Round > RoomLimits.Rounds || state.Activity?.Question is null or IdeasQuestion
            ? new Refusal("room.no-such-round")
        : new RoundStarted(start.Step, start.Round);

    private static Decision Timer(StepState step, SetTimer set, DateTimeOffset now) =>
        set.Seconds is < 0 or > RoomLimits.TimerSeconds ? new Refusal("room.timer-range", (RoomLimits.TimerSeconds / 60).ToString())
        : set.Seconds > 0 ? new TimerSet(set.Id, set.Step, new RoomTimer(set.Seconds, now.AddSeconds(set.Seconds), TimeSpan.FromSeconds(set.Seconds)))
        : step.Timer is null ? Decision.AlreadyDone
        : new TimerSet(set.Id, set.Step, null);

    private static Decision Pause(StepState step, PauseTimer pause, DateTimeOffset now) =>
        step.Timer is not { } timer ? new Refusal("room.no-timer")
        : pause.Paused == timer.EndsAt is null ? Decision.AlreadyDone
        : new TimerSet(pause.Id, pause.Step, timer with { EndsAt = pause.Paused ? null : now + timer.Left, Left = timer.LeftAt(now) });
}
