using CsCheck;

namespace Parvis.Statistics.Tests;

/// <summary>What no statistic may depend on.</summary>
public sealed class InvarianceTests
{
    private static readonly Gen<long[]> Cells = Gen.Long[1, 60].Array[12];

    private static CrossTab Tab(CountTable table) => CrossTab.TryOf(table, out var tab, out var refused) ? tab : throw new InvalidOperationException(refused.Reason);

    private static bool Same(double? a, double? b) => (a, b) is (null, null) || Math.Abs(a!.Value - b!.Value) <= 1e-9 * Math.Max(1, Math.Abs(a.Value));

    [Fact]
    public void Swapping_rows_and_columns_changes_no_strength() => Cells.Sample(cells =>
    {
        var (one, two) = (Tab(new CountTable(3, 4, [.. cells])), Tab(new CountTable(4, 3, [.. from c in Enumerable.Range(0, 4) from r in Enumerable.Range(0, 3) select cells[r * 4 + c]])));
        return Same(one.Chi2.Statistic, two.Chi2.Statistic) && Same(one.LikelihoodRatio.G, two.LikelihoodRatio.G)
            && Same(one.Strength.V, two.Strength.V) && Same(one.Strength.BiasCorrected, two.Strength.BiasCorrected);
    });

    [Fact]
    public void Ten_times_the_table_is_ten_times_chi_squared_and_the_same_V() => Cells.Sample(cells =>
    {
        var (one, ten) = (Tab(new CountTable(3, 4, [.. cells])), Tab(new CountTable(3, 4, [.. cells.Select(n => n * 10)])));
        return Same(one.Chi2.Statistic * 10, ten.Chi2.Statistic) && Same(one.Strength.V, ten.Strength.V);
    });

    [Fact]
    public void Squared_Pearson_residuals_add_up_to_chi_squared() => Cells.Sample(cells =>
    {
        var tab = Tab(new CountTable(3, 4, [.. cells]));
        return Same(tab.Residuals.Pearson.Cells.Sum(r => r!.Value * r.Value), tab.Chi2.Statistic);
    });

    [Fact]
    public void A_billion_added_to_every_value_changes_no_comparison_of_means() => Gen.Long[0, 40].Array[6].Where(a => a.Count(n => n > 1) > 4).Sample(cells =>
    {
        var table = new CountTable(3, 2, [.. cells]);
        if (!MeanComparison.TryOf(new GroupedValues([1, 2.5, 4], table), 0.95, out var near, out _)
            || !MeanComparison.TryOf(new GroupedValues([1e9 + 1, 1e9 + 2.5, 1e9 + 4], table), 0.95, out var far, out _)) return true;
        return Same(near.Anova.F, far.Anova.F) && Same(near.Welch.F, far.Welch.F) && Same(near.WelchT?.T, far.WelchT?.T);
    });

    [Fact]
    public void The_order_of_rows_changes_nothing() => Gen.Int[0, 9].Array[2, 80].Sample(numbers =>
    {
        double[] values = [.. numbers.Select(i => i % 5 * 1.5)];
        ushort[] groups = [.. numbers.Select((n, i) => (ushort)(i % 3))];
        var back = Enumerable.Range(0, numbers.Length).Reverse().ToArray();
        var one = RankTest.TryOf(GroupedValues.Of(values, groups, 3), out var a, out _);
        var two = RankTest.TryOf(GroupedValues.Of(Array.ConvertAll(back, i => values[i]), Array.ConvertAll(back, i => groups[i]), 3), out var b, out _);
        return one == two && Same(a?.H, b?.H) && Same(NumericSummary.Of(values).Variance, NumericSummary.Of(Array.ConvertAll(back, i => values[i])).Variance);
    });

    [Fact]
    public void Ranks_ignore_an_increasing_change_of_scale() => Gen.Int[0, 9].Array[4, 60].Sample(numbers =>
    {
        ushort[] groups = [.. numbers.Select((n, i) => (ushort)(i % 2))];
        var one = RankTest.TryOf(GroupedValues.Of([.. numbers.Select(n => (double)n)], groups, 2), out var a, out _);
        var two = RankTest.TryOf(GroupedValues.Of([.. numbers.Select(n => Math.Exp(n))], groups, 2), out var b, out _);
        return one == two && Same(a?.H, b?.H) && Same(a?.MannWhitney!.Z, b?.MannWhitney!.Z);
    });

    [Fact]
    public void The_square_of_the_pooled_z_is_chi_squared() => Gen.Long[1, 200].Array[4].Sample(n =>
    {
        var pair = TwoProportions.Of(n[0], n[0] + n[1], n[2], n[2] + n[3]);
        return Same(pair.Z * pair.Z, PearsonChiSquared.Of(new CountTable(2, 2, [n[0], n[1], n[2], n[3]])).Statistic);
    });

    [Fact]
    public void Kruskal_Wallis_with_two_groups_is_the_squared_Mann_Whitney_z() => Gen.Int[0, 6].Array[6, 60].Sample(numbers =>
    {
        ushort[] groups = [.. numbers.Select((n, i) => (ushort)(i % 2))];
        return !RankTest.TryOf(GroupedValues.Of([.. numbers.Select(n => (double)n)], groups, 2), out var test, out _)
            || Same(test.H, test.MannWhitney!.Z * test.MannWhitney.Z);
    });

    [Fact]
    public void Counting_two_halves_is_counting_the_whole() => Gen.UShort[0, 5].Array[0, 200].Sample(codes =>
    {
        var half = codes.Length / 2;
        var merged = CodeCount.Of(codes.AsSpan(0, half), 4).Merge(CodeCount.Of(codes.AsSpan(half), 4));
        var whole = CodeCount.Of(codes, 4);
        return merged.Counts.SequenceEqual(whole.Counts) && merged.Missing == whole.Missing;
    });

    [Fact]
    public void Intervals_contain_the_share_and_mirror_it() => Gen.Select(Gen.Long[0, 50], Gen.Long[0, 50]).Sample((x, rest) =>
    {
        var n = x + rest;
        if (n == 0) return Wilson.Of(0, 0).Low is null;
        var p = (double)x / n;
        return new Func<long, Interval>[] { k => Wilson.Of(k, n), k => Wilson.Corrected(k, n), k => ClopperPearson.Of(k, n), k => Jeffreys.Of(k, n) }
            .All(method => method(x).Low <= p && p <= method(x).High && Same(method(x).Low, 1 - method(rest).High));
    });
}
