namespace Parvis.Statistics.Tests;

/// <summary>Against closed forms and R 4.2.2 (pnorm, pchisq, qt); tails must keep their digits far out.</summary>
public sealed class DistributionTests
{
    private static void Close(double expected, double actual, double relative = 1e-12) =>
        Assert.True(Math.Abs(expected - actual) <= relative * Math.Abs(expected), $"{actual:R} is not {expected:R}");

    [Fact]
    public void Normal_quantile_of_975_thousandths() => Close(1.959963984540054, Normal.Quantile(0.975));

    [Theory]
    [InlineData(1, 0.317310507862914)]
    [InlineData(10, 1.523970604832105e-23)]
    [InlineData(37, 1.145114244504915e-299)]
    public void Normal_tails_keep_their_digits(double z, double p) => Close(p, Normal.TwoSided(z), 1e-9);

    [Theory]
    [InlineData(3.84145882069412, 1, 0.05)]
    [InlineData(1000, 10, 1.87029072091595e-208)]
    [InlineData(0, 3, 1)]
    public void Chi_squared_upper_tail(double x, double df, double p) => Close(p, ChiSquared.Upper(x, df), 1e-9);

    // With two degrees of freedom the tail is exp(−x/2).
    [Theory]
    [InlineData(0.001)]
    [InlineData(2.5)]
    [InlineData(700)]
    public void Chi_squared_with_two_degrees_is_exponential(double x) => Close(Math.Exp(-x / 2), ChiSquared.Upper(x, 2), 1e-11);

    [Theory]
    [InlineData(1, 12.7062047361747)]
    [InlineData(9, 2.2621571627982)]
    [InlineData(8599, 1.960239900286134)]
    public void Student_critical_values(double df, double t) => Close(t, StudentT.Critical(0.95, df), 1e-11);

    // F(1, d) is the square of Student's t.
    [Theory]
    [InlineData(0.3, 4)]
    [InlineData(12.5, 230.7)]
    [InlineData(900, 8000)]
    public void F_with_one_degree_is_a_squared_t(double f, double df) => Close(StudentT.TwoSided(Math.Sqrt(f), df), FisherF.Upper(f, 1, df), 1e-11);

    [Theory]
    [InlineData(0.95, 4)]
    [InlineData(0.99, 1)]
    [InlineData(0.5, 40)]
    public void Chi_squared_quantile_inverts_the_tail(double p, double df) => Close(1 - p, ChiSquared.Upper(ChiSquared.Quantile(p, df), df), 1e-11);

    [Fact]
    public void Beta_quantiles_are_symmetric() => Close(BetaLaw.Quantile(0.01, 3, 8), 1 - BetaLaw.UpperQuantile(0.01, 8, 3), 1e-13);
}
