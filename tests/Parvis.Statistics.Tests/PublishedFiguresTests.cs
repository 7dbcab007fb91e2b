namespace Parvis.Statistics.Tests;

/// <summary>A published survey, and its three errors: means that counted the missing as zero, shares on the wrong base.</summary>
public sealed class PublishedFiguresTests
{
    private static readonly double[] Feelings = [-2, -1, 0, 1, 2];
    private static readonly long[] FeelingCounts = [22, 66, 51, 43, 7];

    [Fact]
    public void Question_5_is_minus_53_over_189()
    {
        var summary = NumericSummary.Of(Feelings, FeelingCounts);
        Assert.Equal(189, summary.N);
        Assert.Equal(-53, summary.Sum);
        Assert.Equal(-53 / 189.0, summary.Mean);
    }

    [Fact]
    public void Question_5_is_26_percent_positive_and_47_percent_negative()
    {
        var net = NetScore.Of(Feelings, FeelingCounts);
        Assert.Equal(26, Rounding.HalfUp(net.Positive, net.N));
        Assert.Equal(47, Rounding.HalfUp(net.Negative, net.N));
        Assert.Equal(-20, net.NetRounded);
    }

    [Fact]
    public void Question_9_is_666_stars_over_183_who_answered_not_over_192()
    {
        var summary = NumericSummary.Of([1, 2, 3, 4, 5], [19, 12, 48, 41, 63]);
        Assert.Equal(666, summary.Sum);
        Assert.Equal(183, summary.N);
        Assert.Equal(3.64, Rounding.HalfUp(666, 183, 100)!.Value / 100.0);
    }

    [Fact]
    public void Question_8_with_its_8_without_opinion_is_on_192_people()
    {
        var frequency = Frequency.Of(new CodeCount([60, 50, 40, 24, 10], 8));
        Assert.Equal(192, frequency.Panel.Total);
        Assert.Equal(184, frequency.Expressed.Total);
        Assert.Equal(31, frequency.Panel.Shares[0].Rounded);
        Assert.Equal(4, frequency.Panel.Shares[^1].Rounded);
    }
}
