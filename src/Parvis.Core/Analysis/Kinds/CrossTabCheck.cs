using System.Text.Json.Nodes;
using Parvis.Statistics;

namespace Parvis.Core.Analysis.Kinds;

/// <summary><c>crosstab {row, col}</c>: rows with both answers.</summary>
internal static class CrossTabCheck
{
    public static CheckOutcome Run(CheckInput input)
    {
        if (!input.TryChoice("row", out var row, out var no) || !input.TryChoice("col", out var col, out no)) return no;
        var pairs = PairCount.Of(row.Codes, row.Categories, col.Codes, col.Categories);
        if (!CrossTab.TryOf(pairs.Table, out var tab, out var refused)) return new CheckOutcome.Refusal(refused.Reason);
        var figures = new JsonObject
        {
            ["row_codes"] = row.Field.Codes(),
            ["col_codes"] = col.Field.Codes(),
            ["n"] = tab.Table.N,
            ["excluded_n"] = pairs.Excluded,
            ["counts"] = tab.Table.Counts.Json(n => n),
            ["row_totals"] = tab.Table.RowTotals.Json(),
            ["col_totals"] = tab.Table.ColumnTotals.Json(),
            ["row_pct"] = tab.RowPercent.Json(),
            ["col_pct"] = tab.ColumnPercent.Json(),
            ["total_pct"] = tab.TotalPercent.Json(),
            ["expected"] = tab.Expected.Json(e => e),
            ["min_expected"] = tab.MinExpected,
            ["cells_expected_below_5"] = tab.CellsExpectedBelow5,
            ["chi2"] = tab.Chi2.Statistic,
            ["df"] = tab.Chi2.Df,
            ["p"] = tab.Chi2.P,
            ["likelihood_ratio_g"] = tab.LikelihoodRatio.G,
            ["likelihood_ratio_p"] = tab.LikelihoodRatio.P,
            ["cramers_v"] = tab.Strength.V,
            ["cramers_v_bias_corrected"] = tab.Strength.BiasCorrected,
            ["contingency_c"] = tab.Strength.ContingencyC,
            ["pearson_residuals"] = tab.Residuals.Pearson.Json(),
            ["adjusted_residuals"] = tab.Residuals.Adjusted.Json(),
        };
        if (tab.TwoByTwo is { } two) AddTwoByTwo(figures, two);
        else if (FisherRxC.PValue(tab.Table) is { } p) figures["fisher_rxc_p"] = p;
        return new CheckOutcome.Result(figures);
    }

    private static void AddTwoByTwo(JsonObject figures, TwoByTwo two)
    {
        var exact = two.Fisher;
        var fisher = new JsonObject
        {
            ["p_two_sided"] = exact.TwoSided,
            ["p_less"] = exact.Less,
            ["p_greater"] = exact.Greater,
            ["mid_p"] = exact.MidP,
        };
        if (exact.OddsRatio is { } oddsRatio)
        {
            fisher["odds_ratio_conditional_mle"] = oddsRatio;
            fisher["odds_ratio_ci95"] = exact.OddsRatioCi.Json();
        }
        figures["chi2_yates"] = two.Chi2Yates;
        figures["p_yates"] = two.PYates;
        figures["phi"] = two.Phi;
        figures["fisher"] = fisher;
        figures["odds_ratio_sample"] = two.OddsRatio;
    }
}
