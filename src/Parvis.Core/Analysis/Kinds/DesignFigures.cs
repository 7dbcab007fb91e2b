using System.Text.Json.Nodes;
using Parvis.Core.DataPackages;
using Parvis.Statistics;

namespace Parvis.Core.Analysis.Kinds;

/// <summary>Shares, means and tables under a survey design.</summary>
internal sealed record DesignFigures(double[] Weights, SurveyDesign Design)
{
    public JsonObject Frequency(ChoiceColumn column)
    {
        var missing = column.Codes.Count(c => c == Codes.Missing);
        var modalities = column.Field.Categories.Select((c, i) =>
        {
            var figures = new JsonObject { ["code"] = c.Code };
            Add(figures, "_panel", Array.ConvertAll(column.Codes, code => code == i ? 1.0 : 0));
            var expressed = Array.ConvertAll(column.Codes, code => code == Codes.Missing ? double.NaN : code == i ? 1 : 0);
            Add(figures, "", expressed);
            // Also by the names a weighting gives them, so that both are read the same way.
            Add(figures, "_expressed", expressed);
            return figures;
        }).ToList();
        if (missing > 0)
        {
            var figures = new JsonObject { ["code"] = "__NA__" };
            Add(figures, "_panel", Array.ConvertAll(column.Codes, code => code == Codes.Missing ? 1.0 : 0));
            modalities.Add(figures);
        }
        return new JsonObject
        {
            ["variable"] = column.Field.Name,
            ["expressed_n"] = column.Rows - missing,
            ["modalities"] = modalities.Json(),
        };

    }

    public JsonObject Mean(string variable, double[] values)
    {
        var figures = new JsonObject { ["variable"] = variable, ["n"] = values.Count(v => !double.IsNaN(v)) };
        Add(figures, "", values, "mean");
        return figures;
    }

    public JsonObject Pair(ChoiceColumn row, ChoiceColumn column)
    {
        var cells = WeightedTable.CellsOf(row.Codes, row.Categories, column.Codes, column.Categories);
        var table = WeightedTable.Of(cells, Weights, row.Categories, column.Categories);
        var figures = WeightedFigures.TableFigures(table, RaoScott.Of(
            table, cells, Weights, Design, Design.DegreesOfFreedomOf(Array.ConvertAll(cells, c => c >= 0))));
        figures["row"] = row.Field.Name;
        figures["col"] = column.Field.Name;
        figures["excluded_n"] = cells.Length - table.N;
        return figures;
    }

    private void Add(JsonObject figures, string suffix, double[] values, string estimate = "p")
    {
        var mean = WeightedMean.Of(values, Weights);
        double? variance = mean.Mean is null ? null : Design.Variance(mean.Influence);
        double? se = variance is { } v ? Math.Sqrt(v) : null;
        figures[estimate + suffix] = mean.Mean;
        figures["se" + suffix] = se;
        figures["ci95" + suffix] = Interval.Around(mean.Mean, se * Normal.Critical(0.95)).Json();
        figures["deff" + suffix] = variance is { } total ? DesignEffect.WithoutReplacement(total, values, Weights, mean) : null;
    }
}
