using System.Collections.Immutable;

namespace Parvis.Core.Barometers.Publishing;

/// <summary>How a published weighting was made, and what it costs.</summary>
/// <param name="People">Responses that have a weight.</param>
/// <param name="LeftOut">Responses that do not say one of the groups: they have none.</param>
/// <param name="EffectiveN">(Σw)²/Σw² (Kish).</param>
/// <param name="Deff">Design effect, 1 or more.</param>
/// <param name="Most">For how many the heaviest response counts.</param>
public sealed record WeightingSheet(ImmutableArray<WeightedBy> Margins, int People, int LeftOut, double EffectiveN, double Deff, double Most)
{
    public bool Equals(WeightingSheet? other) => other is not null && Margins.SequenceEqual(other.Margins)
        && (People, LeftOut, EffectiveN, Deff, Most) == (other.People, other.LeftOut, other.EffectiveN, other.Deff, other.Most);

    public override int GetHashCode() => HashCode.Combine(People, LeftOut, EffectiveN);
}

/// <summary>A question whose shares were made those of the population, and where those come from.</summary>
public sealed record WeightedBy(LocalisedText Question, string Source);
