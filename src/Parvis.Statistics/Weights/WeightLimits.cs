namespace Parvis.Statistics;

/// <summary>
/// What weights may be published: every category of a margin has enough respondents, no person counts for too many, and the
/// precision lost stays bounded (Kish 1992; Battaglia, Hoaglin &amp; Frankel 2009 on trimming).
/// </summary>
/// <param name="LeastRespondents">In each category of a margin that is in use.</param>
/// <param name="MostWeight">Of one row, the mean weight being 1.</param>
/// <param name="MostDeff">Kish's design effect.</param>
public sealed record WeightLimits(long LeastRespondents = 10, double MostWeight = 5, double MostDeff = 2)
{
    /// <summary>The first limit these weights break, in words; null when they keep them all.</summary>
    public Refused? Broken(ReadOnlySpan<Margin> margins, Raking raking)
    {
        for (var m = 0; m < margins.Length; m++)
            for (var c = 0; c < margins[m].Labels.Length; c++)
            {
                var n = raking.Cells.Where(cell => cell.Categories[m] == c).Sum(cell => cell.N);
                if (n > 0 && n < LeastRespondents)
                    return new Refused($"« {margins[m].Labels[c]} » of {margins[m].Name} has {n} respondents; at least {LeastRespondents} are needed to weight by it.");
            }
        var quality = WeightQuality.Of(raking.Weights);
        if (quality.Max * quality.N / quality.Sum > MostWeight)
            return new Refused($"A person would count for more than {MostWeight:0.##}.");
        if (quality.Deff > MostDeff)
            return new Refused($"Weighting would lose too much precision: the design effect is {quality.Deff:0.##}, above {MostDeff:0.##}.");
        return null;
    }
}
