using System.Collections.Immutable;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Questions.Words;
using Parvis.Core.Workshops.State;

namespace Parvis.Core.Kits.After;

/// <summary>
/// Workshops of a kit added up, step by step. A workshop of few people, or a step that few of it answered, is not in it: so what any choice of
/// workshops adds or takes away is, question by question, nobody or at least k people (METHOD §11).
/// </summary>
public sealed record NetworkCount(int Workshops, int People, ImmutableSortedDictionary<string, StepCount> Steps)
{
    public static NetworkCount Zero { get; } = new(0, 0, ImmutableSortedDictionary.Create<string, StepCount>(StringComparer.Ordinal));

    /// <param name="language">The kit's first: in it are questions told apart.</param>
    public static NetworkCount Of(RoomPlan plan, RoomState state, WordLists lists, string language, DisclosureControl disclosure)
    {
        var steps = PlayedStep.Of(plan, state, lists).Select(step => StepCount.Of(step, language, disclosure)).OfType<StepCount>().ToList();
        return steps.Count == 0 ? Zero : new(
            1, Math.Max(state.Participants.Count, steps.Max(s => s.People)),
            steps.Aggregate(Zero.Steps, (all, step) => all.SetItem(step.Print, step)));
    }

    /// <summary>Associative and commutative.</summary>
    public NetworkCount Merge(NetworkCount other) => new(
        Workshops + other.Workshops, People + other.People,
        other.Steps.Aggregate(Steps, (all, step) => all.SetItem(step.Key, all.TryGetValue(step.Key, out var known) ? known.Merge(step.Value) : step.Value)));

    /// <summary>
    /// Whether a workshop counted like this instead of like <paramref name="before"/> would tell what a few people answered: then it stays as it
    /// was.
    /// </summary>
    public bool TellsAFew(NetworkCount before, DisclosureControl disclosure) =>
        Steps.Keys.Union(before.Steps.Keys).Any(print =>
        {
            var (was, now) = (before.Steps.GetValueOrDefault(print), Steps.GetValueOrDefault(print));
            return was is not null && now is not null
                && (disclosure.TellsAFew(was.People, now.People) || (was.People == now.People && !was.Equals(now)));
        });

    /// <summary>The steps of a plan, as they are shown: words under k people are not.</summary>
    public ImmutableArray<PlayedStep> Played(RoomPlan plan, string language, DisclosureControl disclosure) =>
    [
        .. from step in Enumerable.Range(0, plan.Steps.Length)
           where plan.Steps[step].Step.Question is not null
           let count = Steps.GetValueOrDefault(StepPrint.Of(plan.Steps[step].Step, language))
           where count is not null
           select PlayedStep.Merged(plan.Steps[step], step, count, disclosure.Threshold),
    ];

    /// <summary>Steps that were asked otherwise than in a plan: they are said, never added.</summary>
    public IEnumerable<StepCount> Otherwise(RoomPlan plan, string language)
    {
        var asked = plan.Steps.Where(s => s.Step.Question is not null).Select(s => StepPrint.Of(s.Step, language)).ToHashSet();
        return Steps.Values.Where(step => !asked.Contains(step.Print));
    }

    public bool Equals(NetworkCount? other) =>
        other is not null && Workshops == other.Workshops && People == other.People && Steps.SequenceEqual(other.Steps);

    public override int GetHashCode() => HashCode.Combine(Workshops, People, Steps.Count);
}
