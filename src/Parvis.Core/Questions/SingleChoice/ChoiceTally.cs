using System.Collections.Immutable;

namespace Parvis.Core.Questions.SingleChoice;

/// <summary>People by option. Each answered person is in exactly one.</summary>
public sealed record ChoiceTally : Tally
{
    public required CountByCode Counts { get; init; }

    public static ChoiceTally Zero(ImmutableArray<Option> options) =>
        new() { States = default, Counts = CountByCode.Zero(options.Select(o => o.Code)) };

    public override ChoiceTally Add(Answer answer, int people = 1) => this with
    {
        States = States.Add(answer.State, people),
        Counts = answer is ChoiceAnswer choice ? Counts.Add(choice.Code, people) : Counts,
    };

    public override ChoiceTally Merge(Tally other) => this with
    {
        States = States.Merge(other.States),
        Counts = Counts.Merge(((ChoiceTally)other).Counts),
    };
}
