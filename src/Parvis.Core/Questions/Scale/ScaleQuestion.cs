using System.Collections.Immutable;
using Parvis.Core.Questions.SingleChoice;

namespace Parvis.Core.Questions.Scale;

/// <summary>
/// Ordered options with scores, such as « Très négatif » −2 … « Très positif » +2. Never shuffled. Scores grow with the order
/// of the options or shrink with it, so that « positive » and « negative » mean something.
/// </summary>
public sealed record ScaleQuestion : Question
{
    public required ImmutableArray<Option> Options { get; init; }

    private protected override Reading ReadValues(ImmutableArray<string> values) =>
        values.Length > 1 ? Reading.Refused("answer.one-only")
        : Options.Offers(values[0]) ? Reading.Of(new ChoiceAnswer(values[0]))
        : Reading.Refused("answer.unknown-option");

    public override ChoiceTally NewTally() => ChoiceTally.Zero(Options);

    public override IEnumerable<Refusal> Check()
    {
        foreach (var refusal in base.Check().Concat(Questions.Options.Check(Options)))
            yield return refusal;
        if (Options.Any(o => o.Score is null))
            yield return new Refusal("question.scale-needs-scores").On("options");
        else if (!Grows(Options.Select(o => o.Score!.Value)) && !Grows(Options.Select(o => -o.Score!.Value)))
            yield return new Refusal("question.scale-order").On("options");
    }

    private static bool Grows(IEnumerable<decimal> scores) => scores.Zip(scores.Skip(1)).All(pair => pair.First < pair.Second);

    public bool Equals(ScaleQuestion? other) => base.Equals(other) && Options.SequenceEqual(other.Options);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Options.Length);
}
