using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Parvis.Statistics;

/// <summary>Means by group: classical (Fisher 1925) and Welch (1951) analysis of variance; with two groups Welch's t and Cohen's d (first − second). Refused when empty.</summary>
/// <param name="Groups">One per group, empty ones included.</param>
/// <param name="Anova">Equal variances assumed.</param>
/// <param name="Welch">Variances free.</param>
/// <param name="WelchT">Only with two groups in use.</param>
/// <param name="CohenD">(mean₁ − mean₂)/pooled sd; only with two groups in use.</param>
public sealed record MeanComparison(ImmutableArray<GroupMean> Groups, Anova Anova, WelchAnova Welch, WelchT? WelchT, double? CohenD)
{
    /// <summary>Refused with fewer than two groups or when all values are equal (0/0).</summary>
    public static bool TryOf(
        GroupedValues data, double confidence, [NotNullWhen(true)] out MeanComparison? comparison, [NotNullWhen(false)] out Refused? refused)
    {
        comparison = null;
        var moments = Enumerable.Range(0, data.Groups).Select(g => Moments.Of(data.Values.AsSpan(), data.CountsOf(g))).ToArray();
        var used = moments.Where(m => m.N > 0).ToArray();
        refused = used.Length < 2 ? new Refused("Fewer than two groups have an answer: there is nothing to compare.")
            : data.Table.RowTotals.Count(t => t > 0) < 2 ? new Refused("All values are equal: there is no variance to analyse.")
            : null;
        if (refused is not null) return false;
        comparison = new MeanComparison(
            [.. moments.Select(m => GroupMean.Of(m, confidence))],
            Anova.Of(used), WelchAnova.Of(used),
            used.Length == 2 ? Statistics.WelchT.Of(used[0], used[1], confidence) : null,
            used.Length == 2 ? CohensD.Of(used[0], used[1]) : null);
        return true;
    }
}
