using System.Collections.Immutable;

namespace Parvis.Statistics;

/// <summary>Counts as shares of their total, with the three roundings a publication may need: exact, half up, largest remainders (Hamilton 1792).</summary>
/// <param name="Total">The base.</param>
/// <param name="Shares">One per count, in order.</param>
/// <param name="SumRounded">Sum of the half-up percents: 99 or 101 must be explained under the figure.</param>
/// <param name="Tie">Equal remainders decided the apportionment in percents.</param>
/// <param name="TieTenths">Equal remainders decided the apportionment in tenths.</param>
public sealed record FrequencyBase(long Total, ImmutableArray<FrequencyShare> Shares, int? SumRounded, bool Tie, bool TieTenths)
{
    /// <summary>On an empty base every share is null.</summary>
    public static FrequencyBase Of(ReadOnlySpan<long> counts)
    {
        long total = 0;
        foreach (var n in counts) total += n;
        var whole = Statistics.Hamilton.Of(counts);
        var tenths = Statistics.Hamilton.Of(counts, 1000);
        var shares = ImmutableArray.CreateBuilder<FrequencyShare>(counts.Length);
        for (var i = 0; i < counts.Length; i++)
            shares.Add(new FrequencyShare(
                Ratio.Percent(counts[i], total), Rounding.HalfUp(counts[i], total), whole?.Shares[i], tenths?.Shares[i]));
        int? sum = total == 0 ? null : shares.Sum(s => s.Rounded);
        return new FrequencyBase(total, shares.MoveToImmutable(), sum, whole?.Tie ?? false, tenths?.Tie ?? false);
    }
}
