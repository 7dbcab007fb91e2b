using CsCheck;

namespace Parvis.Statistics.Tests;

/// <summary>What every statistic owes to whoever reorders, renames, repeats or rescales the same answers.</summary>
public sealed class LawsTests
{
    public static TheoryData<string> All => [.. Subject.All.Keys];

    public static TheoryData<string> Reversible => With(s => s.Reversible);

    public static TheoryData<string> Repeating => With(s => s.Repeats);

    public static TheoryData<string> Growing => With(s => s.Thrice is not null);

    public static TheoryData<string> Stretching => With(s => s.Stretched is not null);

    [Fact]
    public void Every_statistic_is_held_to_the_laws() => Assert.Equal(StatisticCases.All.Keys.Except(StatisticCases.Distributions).Order(), Subject.All.Keys.Order());

    [Theory]
    [MemberData(nameof(All))]
    public void The_order_of_rows_changes_nothing(string name) => Hold(name, (figures, sample) => Same(figures(sample), figures(sample.Shuffled(11))) && Same(figures(sample.Repeated), figures(sample.Repeated.Shuffled(11))));

    [Theory]
    [MemberData(nameof(Reversible))]
    public void The_order_of_categories_changes_nothing(string name) => Hold(name, (figures, sample) => Same(figures(sample), figures(sample.Reversed)));

    [Theory]
    [MemberData(nameof(Repeating))]
    public void A_row_that_weighs_two_is_the_row_twice(string name) => Hold(name, (figures, sample) => Same(figures(sample), figures(sample.Repeated)));

    [Theory]
    [MemberData(nameof(Growing))]
    public void Three_times_the_rows_change_the_figures_as_they_should(string name) =>
        Hold(name, (figures, sample) => Same(Times(figures(sample), 3, Subject.All[name].Thrice!), figures(sample.Thrice)));

    [Theory]
    [MemberData(nameof(Stretching))]
    public void Values_four_times_as_large_change_the_figures_as_they_should(string name) =>
        Hold(name, (figures, sample) => Same(Times(figures(sample), 4, Subject.All[name].Stretched!), figures(sample.Stretched(4))));

    private static TheoryData<string> With(Func<Subject, bool> law) => [.. Subject.All.Where(s => law(s.Value)).Select(s => s.Key)];

    private static void Hold(string name, Func<Func<Sample, double?[]>, Sample, bool> law) => Sample.Gen.Sample(sample => law(Subject.All[name].Of, sample), iter: 30, threads: 1);

    private static double?[] Times(double?[] figures, double by, double[] powers)
    {
        Assert.Equal(figures.Length, powers.Length);
        return [.. figures.Select((figure, i) => figure * Math.Pow(by, powers[i]))];
    }

    private static bool Same(double?[] one, double?[] other) => one.Length > 0 && one.Length == other.Length && one.Zip(other).All(pair => pair switch
    {
        (null, null) => true,
        ({ } a, { } b) => Math.Abs(a - b) <= 1e-8 * Math.Max(1, Math.Abs(a)),
        _ => false,
    });
}
