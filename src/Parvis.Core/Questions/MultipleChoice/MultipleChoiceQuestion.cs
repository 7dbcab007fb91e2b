using System.Collections.Immutable;

namespace Parvis.Core.Questions.MultipleChoice;

/// <summary>Several options at once, at most <see cref="MaxChoices"/>; an exclusive option (« Aucun ») goes alone.</summary>
public sealed record MultipleChoiceQuestion : Question
{
    public required ImmutableArray<Option> Options { get; init; }

    /// <summary>The most options one person may choose; null means all.</summary>
    public int? MaxChoices { get; init; }

    public bool ShuffleOptions { get; init; }

    private protected override Reading ReadValues(ImmutableArray<string> values)
    {
        foreach (var value in values)
            if (!Options.Offers(value))
                return Reading.Refused("answer.unknown-option");
        // Kept in the question's order, once each: the order of clicking is nobody's business.
        var chosen = ImmutableArray.CreateBuilder<string>(values.Length);
        Option? alone = null;
        foreach (var option in Options)
            if (values.Contains(option.Code))
            {
                chosen.Add(option.Code);
                alone ??= option.Exclusive ? option : null;
            }
        if (chosen.Count > 1 && alone is not null)
            return Reading.Refused("answer.exclusive-alone", alone.Label.In("fr"));
        if (chosen.Count > MaxChoices)
            return Reading.Refused("answer.too-many", MaxChoices.Value.ToString());
        return Reading.Of(new ChoicesAnswer(chosen.DrainToImmutable()));
    }

    public override ChoicesTally NewTally() =>
        new() { States = default, Counts = CountByCode.Zero(Options.Select(o => o.Code)) };

    public override IEnumerable<Refusal> Check()
    {
        foreach (var refusal in base.Check().Concat(Questions.Options.Check(Options)))
            yield return refusal;
        if (MaxChoices is { } most && (most < 1 || most > Options.Length))
            yield return new Refusal("question.max-choices", Options.Length.ToString()).On("max-choices");
    }

    public bool Equals(MultipleChoiceQuestion? other) =>
        base.Equals(other) && ShuffleOptions == other.ShuffleOptions && MaxChoices == other.MaxChoices && Options.SequenceEqual(other.Options);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Options.Length);
}
