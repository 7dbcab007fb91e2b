namespace Parvis.Statistics.Tests;

/// <summary>A statistic's figures of a sample, and the laws they follow besides not depending on the order of rows.</summary>
/// <param name="Of">The figures.</param>
/// <param name="Reversible">The order of categories and groups does not count.</param>
/// <param name="Repeats">A row that weighs 2 is the row twice.</param>
/// <param name="Thrice">Of three times the rows, each figure is 3 to this power as large.</param>
/// <param name="Stretched">Of values 4 times as large, each figure is 4 to this power as large.</param>
internal sealed record Subject(Func<Sample, double?[]> Of, bool Reversible = false, bool Repeats = true, double[]? Thrice = null, double[]? Stretched = null)
{
    public static IReadOnlyDictionary<string, Subject> All { get; } = new Dictionary<string, Subject>
    {
        [nameof(AdjustedP)] = new(s => AdjustedP.Of([.. MultipleResponseByGroup.Of(s.Sets, Sample.Options, s.GroupCodes, 2).Options.Select(o => o.Chi2.P)]) is var p ? [.. p.Holm, .. p.Bh, .. p.By, .. p.Bonferroni] : [], Repeats: false),
        [nameof(AgrestiCoull)] = new(s => Ends(AgrestiCoull.Of(s.Counts[0], s.Counts.Sum()).Interval)),
        [nameof(Anova)] = new(s => Anova.Of(s.ByGroup) is var a ? [a.F, a.P, a.EtaSquared] : [], Reversible: true, Stretched: [0, 0, 0]),
        [nameof(Calibration)] = new(s => Calibrated(s), Reversible: true, Repeats: false, Stretched: [2]),
        [nameof(ClopperPearson)] = new(s => Ends(ClopperPearson.Of(s.Counts[0], s.Counts.Sum()))),
        [nameof(CohensD)] = new(s => [CohensD.Of(s.ByGroup[0], s.ByGroup[1])], Stretched: [0]),
        [nameof(CramersV)] = new(s => CramersV.Of(PearsonChiSquared.Of(s.Table).Statistic, s.Table.N, 3, 3) is var v ? [v.V, v.ContingencyC] : [], Reversible: true, Thrice: [0, 0]),
        [nameof(CrossTab)] = new(s => CrossTab.TryOf(s.Table, out var t, out _) ? [.. t.RowPercent.Cells, .. t.ColumnPercent.Cells, .. t.TotalPercent.Cells] : [], Thrice: [.. new double[27]]),
        [nameof(DesignEffect)] = new(s => Designed(s).Effect, Reversible: true, Repeats: false, Stretched: [0]),
        [nameof(FisherExact)] = new(s => FisherExact.Of(s.TwoByTwo) is var f ? [f.TwoSided, f.MidP] : []),
        [nameof(FisherRxC)] = new(s => [FisherRxC.PValue(Small(s.Table))], Reversible: true),
        [nameof(Frequency)] = new(s => [.. Frequency.Of(new([.. s.Counts], 7)).Expressed.Shares.Select(x => x.Percent)], Thrice: [0, 0, 0]),
        [nameof(FrequencyBase)] = new(s => [.. FrequencyBase.Of(s.Counts).Shares.SelectMany(x => new double?[] { x.Percent, x.Rounded, x.Hamilton })], Thrice: [.. new double[9]]),
        [nameof(Goodman)] = new(s => [.. Goodman.Of([.. s.Counts]).SelectMany(Ends)]),
        [nameof(GroupMean)] = new(s => GroupMean.Of(s.ByGroup[0]) is var m ? [m.Mean, m.Sd, m.Se] : [], Stretched: [1, 1, 1]),
        [nameof(Hamilton)] = new(s => [.. Hamilton.Of(s.Counts)!.Shares.Select(n => (double?)n)], Thrice: [0, 0, 0]),
        [nameof(Jeffreys)] = new(s => Ends(Jeffreys.Of(s.Counts[0], s.Counts.Sum()))),
        [nameof(LikelihoodRatio)] = new(s => [LikelihoodRatio.Of(s.Table).G], Reversible: true, Thrice: [1]),
        [nameof(MannWhitney)] = new(s => MannWhitney.Of(s.Grouped) is var u ? [u.UFirst, u.RankBiserial, u.P] : [], Stretched: [0, 0, 0]),
        [nameof(McNemar)] = new(s => McNemar.Of(s.TwoByTwo[0, 1], s.TwoByTwo[1, 0]) is var m ? [m.Chi2] : [], Thrice: [1]),
        [nameof(MeanComparison)] = new(s => MeanComparison.TryOf(s.Grouped, 0.95, out var c, out _) ? [c.Anova.F, c.Welch.F, c.WelchT!.T, c.CohenD] : [], Stretched: [0, 0, 0, 0]),
        [nameof(MidRanks)] = new(s => [.. MidRanks.Of(s.Counts).Select(r => (double?)r)]),
        [nameof(Moments)] = new(s => Moments.Of(s.Scores.Values, s.Scores.Times) is var m ? [m.Mean, m.Variance, m.Sum] : [], Stretched: [1, 2, 1]),
        [nameof(MultipleResponse)] = new(s => MultipleResponse.Of(s.Citations) is var m ? [m.MeanPerRespondent, .. m.Options.Select(o => o.PercentRespondents), .. m.Citations.Shares.Select(x => x.Percent)] : [], Thrice: [.. new double[9]]),
        [nameof(MultipleResponseByGroup)] = new(s => [.. MultipleResponseByGroup.Of(s.Sets, Sample.Options, s.GroupCodes, 2).Options.Select(o => o.Chi2.Statistic)], Reversible: true, Repeats: false, Thrice: [1, 1, 1, 1]),
        [nameof(NetScore)] = new(s => [NetScore.Of([-1, 0, 1], s.Counts).Net], Thrice: [0]),
        [nameof(Newcombe)] = new(s => Ends(Newcombe.Of(s.TwoByTwo[0, 1], s.TwoByTwo.RowTotals[0], s.TwoByTwo[1, 1], s.TwoByTwo.RowTotals[1]))),
        [nameof(NumericSummary)] = new(s => NumericSummary.Of(s.Scores.Values, s.Scores.Times) is var n ? [n.Mean, n.Variance, n.Q1, n.Median, n.Q3, n.CiT.Low] : [], Stretched: [1, 2, 1, 1, 1, 1]),
        [nameof(OrdinalAssociation)] = new(s => OrdinalAssociation.TryOf(s.Table, [1, 2, 4], [0, 1, 2], out var a, out _) ? [a.Gamma, a.TauB, a.TauC, a.Pearson, a.Spearman] : [], Thrice: [0, 0, 0, 0, 0]),
        [nameof(PearsonChiSquared)] = new(s => [PearsonChiSquared.Of(s.Table).Statistic], Reversible: true, Thrice: [1]),
        [nameof(Quantile)] = new(s => [Quantile.Of(s.Scores.Values, s.Scores.Times, 0.3)], Stretched: [1]),
        [nameof(QuesenberryHurst)] = new(s => [.. QuesenberryHurst.Of([.. s.Counts]).SelectMany(Ends)]),
        [nameof(Raking)] = new(s => Raked(s), Thrice: [.. new double[9]]),
        [nameof(RankTest)] = new(s => RankTest.TryOf(s.Grouped, out var t, out _) ? [t.H, t.P] : [], Reversible: true, Stretched: [0, 0]),
        [nameof(RaoScott)] = new(s => Designed(s).Independence, Reversible: true, Repeats: false),
        [nameof(Residuals)] = new(s => [.. Residuals.Of(s.Table).Pearson.Cells, .. Residuals.Of(s.Table).Adjusted.Cells], Thrice: [.. Enumerable.Repeat(0.5, 18)]),
        [nameof(Rounding)] = new(s => [Rounding.HalfUp(s.Counts[0], s.Counts.Sum())], Thrice: [0]),
        [nameof(SisonGlaz)] = new(s => [.. SisonGlaz.Of([.. s.Counts])!.Intervals.SelectMany(Ends)]),
        [nameof(StuartMaxwell)] = new(s => StuartMaxwell.TryOf(s.Table, out var t, out _) ? [t.Chi2] : [], Reversible: true, Thrice: [1]),
        [nameof(SurveyDesign)] = new(s => Designed(s).Se, Reversible: true, Repeats: false, Stretched: [1]),
        [nameof(TwoByTwo)] = new(s => TwoByTwo.Of(s.TwoByTwo) is { } t ? [t.Phi, t.OddsRatio] : [], Thrice: [0, 0]),
        [nameof(TwoProportions)] = new(s => Pair(s) is var p ? [p.Diff, p.Z, p.SeUnpooled, p.CohenH] : [], Thrice: [0, 0.5, -0.5, 0]),
        [nameof(Wald)] = new(s => Wald.Of(s.Counts[0], s.Counts.Sum()) is var w ? [w.P, w.Se, w.Margin] : [], Thrice: [0, -0.5, -0.5]),
        [nameof(WeightedMean)] = new(s => [WeightedMean.Of(s.Values, s.Weights).Mean], Thrice: [0], Stretched: [1]),
        [nameof(WeightedTable)] = new(s => Weighted(s).Table is var t ? [t.Chi2 / t.N, .. t.RowPercent.Cells, .. t.TotalPercent.Cells] : [], Thrice: [.. new double[19]]),
        [nameof(WeightLimits)] = new(s => [new WeightLimits(MostWeight: 1.5, MostDeff: 1.1).Broken(Sample.Margins(s.RowCodes), Fitted(s)) is null ? 0 : 1], Repeats: false),
        [nameof(WeightQuality)] = new(s => WeightQuality.Of(s.Weights) is var q ? [q.EffectiveN, q.Deff, q.Cv] : [], Repeats: false, Thrice: [1, 0, 0]),
        [nameof(WelchAnova)] = new(s => WelchAnova.Of(s.ByGroup) is var a ? [a.F, a.P] : [], Reversible: true, Stretched: [0, 0]),
        [nameof(WelchT)] = new(s => WelchT.Of(s.ByGroup[0], s.ByGroup[1]) is var t ? [t.T, t.P, t.Diff] : [], Stretched: [0, 0, 1]),
        [nameof(Wilson)] = new(s => [.. Ends(Wilson.Of(s.Counts[0], s.Counts.Sum())), .. Ends(Wilson.Corrected(s.Counts[0], s.Counts.Sum()))]),
    };

