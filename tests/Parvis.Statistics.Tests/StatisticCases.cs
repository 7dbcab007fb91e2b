using System.Text.Json;

namespace Parvis.Statistics.Tests;

/// <summary>Each statistic computed from what a case of <c>References/</c> gives, under the names of that file.</summary>
internal static class StatisticCases
{
    /// <summary>Distributions are of numbers, not of rows.</summary>
    public static readonly string[] Distributions = [nameof(BetaLaw), nameof(ChiSquared), nameof(FisherF), nameof(Normal), nameof(StudentT)];

    public static IReadOnlyDictionary<string, Func<JsonElement, object?>> All { get; } = new Dictionary<string, Func<JsonElement, object?>>
    {
        [nameof(AdjustedP)] = g => AdjustedP.Of([.. g.Maybe("p")]),
        [nameof(AgrestiCoull)] = g => AgrestiCoull.Of(g.Long("x"), g.Long("n"), g.Confidence()),
        [nameof(Anova)] = g => Anova.Of(g.Groups()),
        [nameof(BetaLaw)] = g => new
        {
            Quantile = BetaLaw.Quantile(g.Double("p"), g.Double("a"), g.Double("b")),
            UpperQuantile = BetaLaw.UpperQuantile(g.Double("p"), g.Double("a"), g.Double("b")),
        },
        [nameof(Calibration)] = WeightedCases.Calibrated,
        [nameof(ChiSquared)] = g => g.Has("x") ? new { Upper = ChiSquared.Upper(g.Double("x"), g.Double("df")) }
            : new { Quantile = ChiSquared.Quantile(g.Double("p"), g.Double("df")) },
        [nameof(ClopperPearson)] = g => ClopperPearson.Of(g.Long("x"), g.Long("n"), g.Confidence()),
        [nameof(CohensD)] = g => CohensD.Of(g.Groups()[0], g.Groups()[1]),
        [nameof(CramersV)] = g => g.Table() is var t ? CramersV.Of(PearsonChiSquared.Of(t).Statistic, t.N, t.Rows, t.Columns) : null,
        [nameof(CrossTab)] = g => CrossTab.TryOf(g.Table(), out var tab, out var no)
            ? new { Expected = Rows(tab.Expected), RowPercent = Rows(tab.RowPercent), ColumnPercent = Rows(tab.ColumnPercent), TotalPercent = Rows(tab.TotalPercent) } : no,
        [nameof(DesignEffect)] = WeightedCases.Effect,
        [nameof(FisherExact)] = g => FisherExact.Of(g.Table()),
        [nameof(FisherF)] = g => new { Upper = FisherF.Upper(g.Double("f"), g.Double("df1"), g.Double("df2")) },
        [nameof(FisherRxC)] = g => FisherRxC.PValue(g.Table()),
        [nameof(Frequency)] = g => Frequency.Of(new CodeCount([.. g.Longs("counts")], g.Long("missing"))) is var f ? new { Panel = Base(f.Panel), Expressed = Base(f.Expressed) } : null,
        [nameof(FrequencyBase)] = g => Base(FrequencyBase.Of(g.Longs("counts"))),
        [nameof(Goodman)] = g => Goodman.Of([.. g.Longs("counts")], g.Confidence()),
        [nameof(GroupMean)] = g => GroupMean.Of(MomentsOf(g.Doubles("values"))),
        [nameof(Hamilton)] = g => Hamilton.Of(g.Longs("counts"), (int)g.Long("units")),
        [nameof(Jeffreys)] = g => Jeffreys.Of(g.Long("x"), g.Long("n"), g.Confidence()),
        [nameof(LikelihoodRatio)] = g => LikelihoodRatio.Of(g.Table()),
        [nameof(MannWhitney)] = g => MannWhitney.Of(g.Grouped()),
        [nameof(McNemar)] = g => McNemar.Of(g.Long("b"), g.Long("c")),
        [nameof(MeanComparison)] = g => MeanComparison.TryOf(g.Grouped(), 0.95, out var c, out var no)
            ? new { AnovaF = c.Anova.F, WelchF = c.Welch.F, c.WelchT?.T, c.CohenD } : no,
        [nameof(MidRanks)] = g => MidRanks.Of(g.Longs("counts")),
        [nameof(Moments)] = g => MomentsOf(g.Doubles("values")),
        [nameof(MultipleResponse)] = g => MultipleResponse.Of(CitationCount.Of(g.Sets("sets"), (int)g.Long("options"))) is var m ? new
        {
            PercentPanel = m.Options.Select(o => o.PercentPanel), PercentRespondents = m.Options.Select(o => o.PercentRespondents),
            PercentCitations = m.Citations.Shares.Select(s => s.Percent), m.MeanPerRespondent, m.MeanPerPanel, Wilson = m.Options.Select(o => o.Wilson),
        } : null,
        [nameof(MultipleResponseByGroup)] = g =>
            MultipleResponseByGroup.Of(g.Sets("sets"), (int)g.Long("options"), g.Codes("groups"), (int)g.Long("groupCount")) is var m
            ? new { m.Respondents, PercentRespondents = m.Options.Select(o => o.PercentRespondents), P = m.Options.Select(o => o.Chi2.P), m.Adjusted.Holm } : null,
        [nameof(NetScore)] = g => NetScore.Of(g.Doubles("scores"), g.Longs("counts")),
        [nameof(Newcombe)] = g => Newcombe.Of(g.Long("x1"), g.Long("n1"), g.Long("x2"), g.Long("n2")),
        [nameof(Normal)] = g => g.Has("p") ? new { Quantile = Normal.Quantile(g.Double("p")) } : new { TwoSided = Normal.TwoSided(g.Double("z")) },
        [nameof(NumericSummary)] = g => NumericSummary.Of(g.Doubles("values")),
        [nameof(OrdinalAssociation)] = g => OrdinalAssociation.TryOf(g.Table(), g.Doubles("rows"), g.Doubles("columns"), out var a, out var no) ? a : no,
        [nameof(PearsonChiSquared)] = g => PearsonChiSquared.Of(g.Table()),
        [nameof(Quantile)] = g => g.Doubles("values") is var v ? Quantile.Of([.. v.Order()], Ones(v.Length), g.Double("p")) : null,
        [nameof(QuesenberryHurst)] = g => QuesenberryHurst.Of([.. g.Longs("counts")], g.Confidence()),
        [nameof(Raking)] = WeightedCases.Raked,
        [nameof(RankTest)] = g => RankTest.TryOf(g.Grouped(), out var test, out var no) ? test : no,
        [nameof(RaoScott)] = WeightedCases.Independence,
        [nameof(Residuals)] = g => Residuals.Of(g.Table()) is var r ? new { Pearson = Rows(r.Pearson), Adjusted = Rows(r.Adjusted) } : null,
        [nameof(Rounding)] = g => Rounding.HalfUp(g.Long("n"), g.Long("total")),
        [nameof(SisonGlaz)] = g => SisonGlaz.Of([.. g.Longs("counts")], g.Confidence()),
        [nameof(StuartMaxwell)] = g => StuartMaxwell.TryOf(g.Table(), out var test, out var no) ? test : no,
        [nameof(StudentT)] = g => g.Has("t") ? new { TwoSided = StudentT.TwoSided(g.Double("t"), g.Double("df")) }
            : new { Critical = StudentT.Critical(g.Double("confidence"), g.Double("df")) },
        [nameof(SurveyDesign)] = WeightedCases.Designed,
        [nameof(TwoByTwo)] = g => TwoByTwo.Of(g.Table()) is { } two ? new { two.Chi2Yates, two.PYates, two.Phi, two.OddsRatio } : null,
        [nameof(TwoProportions)] = g => TwoProportions.Of(g.Long("x1"), g.Long("n1"), g.Long("x2"), g.Long("n2")),
        [nameof(Wald)] = g => Wald.Of(g.Long("x"), g.Long("n"), g.Confidence()),
        [nameof(WeightedMean)] = WeightedCases.Mean,
        [nameof(WeightedTable)] = WeightedCases.Table,
        [nameof(WeightLimits)] = WeightedCases.Limits,
        [nameof(WeightQuality)] = g => WeightQuality.Of(g.Doubles("weights")),
        [nameof(WelchAnova)] = g => WelchAnova.Of(g.Groups()),
        [nameof(WelchT)] = g => WelchT.Of(g.Groups()[0], g.Groups()[1]),
        [nameof(Wilson)] = g => new { Plain = Wilson.Of(g.Long("x"), g.Long("n"), g.Confidence()), Corrected = Wilson.Corrected(g.Long("x"), g.Long("n"), g.Confidence()) },
    };

    /// <summary>A matrix as the files write it.</summary>
    public static IEnumerable<T[]> Rows<T>(Grid<T> grid) => Enumerable.Range(0, grid.Rows).Select(r => grid.Row(r).ToArray());

    public static Moments MomentsOf(double[] values) => Moments.Of(values, Ones(values.Length));

    public static long[] Ones(int n) => [.. Enumerable.Repeat(1L, n)];

    private static object Base(FrequencyBase of) => new
    {
        of.Total, of.SumRounded, of.Tie, Percent = of.Shares.Select(s => s.Percent), Rounded = of.Shares.Select(s => s.Rounded),
        Hamilton = of.Shares.Select(s => s.Hamilton), HamiltonTenths = of.Shares.Select(s => s.HamiltonTenths),
    };
}
