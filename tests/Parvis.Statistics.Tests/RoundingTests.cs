using CsCheck;

namespace Parvis.Statistics.Tests;

public sealed class RoundingTests
{
    [Theory]
    [InlineData(1, 8, 13)]
    [InlineData(3, 8, 38)]
    [InlineData(1, 200, 1)]
    [InlineData(-1, 200, 0)]
    [InlineData(-3, 200, -1)]
    [InlineData(0, 5, 0)]
    [InlineData(5, 5, 100)]
    [InlineData(long.MaxValue / 2, long.MaxValue, 50)]
    public void Halves_round_up_exactly(long n, long total, int percent) => Assert.Equal(percent, Rounding.HalfUp(n, total));

    [Fact]
    public void A_share_of_nobody_is_not_a_number() => Assert.Null(Rounding.HalfUp(0, 0));

    [Fact]
    public void Rounding_is_the_nearest_whole_percent_upwards_at_halves() =>
        Gen.Select(Gen.Long[0, 1_000_000], Gen.Long[1, 1_000_000]).Sample((n, total) =>
        {
            var rounded = (Int128)Rounding.HalfUp(n, total)!.Value;
            // rounded − ½ ≤ 100n/total < rounded + ½
            return (2 * rounded - 1) * total <= 200 * (Int128)n && 200 * (Int128)n < (2 * rounded + 1) * total;
        });

    [Fact]
    public void Hamilton_adds_up_to_a_hundred_and_stays_within_one_of_the_quota() =>
        Gen.Long[0, 100_000].Array[1, 20].Sample(counts =>
        {
            var total = counts.Sum();
            if (Hamilton.Of(counts) is not { } apportioned) return total == 0;
            return apportioned.Shares.Sum() == 100
                && counts.Select((n, i) => Math.Abs(apportioned.Shares[i] - 100.0 * n / total) < 1).All(close => close);
        });

    [Fact]
    public void Equal_remainders_go_to_the_first_and_are_flagged()
    {
        var thirds = Hamilton.Of([2, 2, 2])!;
        Assert.Equal([34, 33, 33], thirds.Shares);
        Assert.True(thirds.Tie);
        Assert.Equal([334, 333, 333], Hamilton.Of([2, 2, 2], 1000)!.Shares);
        Assert.False(Hamilton.Of([50, 50])!.Tie);
    }
}
