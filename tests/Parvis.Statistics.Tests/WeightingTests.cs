using System.Collections.Immutable;
using CsCheck;

namespace Parvis.Statistics.Tests;

public sealed class WeightingTests
{
    private static Margin Margin(ushort[] codes, params double?[] targets) =>
        new("m", [.. targets.Select((_, i) => $"c{i}")], codes, [.. targets]);

    private static double[] Ones(int n) => [.. Enumerable.Repeat(1.0, n)];

    [Fact]
    public void Raked_margins_are_the_targets() =>
        Gen.Select(Gen.UShort[0, 2].Array[80], Gen.UShort[0, 1].Array[80]).Sample((a, b) =>
        {
            for (ushort i = 0; i < 6; i++) (a[i], b[i]) = ((ushort)(i % 3), (ushort)(i / 3));
            Margin[] margins = [Margin(a, 0.2, 0.5, 0.3), Margin(b, 0.6, 0.4)];
            if (!Raking.TryOf(margins, Ones(80), out var raking, out _)) return false;
            var first = raking.Weights.Where((_, i) => a[i] == 1).Sum();
            var second = raking.Weights.Where((_, i) => b[i] == 0).Sum();
            return Math.Abs(first - 40) < 1e-9 && Math.Abs(second - 48) < 1e-9 && Math.Abs(raking.Weights.Sum() - 80) < 1e-9;
        });

    [Fact]
    public void A_base_weight_of_two_is_a_repeated_row()
    {
        ushort[] a = [0, 0, 1, 1, 1], b = [0, 1, 0, 1, 1];
        Margin[] once = [Margin(a, 0.5, 0.5), Margin(b, 0.3, 0.7)];
        Margin[] twice = [Margin([.. a, 1], 0.5, 0.5), Margin([.. b, 1], 0.3, 0.7)];
        Assert.True(Raking.TryOf(once, [1, 1, 1, 1, 2], out var weighted, out _));
        Assert.True(Raking.TryOf(twice, Ones(6), out var repeated, out _));
        // Both add up to their number of rows.
        Assert.Equal(repeated.Weights[4] * 2 / 6, weighted.Weights[4] / 5, 1e-10);
        Assert.Equal(repeated.Weights[0] / 6, weighted.Weights[0] / 5, 1e-10);
    }

    [Fact]
    public void A_row_missing_a_margin_is_left_out_and_counted()
    {
        Assert.True(Raking.TryOf([Margin([0, 1, Codes.Missing], 0.5, 0.5)], Ones(3), out var raking, out _));
        Assert.Equal(1, raking.Excluded);
        Assert.True(double.IsNaN(raking.Weights[2]));
        Assert.Equal([1, 1], raking.Weights[..2]);
    }

    public static TheoryData<double?[], string> Impossible => new()
    {
        { [0.5, 0.4], "add up to 0.9" },
        { [1, null], "No target is given for « c1 »" },
        { [1, 0], "thrown away" },
        { [1.5, -0.5], "negative" },
        { [0.5, 0.3, 0.2], "nobody answered" },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Impossible_targets_are_refused_in_words(double?[] targets, string words)
    {
        Assert.False(Raking.TryOf([Margin([0, 0, 1], targets)], Ones(3), out _, out var refused));
        Assert.Contains(words, refused!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_base_weight_of_a_row_left_out_may_be_anything()
    {
        Assert.True(Raking.TryOf([Margin([0, 1, Codes.Missing], 0.5, 0.5)], [1, 1, 0], out _, out _));
        Assert.False(Raking.TryOf([Margin([0, 1, 1], 0.5, 0.5)], [1, 1, 0], out _, out _));
    }

    [Fact]
    public void Incompatible_margins_do_not_converge()
    {
        // Whoever is 1 on the first is 1 on the second: 0.5 and 0.1 cannot both hold.
        Margin[] margins = [Margin([0, 0, 1, 1], 0.5, 0.5), Margin([0, 0, 1, 1], 0.9, 0.1)];
        Assert.False(Raking.TryOf(margins, Ones(4), out _, out var refused));
        Assert.Contains("does not converge", refused!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_that_should_not_be_published_say_why()
    {
        ushort[] codes = [.. Enumerable.Range(0, 100).Select(i => (ushort)(i < 88 ? 0 : 1))];
        string? Broken(double share, WeightLimits limits)
        {
            Margin[] margins = [Margin(codes, 1 - share, share)];
            Assert.True(Raking.TryOf(margins, Ones(100), out var raking, out _));
            return limits.Broken(margins, raking)?.Reason;
        }
        Assert.Null(Broken(0.2, new WeightLimits()));
        Assert.Contains("12 respondents", Broken(0.2, new WeightLimits(LeastRespondents: 20)), StringComparison.Ordinal);
        Assert.Contains("more than 5", Broken(0.7, new WeightLimits()), StringComparison.Ordinal);
        Assert.Contains("design effect", Broken(0.58, new WeightLimits()), StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_weights_cost_nothing()
    {
        var quality = WeightQuality.Of([2, 2, 2, double.NaN]);
        Assert.Equal(3, quality.EffectiveN);
        Assert.Equal(1, quality.Deff);
        Assert.Equal(0, quality.Cv);
        Assert.Null(WeightQuality.Of([]).EffectiveN);
    }

    [Fact]
    public void Scaling_weights_changes_no_share_and_no_error() =>
        Gen.Select(Gen.Double[0.1, 5].Array[30], Gen.Bool.Array[30], Gen.Double[0.01, 100]).Sample((w, yes, scale) =>
        {
            double[] y = [.. yes.Select(b => b ? 1.0 : 0)];
            var one = WeightedMean.Of(y, w);
            var two = WeightedMean.Of(y, [.. w.Select(x => x * scale)]);
            var design = SurveyDesign.Independent(30);
            return Math.Abs(one.Mean!.Value - two.Mean!.Value) < 1e-12
                && Math.Abs(design.Variance(one.Influence) - design.Variance(two.Influence)) < 1e-12;
        });

    [Fact]
    public void Calibrated_influences_sum_to_nothing_within_a_poststratum()
    {
        ushort[] codes = [0, 0, 1, 1, 1];
        var calibration = new Calibration(ImmutableArray.Create<ReadOnlyMemory<ushort>>(codes), IsPostStratification: true);
        var residual = calibration.Residual([1, 2, 3, 4, 8], [1, 3, 2, 2, 5]);
        Assert.Equal(0, residual[0] + residual[1], 1e-12);
        Assert.Equal(0, residual[2] + residual[3] + residual[4], 1e-12);
    }
}
