using System.Collections.Immutable;

namespace Parvis.Statistics;

/// <summary>
/// A numeric variable by group, as counts of each distinct value in each group: all that ranks, means and variances need,
/// exact however many rows. Groups without a value are kept.
/// </summary>
/// <param name="Values">Distinct values, increasing.</param>
/// <param name="Table">Counts: one row per value, one column per group.</param>
public sealed record GroupedValues(ImmutableArray<double> Values, CountTable Table)
{
    public int Groups => Table.Columns;

    /// <summary>Rows with a value and a group.</summary>
    public long N => Table.N;

    /// <summary>Counts of each value in one group.</summary>
    public long[] CountsOf(int group)
    {
        var counts = new long[Values.Length];
        for (var v = 0; v < counts.Length; v++) counts[v] = Table[v, group];
        return counts;
    }

    /// <summary>The same without the groups that have no value.</summary>
    public GroupedValues WithoutEmptyGroups()
    {
        var used = Enumerable.Range(0, Groups).Where(g => Table.ColumnTotals[g] > 0).ToArray();
        return new GroupedValues(Values, new CountTable(Values.Length, used.Length,
            [.. from v in Enumerable.Range(0, Values.Length) from g in used select Table[v, g]]));
    }

    /// <summary>From rows; a row whose value is NaN or whose group is missing is left out.</summary>
    public static GroupedValues Of(ReadOnlySpan<double> values, ReadOnlySpan<ushort> groups, int groupCount)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, groups.Length);
        var byValue = new SortedDictionary<double, long[]>();
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]) || groups[i] >= groupCount) continue;
            if (!byValue.TryGetValue(values[i], out var counts)) byValue[values[i]] = counts = new long[groupCount];
            counts[groups[i]]++;
        }
        return new GroupedValues([.. byValue.Keys], new CountTable(byValue.Count, groupCount, [.. byValue.Values.SelectMany(c => c)]));
    }
}
