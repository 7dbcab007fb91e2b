using System.Text.Json;

namespace Parvis.Statistics.Tests;

/// <summary>The cases of weights and designs: a row each, in columns.</summary>
internal static class WeightedCases
{
    public static object? Raked(JsonElement given) =>
        Raking.TryOf(Margins(given), given.Doubles("baseWeights"), out var raking, out var no) ? new { raking.Weights } : no;

    public static object? Limits(JsonElement given)
    {
        Margin[] margins = [Margin(given, 0)];
        return Raking.TryOf(margins, Enumerable.Repeat(1.0, margins[0].Codes.Length).ToArray(), out var raking, out var no) ? new WeightLimits().Broken(margins, raking) : no;
    }

    public static object? Mean(JsonElement given)
    {
        var (values, weights) = (given.Doubles("values"), given.Doubles("weights"));
        return Sampled(WeightedMean.Of(values, weights), SurveyDesign.Independent(values.Length));
    }

    public static object? Calibrated(JsonElement given)
    {
        var values = given.Doubles("values");
        var margins = Margins(given);
        if (!Raking.TryOf(margins, Enumerable.Repeat(1.0, values.Length).ToArray(), out var raking, out var no)) return no;
        var mean = WeightedMean.Of(values, raking.Weights);
        var calibration = new Calibration([.. margins.Select(m => m.Codes)], given.GetProperty("postStratify").GetBoolean());
        return new { mean.Mean, Se = Math.Sqrt(SurveyDesign.Independent(values.Length).Variance(calibration.Residual(mean.Influence, raking.Weights))) };
    }

    public static object? Designed(JsonElement given) => Design(given, out var design, out var no)
        ? Sampled(WeightedMean.Of(given.Doubles("values"), given.Doubles("weights")), design) : no;

    public static object? Effect(JsonElement given)
    {
        var (values, weights) = (given.Doubles("values"), given.Doubles("weights"));
        if (!Design(given, out var design, out var no)) return no;
        var mean = WeightedMean.Of(values, weights);
        return DesignEffect.WithoutReplacement(design.Variance(mean.Influence), values, weights, mean);
    }

    public static object? Table(JsonElement given) => Weighted(given, out _) is var table
        ? new { table.N, table.Chi2, RowPercent = StatisticCases.Rows(table.RowPercent), TotalPercent = StatisticCases.Rows(table.TotalPercent) } : null;

    public static object? Independence(JsonElement given)
    {
        var table = Weighted(given, out var cells);
        // Without a row there is no design either.
        return Design(given, out var design, out _) ? RaoScott.Of(table, cells, given.Doubles("weights"), design, design.DegreesOfFreedom)
            : RaoScott.Of(table, cells, [], SurveyDesign.Independent(0), 0);
    }

    private static object Sampled(WeightedMean mean, SurveyDesign design) => new
    {
        design.Psus, design.Strata, Df = design.DegreesOfFreedom, mean.Mean, mean.N, Se = mean.Mean is null ? (double?)null : Math.Sqrt(design.Variance(mean.Influence)),
    };

    private static WeightedTable Weighted(JsonElement given, out int[] cells)
    {
        var (rows, columns) = ((int)given.Long("rows"), (int)given.Long("columns"));
        cells = WeightedTable.CellsOf(given.Codes("row"), rows, given.Codes("column"), columns);
        return WeightedTable.Of(cells, given.Doubles("weights"), rows, columns);
    }

    private static bool Design(JsonElement given, out SurveyDesign design, out Refused? no)
    {
        var made = SurveyDesign.TryOf([.. given.Longs("strata").Select(s => (int)s)], [.. given.Longs("psus").Select(s => (int)s)],
            given.Has("populations") ? given.Doubles("populations") : [], out var of, out no);
        design = of!;
        return made;
    }

    private static Margin[] Margins(JsonElement given) => [.. given.GetProperty("margins").EnumerateArray().Select(Margin)];

    private static Margin Margin(JsonElement given, int i)
    {
        var targets = given.Doubles("targets");
        return new($"m{i}", [.. targets.Select((_, c) => $"c{c}")], given.Codes("codes"), [.. targets.Select(t => (double?)t)]);
    }
}
