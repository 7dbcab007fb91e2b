using System.Collections.Immutable;
using Parvis.Core.Questions.Ideas;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Position;
using Parvis.Core.Questions.Rating;
using Parvis.Core.Questions.Scale;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Questions.Sorting;
using Parvis.Core.Questions.Timeline;
using Parvis.Core.Workshops.Commands;
using Parvis.Core.Workshops.Events;
using Parvis.Core.Workshops.State;

namespace Parvis.Core.Workshops.Rules;

/// <summary>A room without phones: hands counted, people standing on a side. Shown beside the answers, never mixed with them.</summary>
internal static class HandRules
{
    public static Decision Decide(RoomState state, StepState step, StepCommand command) => command switch
    {
        CountHands count => Count(state, step, count),
        CrossSides cross => Cross(state, step, cross),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Decision Count(RoomState state, StepState step, CountHands count)
    {
        if (count.Round != step.Round)
            return new Refusal("room.moved-on");
        if (!CodesOf(state, step).Contains(count.Code))
            return new Refusal("room.nothing-to-count");
        if (count.By is < -RoomLimits.Hands or > RoomLimits.Hands)
            return new Refusal("room.hands-range", RoomLimits.Hands.ToString());
        var before = step.Last.Hands.GetValueOrDefault(count.Code);
        var by = Math.Max(count.By, -before);
        return by == 0 ? Decision.AlreadyDone
            : before + by > RoomLimits.Hands ? new Refusal("room.hands-range", RoomLimits.Hands.ToString())
            : new HandsCounted(count.Id, count.Step, count.Round, count.Code, by);
    }

    private static Decision Cross(RoomState state, StepState step, CrossSides cross) =>
        cross.Round != step.Round ? new Refusal("room.moved-on")
        : state.Activity?.Question is not PositionQuestion debate ? new Refusal("room.other-activity")
        : cross.From == cross.To || !debate.Sides.Contains(cross.From) || !debate.Sides.Contains(cross.To) ? new Refusal("room.unknown-side")
        : step.Last.Hands.GetValueOrDefault(cross.From) == 0 ? new Refusal("room.nobody-there")
        : new SidesCrossed(cross.Id, cross.Step, cross.Round, cross.From, cross.To);

    private static ImmutableArray<string> CodesOf(RoomState state, StepState step) => state.Activity?.Question switch
    {
        null => [.. step.SpeakerQuestions.Where(q => q.Status is not QuestionStatus.Hidden).Select(q => q.Number.ToString())],
        IdeasQuestion => step.Phase is IdeaPhase.Voting ? [.. step.Ideas.Select(i => i.Id)] : [],
        SingleChoiceQuestion q => [.. q.Options.Select(o => o.Code)],
        MultipleChoiceQuestion q => [.. q.Options.Select(o => o.Code)],
        ScaleQuestion q => [.. q.Options.Select(o => o.Code)],
        RatingQuestion q => [.. Enumerable.Range(1, q.Steps).Select(s => s.ToString())],
        TimelineQuestion q => [.. Enumerable.Range(0, q.Slots).Select(s => s.ToString())],
        PositionQuestion q => q.Sides,
        SortingQuestion q => [.. q.Cards.SelectMany(card => q.Bins.Select(bin => SortingQuestion.Raw(card.Code, bin.Code)))],
        _ => [],
    };
}
