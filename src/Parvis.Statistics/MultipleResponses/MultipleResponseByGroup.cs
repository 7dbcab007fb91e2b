using System.Collections.Immutable;
using System.Numerics;

namespace Parvis.Statistics;

/// <summary>One option by group: counts, shares, and χ² of ticked / not ticked by group (groups in use, no correction).</summary>
public sealed record OptionByGroup(
    ImmutableArray<long> Counts, ImmutableArray<double?> PercentRespondents, ImmutableArray<double?> PercentCitations, PearsonChiSquared Chi2);

/// <summary>
/// A multiple choice by group, over the rows that tick something and have a group: a test an option, as if each were a question, their p-values
/// adjusted together (Holm 1979). Shares and p are null on an empty base.
/// </summary>
/// <param name="Respondents">By group.</param>
/// <param name="Citations">By group.</param>
/// <param name="Excluded">Rows ticking nothing or without a group.</param>
/// <param name="Options">One per option.</param>
/// <param name="Adjusted">The options' p-values, adjusted together.</param>
public sealed record MultipleResponseByGroup(
    ImmutableArray<long> Respondents, ImmutableArray<long> Citations, long Excluded, ImmutableArray<OptionByGroup> Options, AdjustedP Adjusted)
{
    public static MultipleResponseByGroup Of(ReadOnlySpan<ulong> sets, int options, ReadOnlySpan<ushort> groups, int groupCount)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(sets.Length, groups.Length);
        var counts = new long[options * groupCount];
        var respondents = new long[groupCount];
        long excluded = 0;
        for (var i = 0; i < sets.Length; i++)
        {
            if (sets[i] == 0 || groups[i] >= groupCount) excluded++;
            else
            {
                respondents[groups[i]]++;
                for (var left = sets[i]; left != 0; left &= left - 1) counts[BitOperations.TrailingZeroCount(left) * groupCount + groups[i]]++;
            }
        }
        var citations = new long[groupCount];
        for (var o = 0; o < options; o++)
            for (var g = 0; g < groupCount; g++) citations[g] += counts[o * groupCount + g];
        var byOption = Enumerable.Range(0, options)
            .Select(o => Option([.. Enumerable.Range(0, groupCount).Select(g => counts[o * groupCount + g])], respondents, citations)).ToArray();
        return new MultipleResponseByGroup(
            [.. respondents], [.. citations], excluded, [.. byOption], AdjustedP.Of([.. byOption.Select(o => o.Chi2.P)]));
    }

    private static OptionByGroup Option(long[] counts, long[] respondents, long[] citations)
    {
        var used = Enumerable.Range(0, counts.Length).Where(g => respondents[g] > 0).ToArray();
        var table = new CountTable(2, used.Length, [.. used.Select(g => counts[g]), .. used.Select(g => respondents[g] - counts[g])]);
        return new OptionByGroup(
            [.. counts],
            [.. counts.Select((n, g) => Ratio.Percent(n, respondents[g]))],
            [.. counts.Select((n, g) => Ratio.Percent(n, citations[g]))],
            PearsonChiSquared.Of(table));
    }
}
