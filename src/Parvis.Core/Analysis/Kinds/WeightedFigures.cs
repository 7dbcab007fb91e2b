using System.Text.Json.Nodes;
using Parvis.Core.DataPackages;
using Parvis.Statistics;

namespace Parvis.Core.Analysis.Kinds;

/// <summary>Weighted shares, means and tables of the rows of a weighting, with weights taken as fixed and as calibrated.</summary>
internal sealed record WeightedFigures(double[] Weights, SurveyDesign Design, Calibration Calibration)
{
    private static readonly double Z = Normal.Critical(0.95);

    public JsonObject Frequency(ChoiceColumn column)
    {
        var expressed = Array.ConvertAll(column.Codes, c => c == Codes.Missing ? double.NaN : 1);
        var all = WeightedMean.Of(expressed, Weights);
        var modalities = column.Field.Categories.Select((c, i) => Modality(column, c.Code, i)).ToList();
        if (all.N < column.Rows) modalities.Add(MissingModality(column));
        return new JsonObject
        {
            ["variable"] = column.Field.Name,
            ["expressed_n"] = all.N,
            ["expressed_n_eff"] = all.EffectiveN,
            ["modalities"] = modalities.Json(),
        };
    }

    private JsonObject Modality(ChoiceColumn column, string code, int index)
    {
        var figures = new JsonObject { ["code"] = code };
        AddPanel(figures, Array.ConvertAll(column.Codes, c => c == index ? 1.0 : 0));
        var mean = WeightedMean.Of(Array.ConvertAll(column.Codes, c => c == Codes.Missing ? double.NaN : c == index ? 1 : 0), Weights);
        double? variance = mean.N == 0 ? null : Design.Variance(mean.Influence);
        figures["p_expressed"] = mean.Mean;
        figures["se_expressed"] = Root(variance);
        figures["ci95_expressed"] = Interval.Around(mean.Mean, Root(variance) * Z).Json();
        figures["se_expressed_calibrated"] = mean.N == 0 ? null : Root(Design.Variance(Calibration.Residual(mean.Influence, Weights)));
        figures["deff_expressed"] = variance is { } v ? DesignEffect.OfShare(v, mean.Mean, mean.N) : null;
        figures["wilson95_n_eff_expressed"] = (mean.Mean is { } p && mean.EffectiveN is { } size
            ? Wilson.OfEffective(p * size, size) : Interval.Undefined).Json();
        return figures;
    }

    private JsonObject MissingModality(ChoiceColumn column)
    {
        var figures = new JsonObject { ["code"] = "__NA__" };
        AddPanel(figures, Array.ConvertAll(column.Codes, c => c == Codes.Missing ? 1.0 : 0));
        return figures;
    }

    private void AddPanel(JsonObject figures, double[] values)
    {
        var mean = WeightedMean.Of(values, Weights);
        var se = Math.Sqrt(Design.Variance(mean.Influence));
        figures["p_panel"] = mean.Mean;
        figures["se_panel"] = se;
        figures["ci95_panel"] = Interval.Around(mean.Mean, se * Z).Json();
        figures["se_panel_calibrated"] = Math.Sqrt(Design.Variance(Calibration.Residual(mean.Influence, Weights)));
    }

    public JsonObject Mean(Field field, double[] values)
    {
        var mean = WeightedMean.Of(values, Weights);
        double? se = mean.N == 0 ? null : Math.Sqrt(Design.Variance(mean.Influence));
        return new JsonObject
        {
            ["variable"] = field.Name,
            ["n"] = mean.N,
            ["mean"] = mean.Mean,
            ["se_fixed"] = se,
            ["ci95_fixed"] = Interval.Around(mean.Mean, se * Z).Json(),
            ["se_calibrated"] = mean.N == 0 ? null : Math.Sqrt(Design.Variance(Calibration.Residual(mean.Influence, Weights))),
        };
    }

    /// <summary>Rows with both answers, weights unchanged; calibrated only when that is every row.</summary>
    public JsonObject Pair(ChoiceColumn row, ChoiceColumn column)
    {
        var cells = WeightedTable.CellsOf(row.Codes, row.Categories, column.Codes, column.Categories);
        int[] kept = [.. Enumerable.Range(0, cells.Length).Where(i => cells[i] >= 0)];
        int[] cellOf = Array.ConvertAll(kept, i => cells[i]);
        double[] weights = Array.ConvertAll(kept, i => Weights[i]);
        var table = WeightedTable.Of(cellOf, weights, row.Categories, column.Categories);
        var design = SurveyDesign.Independent(kept.Length);
        var figures = new JsonObject
        {
            ["row"] = row.Field.Name,
            ["col"] = column.Field.Name,
            ["excluded_n"] = cells.Length - kept.Length,
            ["fixed_weights"] = TableFigures(table, RaoScott.Of(table, cellOf, weights, design, kept.Length - 1)),
        };
        if (kept.Length == cells.Length)
            figures["calibrated"] = TableFigures(table, RaoScott.Of(table, cellOf, weights, design, kept.Length - 1, Calibration));
        return figures;
    }

    public static JsonObject TableFigures(WeightedTable table, RaoScott? test)
    {
        var figures = new JsonObject
        {
            ["n"] = table.N,
            ["zero_cells"] = table.ZeroCells,
            ["weighted_row_pct"] = table.RowPercent.Json(),
            ["weighted_total_pct"] = table.TotalPercent.Json(),
            ["pearson_x2_scaled_to_n"] = table.Chi2,
        };
        if (test is null) return figures;
        figures["trace_delta"] = test.TraceDelta;
        figures["first_order_x2"] = test.FirstOrder;
        figures["first_order_df"] = test.FirstOrderDf;
        figures["first_order_p"] = test.FirstOrderP;
        figures["rao_scott_f"] = test.F;
        figures["ndf"] = test.Ndf;
        figures["ddf"] = test.Ddf;
        figures["p_f"] = test.P;
        return figures;
    }

    private static double? Root(double? variance) => variance is { } v ? Math.Sqrt(v) : null;
}
