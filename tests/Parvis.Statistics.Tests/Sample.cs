using System.Numerics;
using CsCheck;

namespace Parvis.Statistics.Tests;

/// <summary>One made-up respondent, who may count several times.</summary>
internal sealed record Respondent(double Value, int Group, int Row, int Column, ulong Set, int Times);

/// <summary>
/// Made-up respondents as the statistics want them: counted row by row by the library (<see cref="Repeated"/>: each as many rows as
/// times), or added up here by their weight.
/// </summary>
internal sealed record Sample(Respondent[] Rows, bool ByWeight)
{
    public const int Groups = 2, Categories = 3, Options = 4;

    // So that no cell of any table is empty.
    private static Respondent[] Corners { get; } =
        [.. from g in Enumerable.Range(0, Groups) from r in Enumerable.Range(0, Categories) from c in Enumerable.Range(0, Categories) select new Respondent(r + 0.5, g, r, c, 5, 1)];

    public static Gen<Sample> Gen { get; } =
        CsCheck.Gen.Select(CsCheck.Gen.Int[0, 9], CsCheck.Gen.Int[0, Groups - 1], CsCheck.Gen.Int[0, Categories - 1], CsCheck.Gen.Int[0, Categories - 1], CsCheck.Gen.ULong[0, 15], CsCheck.Gen.Int[1, 3])
            .Select((value, group, row, column, set, times) => new Respondent(value / 2.0, group, row, (row * times + column) % Categories, set, times))
            .Array[40, 90].Select(rows => new Sample([.. Corners, .. rows], ByWeight: true));

    public Sample Repeated => new([.. Rows.SelectMany(r => Enumerable.Repeat(r with { Times = 1 }, r.Times))], ByWeight: false);

    public Sample Thrice => new([.. Rows, .. Rows, .. Rows], ByWeight);

    public Sample Shuffled(int seed)
    {
        Respondent[] rows = [.. Rows];
        new Random(seed).Shuffle(rows);
        return this with { Rows = rows };
    }

    /// <summary>Categories and groups in the opposite order.</summary>
    public Sample Reversed => this with { Rows = [.. Rows.Select(r => r with { Group = Groups - 1 - r.Group, Row = Categories - 1 - r.Row, Column = Categories - 1 - r.Column })] };

    public Sample Stretched(double by) => this with { Rows = [.. Rows.Select(r => r with { Value = r.Value * by })] };

    public long[] Counts => ByWeight ? Added(r => r.Row, Categories) : [.. CodeCount.Of(RowCodes, Categories).Counts];

    public long[] GroupCounts => ByWeight ? Added(r => r.Group, Groups) : [.. CodeCount.Of(GroupCodes, Groups).Counts];

    public CountTable Table => ByWeight ? new(Categories, Categories, [.. Added(r => r.Row * Categories + r.Column, Categories * Categories)])
        : PairCount.Of(RowCodes, Categories, ColumnCodes, Categories).Table;

    /// <summary>A group and whether the first option is ticked.</summary>
    public CountTable TwoByTwo => ByWeight ? new(2, 2, [.. Added(r => r.Group * 2 + (int)(r.Set & 1), 4)])
        : PairCount.Of(GroupCodes, 2, [.. Rows.Select(r => (ushort)(r.Set & 1))], 2).Table;

    public GroupedValues Grouped => !ByWeight ? GroupedValues.Of(Values, GroupCodes, Groups)
        : Distinct is var d ? new(([.. d]), new(d.Length, Groups, [.. from v in d from g in Enumerable.Range(0, Groups) select (long)Rows.Where(r => r.Value == v && r.Group == g).Sum(r => r.Times)])) : null!;

    public Moments[] ByGroup => Grouped is var data ? [.. Enumerable.Range(0, Groups).Select(g => Moments.Of(data.Values.AsSpan(), data.CountsOf(g)))] : [];

    /// <summary>Values, each once, and how many times; row by row when not by weight.</summary>
    public (double[] Values, long[] Times) Scores => ByWeight ? ([.. Distinct], [.. Distinct.Select(v => (long)Rows.Where(r => r.Value == v).Sum(r => r.Times))])
        : ([.. Values.Order()], StatisticCases.Ones(Rows.Length));

    public CitationCount Citations => !ByWeight ? CitationCount.Of([.. Rows.Select(r => r.Set)], Options)
        : new([.. Enumerable.Range(0, Options).Select(o => (long)Rows.Where(r => (r.Set >> o & 1) == 1).Sum(r => r.Times))],
            [.. Enumerable.Range(0, Options + 1).Select(k => (long)Rows.Where(r => BitOperations.PopCount(r.Set) == k).Sum(r => r.Times))]);

    public double[] Values => [.. Rows.Select(r => r.Value)];

    public double[] Weights => [.. Rows.Select(r => (double)r.Times)];

    public ulong[] Sets => [.. Rows.Select(r => r.Set)];

    public ushort[] GroupCodes => [.. Rows.Select(r => (ushort)r.Group)];

    public ushort[] RowCodes => [.. Rows.Select(r => (ushort)r.Row)];

    public ushort[] ColumnCodes => [.. Rows.Select(r => (ushort)r.Column)];

    public static Margin[] Margins(params ReadOnlySpan<ushort[]> codes)
    {
        var margins = new List<Margin>();
        foreach (var column in codes)
            margins.Add(new("m", ["0", "1", "2"], column, [0.3, 0.4, 0.3]));
        return [.. margins];
    }

    private double[] Distinct => [.. Values.Distinct().Order()];

    private long[] Added(Func<Respondent, int> cell, int cells)
    {
        var counts = new long[cells];
        foreach (var row in Rows) counts[cell(row)] += row.Times;
        return counts;
    }
}
