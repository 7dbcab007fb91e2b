using System.Collections.Immutable;
using Parvis.Core.Barometers.Crosses;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Publishing;

namespace Parvis.Core.Barometers.Samples;

/// <summary>
/// Weighted shares beside those of a barometer, where an organiser chose to publish them and METHOD §9 allows it. They are published in whole
/// percents, and only where they tell nothing of a few: that <c>k</c> people be of the heaviest group rather than of the lightest must not
/// move a share by a point. A crossing of answers and groups could otherwise be worked out from the two shares.
/// </summary>
public static class WeightedPublication
{
    /// <summary>The same barometer with its weighted shares; as it was where no question may have them.</summary>
    public static Barometer On(Barometer barometer, ResponseTable table, ImmutableArray<SampleMargin> margins, Weighting weighting, DisclosureControl disclosure)
    {
        if (weighting is not { Weights: not null, Quality: { EffectiveN: { } size, Deff: { } deff, Max: { } most } quality })
            return barometer;
        var axes = CrossAxis.All(table, []).ToDictionary(a => a.Id);
        var findings = barometer.Findings.Select(f => axes.TryGetValue(f.Question, out var axis) && !f.Superseded && !f.Withheld && Of(axis, weighting, disclosure) is { } weighted
            ? f with { Weighted = weighted } : f).ToImmutableArray();
        return findings.All(f => f.Weighted is null) ? barometer : barometer with
        {
            Findings = findings,
            Method = barometer.Method with
            {
                Weighting = new([.. margins.Select(m => new WeightedBy(m.Axis.Wording, m.Target.Source.TrimEnd('*', ' ')))],
                    (int)quality.N, barometer.Method.Panel - (int)quality.N, size, deff, most),
            },
        };
    }

    /// <summary>Null where the shares would tell of a few, or the base is small.</summary>
    private static WeightedShares? Of(CrossAxis axis, Weighting weighting, DisclosureControl disclosure)
    {
        if (weighting.Read(axis) is not { } reading || reading.People < Share.SmallBase)
            return null;
        var moved = disclosure.Threshold * (weighting.Quality!.Max!.Value - weighting.Quality.Min!.Value);
        return moved > reading.Sum / 100 ? null : new(reading.People, (int)reading.EffectiveN, axis.Lines
            .Select((line, i) => (line.Code, Percent: (int)Math.Floor(100 * reading.Shares[i] + 0.5))).ToImmutableSortedDictionary(l => l.Code, l => l.Percent));
    }
}
