using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Parvis.Statistics;

/// <summary>One group's place in the ranking.</summary>
public sealed record RankedGroup(long N, double RankSum, double? MeanRank, double? Mean, double? Median);

/// <summary>
/// Do groups differ in rank? Kruskal–Wallis (1952) on mid-ranks, corrected for ties, χ² on k−1 degrees; with two groups also
/// Mann–Whitney. Groups without a value are left out of the test.
/// </summary>
/// <param name="N">Rows with a value and a group.</param>
/// <param name="Groups">One per group, empty ones included with n = 0.</param>
/// <param name="HUncorrected">12/(n(n+1))·Σ R²/nᵢ − 3(n+1).</param>
/// <param name="TieCorrection">1 − Σ(t³−t)/(n³−n).</param>
/// <param name="H">H corrected for ties.</param>
/// <param name="Df">Groups in use − 1.</param>
/// <param name="P">P(χ² ≥ H).</param>
/// <param name="EpsilonSquared">H/(n−1), 0 … 1.</param>
/// <param name="EtaSquared">(H−k+1)/(n−k).</param>
/// <param name="MannWhitney">Only with two groups in use.</param>
public sealed record RankTest(
    long N, ImmutableArray<RankedGroup> Groups, double HUncorrected, double TieCorrection, double H, int Df, double P,
    double? EpsilonSquared, double? EtaSquared, MannWhitney? MannWhitney)
{
    /// <summary>Refused with fewer than two groups or when all values are equal (0/0).</summary>
    public static bool TryOf(GroupedValues data, [NotNullWhen(true)] out RankTest? test, [NotNullWhen(false)] out Refused? refused)
    {
        test = null;
        var (values, n) = (data.Table.RowTotals, data.N);
        var used = data.Table.ColumnTotals.Count(t => t > 0);
        refused = used < 2 ? new Refused("Fewer than two groups have an answer: there is nothing to compare.")
            : values.Count(t => t > 0) < 2 ? new Refused("All values are equal: ranks are all tied and the test is not available.")
            : null;
        if (refused is not null) return false;

        var ranks = MidRanks.Of(values.AsSpan());
        var groups = ImmutableArray.CreateBuilder<RankedGroup>(data.Groups);
        double sum = 0;
        for (var g = 0; g < data.Groups; g++)
        {
            var group = Group(data, g, ranks);
            groups.Add(group);
            if (group.N > 0) sum += group.N * (group.MeanRank!.Value - (n + 1) / 2.0) * (group.MeanRank.Value - (n + 1) / 2.0);
        }
        var uncorrected = 12 / ((double)n * (n + 1)) * sum;
        var ties = 1 - MidRanks.TieSum(values.AsSpan()) / ((double)n * n * n - n);
        var h = uncorrected / ties;
        test = new RankTest(n, groups.MoveToImmutable(), uncorrected, ties, h, used - 1, ChiSquared.Upper(h, used - 1),
            Ratio.Of(h, n - 1), Ratio.Of(h - used + 1, n - used), used == 2 ? Statistics.MannWhitney.Of(data.WithoutEmptyGroups()) : null);
        return true;
    }

    private static RankedGroup Group(GroupedValues data, int group, double[] ranks)
    {
        var counts = data.CountsOf(group);
        var moments = Moments.Of(data.Values.AsSpan(), counts);
        double rankSum = 0;
        for (var v = 0; v < counts.Length; v++) rankSum += counts[v] * ranks[v];
        return new RankedGroup(moments.N, rankSum, Ratio.Of(rankSum, moments.N), moments.Mean, Quantile.Of(data.Values.AsSpan(), counts, 0.5));
    }
}