    private static double?[] Ends(Interval interval) => [interval.Low, interval.High];

    // Exact enumeration is for small tables.
    private static CountTable Small(CountTable t) => new(t.Rows, t.Columns, [.. t.Counts.Cells.Select(n => n / 4)]);

    private static TwoProportions Pair(Sample s) => TwoProportions.Of(s.TwoByTwo[0, 1], s.TwoByTwo.RowTotals[0], s.TwoByTwo[1, 1], s.TwoByTwo.RowTotals[1]);

    private static Raking Fitted(Sample s) => Raking.TryOf(Sample.Margins(s.RowCodes, s.ColumnCodes), s.Weights, out var raking, out var no) ? raking : throw new InvalidOperationException(no.Reason);

    // Weights add up to the rows: their share by cell does not depend on how many.
    private static double?[] Raked(Sample s) => Fitted(s) is var raking ? [.. raking.Cells.Select(c => (double?)(c.BaseWeight * c.Factor / s.Rows.Length))] : [];

    private static (WeightedTable Table, int[] Cells) Weighted(Sample s)
    {
        var cells = WeightedTable.CellsOf(s.RowCodes, 3, s.ColumnCodes, 3);
        return (WeightedTable.Of(cells, s.Weights, 3, 3), cells);
    }

    // Strata are the groups, clusters the pairs of answers: three rows and columns.
    private static (double?[] Se, double?[] Effect, double?[] Independence) Designed(Sample s)
    {
        if (!SurveyDesign.TryOf([.. s.Rows.Select(r => r.Group)], [.. s.Rows.Select(r => r.Row * 16 + (int)r.Set)], [], out var design, out var no)) throw new InvalidOperationException(no.Reason);
        var mean = WeightedMean.Of(s.Values, s.Weights);
        var (table, cells) = Weighted(s);
        var test = RaoScott.Of(table, cells, s.Weights, design, design.DegreesOfFreedom)!;
        var variance = design.Variance(mean.Influence);
        return ([Math.Sqrt(variance)], [DesignEffect.WithoutReplacement(variance, s.Values, s.Weights, mean)], [test.F, test.Ndf, test.P]);
    }

    private static double?[] Calibrated(Sample s)
    {
        var raking = Fitted(s);
        var mean = WeightedMean.Of(s.Values, raking.Weights);
        var residual = new Calibration([s.RowCodes, s.ColumnCodes], IsPostStratification: false).Residual(mean.Influence, raking.Weights);
        return [SurveyDesign.Independent(s.Rows.Length).Variance(residual)];
    }
}
