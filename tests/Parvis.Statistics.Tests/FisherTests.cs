namespace Parvis.Statistics.Tests;

public sealed class FisherTests
{
    // The lady tasting tea (Fisher 1935): 3 of 4 cups right; p one-sided 17/70, two-sided 34/70.
    [Fact]
    public void The_lady_tasting_tea()
    {
        var test = FisherExact.Of(new CountTable(2, 2, [3, 1, 1, 3]));
        Assert.Equal(17 / 70.0, test.Greater, 1e-12);
        Assert.Equal(34 / 70.0, test.TwoSided, 1e-12);
        // R's fisher.test prints 6.408309, 0.2117 and, to its own looser tolerance, 621.9.
        Assert.Equal(6.408309, test.OddsRatio!.Value, 1e-4);
        Assert.Equal(0.21173, test.OddsRatioCi.Low!.Value, 1e-5);
        // The upper end is where P(X ≤ 3) = 0.025, the weights being 1, 16, 36, 16, 1.
        var high = test.OddsRatioCi.High!.Value;
        Assert.Equal(0.975, 1 / (1 + 16 / high + 36 / Math.Pow(high, 2) + 16 / Math.Pow(high, 3) + 1 / Math.Pow(high, 4)), 1e-12);
    }

    // R's manual page of fisher.test (Agresti 2002, p. 57): job satisfaction by income, p = 0.7826849.
    [Fact]
    public void Job_satisfaction_of_Agresti() =>
        Assert.Equal(0.7826849389656388, FisherRxC.PValue(new CountTable(4, 4, [1, 2, 1, 0, 3, 3, 6, 1, 10, 10, 14, 9, 6, 7, 12, 11]))!.Value, 1e-9);

    // R 4.2.2: fisher.test(matrix(c(90,12,9,7, 80,5,6,3, 20,3,2,4), 4)).
    [Fact]
    public void Factorials_beyond_the_range_of_doubles_do_not_matter() =>
        Assert.Equal(0.3040993005909056, FisherRxC.PValue(new CountTable(4, 3, [90, 80, 20, 12, 5, 3, 9, 6, 2, 7, 3, 4]))!.Value, 1e-9);

    // R 4.2.2: fisher.test of the same rows, which it answers within its ordinary workspace.
    [Theory]
    [InlineData(3, 5, new long[] { 12, 4, 7, 9, 2, 3, 8, 6, 10, 5, 6, 9, 4, 8, 7 }, 0.170559327502334)]
    [InlineData(4, 5, new long[] { 3, 6, 2, 5, 9, 4, 1, 8, 7, 6, 5, 3, 6, 2, 8, 7, 4, 3, 6, 5 }, 0.273662764055439)]
    [InlineData(2, 8, new long[] { 30, 22, 18, 41, 27, 33, 25, 29, 24, 31, 20, 28, 35, 26, 19, 32 }, 0.396790752330675)]
    public void A_table_of_a_hundred_or_several_is_still_small(int rows, int columns, long[] counts, double p) =>
        Assert.Equal(p, FisherRxC.PValue(new CountTable(rows, columns, [.. counts]))!.Value, p * 1e-7);

    [Fact]
    public void On_a_two_by_two_table_enumeration_is_the_exact_test()
    {
        var table = new CountTable(2, 2, [8, 3, 2, 9]);
        Assert.Equal(FisherExact.Of(table).TwoSided, FisherRxC.PValue(table)!.Value, 1e-12);
    }

    [Fact]
    public void A_table_too_large_to_enumerate_gives_nothing() =>
        Assert.Null(FisherRxC.PValue(new CountTable(5, 5, [.. Enumerable.Repeat(400L, 25)])));

    // Two columns and five large rows: few totals, but millions of probabilities that lead to each.
    [Fact(Timeout = 20_000)]
    public async Task A_large_two_by_five_table_gives_up_at_once()
    {
        var table = new CountTable(2, 5, [80, 100, 400, 120, 138, 144, 192, 849, 274, 280]);
        Assert.Null(await Task.Run(() => FisherRxC.PValue(table), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Thousands_of_rows_neither_overflow_nor_vanish()
    {
        var test = FisherExact.Of(new CountTable(2, 2, [3000, 1200, 900, 3500]));
        Assert.InRange(test.TwoSided, 0, 1e-300);
        Assert.Equal(3000.0 * 3500 / (1200 * 900), test.OddsRatio!.Value, 0.02);
    }
}
