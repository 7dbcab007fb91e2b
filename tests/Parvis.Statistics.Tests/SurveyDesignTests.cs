namespace Parvis.Statistics.Tests;

public sealed class SurveyDesignTests
{
    // Cochran, Sampling Techniques (1977), §5.6: with strata, v(mean) = Σ W²·s²/n·(1−f).
    [Fact]
    public void A_stratified_mean_has_the_textbook_variance()
    {
        double[] y = [1, 3, 5, 10, 14];
        int[] strata = [1, 1, 1, 2, 2];
        double[] sizes = [30, 30, 30, 10, 10];
        double[] weights = [10, 10, 10, 5, 5];
        Assert.True(SurveyDesign.TryOf(strata, [1, 2, 3, 4, 5], sizes, out var design, out _));
        var mean = WeightedMean.Of(y, weights);
        Assert.Equal(0.75 * 3 + 0.25 * 12, mean.Mean!.Value, 1e-12);
        var expected = 0.75 * 0.75 * 4 / 3 * (1 - 3 / 30.0) + 0.25 * 0.25 * 8 / 2 * (1 - 2 / 10.0);
        Assert.Equal(expected, design.Variance(mean.Influence), 1e-12);
        Assert.Equal(3, design.DegreesOfFreedom);
    }

    // Equal clusters, no weights: the variance of the mean is that of the cluster means over their number.
    [Fact]
    public void Equal_clusters_vary_like_their_means()
    {
        double[] y = [1, 2, 4, 6, 9, 3];
        Assert.True(SurveyDesign.TryOf(new int[6], [1, 1, 2, 2, 3, 3], [], out var design, out _));
        double[] means = [1.5, 5, 6];
        var average = means.Average();
        var expected = means.Sum(m => (m - average) * (m - average)) / 2 / 3;
        Assert.Equal(expected, design.Variance(WeightedMean.Of(y, [1, 1, 1, 1, 1, 1]).Influence), 1e-12);
    }

    [Fact]
    public void Rows_drawn_one_by_one_have_the_plain_variance()
    {
        double[] y = [1, 2, 4, 6, 9, 3];
        var summary = NumericSummary.Of(y);
        var variance = SurveyDesign.Independent(6).Variance(WeightedMean.Of(y, [2, 2, 2, 2, 2, 2]).Influence);
        Assert.Equal(summary.Se!.Value, Math.Sqrt(variance), 1e-12);
    }

    // R's survey 4.1 gives NA: 3 rows cannot stand for a population of 2.
    [Fact]
    public void Weights_that_add_up_to_fewer_than_the_rows_have_no_design_effect()
    {
        double[] y = [0, 1, 1], weights = [0.5, 0.75, 0.75];
        var mean = WeightedMean.Of(y, weights);
        Assert.Null(DesignEffect.WithoutReplacement(SurveyDesign.Independent(3).Variance(mean.Influence), y, weights, mean));
    }

    [Fact]
    public void A_stratum_with_one_unit_is_refused()
    {
        Assert.False(SurveyDesign.TryOf([1, 1, 2], [1, 2, 3], [], out _, out var refused));
        Assert.Contains("single primary sampling unit", refused!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void More_units_than_the_population_is_refused() =>
        Assert.False(SurveyDesign.TryOf([1, 1, 1], [1, 2, 3], [2, 2, 2], out _, out _));

    // With equal weights and one row a unit, Δ is n/(n−1) times the identity.
    [Fact]
    public void Without_a_design_Rao_Scott_is_Pearson()
    {
        ushort[] rows = [.. Enumerable.Range(0, 60).Select(i => (ushort)(i % 2))];
        ushort[] columns = [.. Enumerable.Range(0, 60).Select(i => (ushort)(i * i % 7 % 3))];
        double[] ones = [.. Enumerable.Repeat(1.0, 60)];
        var cells = WeightedTable.CellsOf(rows, 2, columns, 3);
        var table = WeightedTable.Of(cells, ones, 2, 3);
        var test = RaoScott.Of(table, cells, ones, SurveyDesign.Independent(60), 59)!;
        Assert.Equal(PearsonChiSquared.Of(PairCount.Of(rows, 2, columns, 3).Table).Statistic!.Value, table.Chi2!.Value, 1e-12);
        Assert.True(test.TraceDelta is > 1.5 and < 2.5);
    }
}
