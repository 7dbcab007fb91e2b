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

    /// <summary>The same plan led in several groups: their results together, step by step.</summary>
    public static ImmutableArray<PlayedStep> Together(IEnumerable<ImmutableArray<PlayedStep>> groups) =>
        [.. groups.SelectMany(steps => steps).GroupBy(step => step.View.Step).OrderBy(g => g.Key).Select(same => same.Aggregate((all, one) => all.With(one)))];

    private PlayedStep With(PlayedStep other)
    {
        // A group may have had a second round where another had none: its only round is its last.
        var rounds = Math.Max(View.Results.Length, other.View.Results.Length);
        return this with
        {
            View = View with
            {
                Answered = View.Answered + other.View.Answered,
                Results = [.. Rounds(rounds).Zip(other.Rounds(rounds), (one, another) => one.Merge(another))],
                Arguments = View.Arguments.AddRange(other.View.Arguments),
                Teams = [],
            },
        };
    }

    private IEnumerable<RoundResult> Rounds(int count) =>
        Enumerable.Range(0, count).Select(i => View.Results[Math.Min(i, View.Results.Length - 1)] with { Round = i + 1 });

    /// <summary>A step of several workshops added up. Words of fewer than k people are not in it.</summary>
    internal static PlayedStep Merged(PlannedStep planned, int step, StepCount count, int threshold)
    {
        ImmutableArray<CloudWord> words =
        [
            .. count.Words.Where(w => w.Value.People >= threshold).Select(w => new CloudWord(w.Key, w.Value.Text, w.Value.People, WordStatus.Shown))
                .OrderByDescending(w => w.People).ThenBy(w => w.Key, StringComparer.Ordinal),
        ];
        var none = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);
        return new(planned, new StepView(
            step, 1, false, true, IdeaPhase.Alone, planned.Step.Question, null, count.People, [new(1, count.Tally, words, [], none, none)], [], [], [],
            (planned.Step as Workshops.Activities.Asking)?.Quiz, []) { IsPledge = planned.Step is Workshops.Activities.Pledging });
    }

    private static StepView Revealed(RoomState state, int step, WordLists lists) => StepView.Of(
        state with { Step = step, Steps = state.Steps.SetItem(step, state.Steps[step] with { Revealed = true }) }, lists, console: false)!;
}
