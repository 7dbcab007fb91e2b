namespace Parvis.Statistics.Tests;

public sealed class PairedTests
{
    // Agresti, Categorical Data Analysis (2002), table 10.1: approval of the Prime Minister, 1,600 people asked twice.
    [Fact]
    public void Approval_ratings_of_Agresti()
    {
        var test = McNemar.Of(150, 86);
        Assert.Equal(17.3559, test.Chi2!.Value, 1e-4);
        Assert.Equal(3.099e-5, test.P!.Value, 1e-8);
        Assert.Equal((64 - 1) * (64 - 1) / 236.0, test.Chi2Corrected!.Value, 1e-12);
    }

    // Fagerland, Lydersen & Laake (2013), table 1: airway hyper-responsiveness before and after stem cell transplantation.
    [Fact]
    public void Airway_hyper_responsiveness_of_Fagerland()
    {
        var test = McNemar.Of(1, 7);
        Assert.Equal(0.0703125, test.PExact!.Value, 1e-12);
        Assert.Equal(0.0390625, test.PMid!.Value, 1e-12);
        Assert.Equal(4.5, test.Chi2);
    }

    [Fact]
    public void Nobody_changing_leaves_nothing_to_test() => Assert.Null(McNemar.Of(0, 0).Chi2);

    [Fact]
    public void As_many_changes_each_way_is_no_evidence() => Assert.Equal(1, McNemar.Of(6, 6).PExact);

    // Stuart (1955): unaided vision of 7,477 women, right eye by left eye; χ² = 11.957 on 3 degrees (as published since).
    [Fact]
    public void Vision_of_Stuart()
    {
        var table = new CountTable(4, 4, [1520, 266, 124, 66, 234, 1512, 432, 78, 117, 362, 1772, 205, 36, 82, 179, 492]);
        Assert.True(StuartMaxwell.TryOf(table, out var test, out _));
        Assert.Equal(11.957, test.Chi2, 1e-3);
        Assert.Equal(3, test.Df);
        Assert.Equal(0.007533, test.P, 1e-6);
    }

    [Fact]
    public void With_two_categories_Stuart_Maxwell_is_McNemar()
    {
        Assert.True(StuartMaxwell.TryOf(new CountTable(2, 2, [30, 12, 5, 40]), out var test, out _));
        Assert.Equal(McNemar.Of(12, 5).Chi2!.Value, test.Chi2, 1e-12);
    }

    [Fact]
    public void An_unchanged_table_is_refused()
    {
        Assert.False(StuartMaxwell.TryOf(new CountTable(2, 2, [30, 0, 0, 40]), out _, out var refused));
        Assert.Contains("Nobody changed", refused!.Reason, StringComparison.Ordinal);
    }
}
