using System.Collections.Immutable;

namespace Parvis.Core.Questions.SingleChoice;

/// <summary>One option among several, in no particular order.</summary>
public sealed record SingleChoiceQuestion : Question
{
    public required ImmutableArray<Option> Options { get; init; }

    public bool ShuffleOptions { get; init; }

    private protected override Reading ReadValues(ImmutableArray<string> values) =>
        values.Length > 1 ? Reading.Refused("answer.one-only")
        : Options.Offers(values[0]) ? Reading.Of(new ChoiceAnswer(values[0]))
        : Reading.Refused("answer.unknown-option");

    public override ChoiceTally NewTally() => ChoiceTally.Zero(Options);

    public override IEnumerable<Refusal> Check() => [.. base.Check(), .. Questions.Options.Check(Options)];

    public bool Equals(SingleChoiceQuestion? other) =>
        base.Equals(other) && ShuffleOptions == other.ShuffleOptions && Options.SequenceEqual(other.Options);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Options.Length);
}
