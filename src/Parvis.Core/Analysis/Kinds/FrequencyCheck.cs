using System.Text.Json.Nodes;
using Parvis.Statistics;

namespace Parvis.Core.Analysis.Kinds;

/// <summary><c>frequency {variable}</c>.</summary>
internal static class FrequencyCheck
{
    public static CheckOutcome Run(CheckInput input)
    {
        if (!input.TryChoice("variable", out var column, out var no)) return no;
        var f = Frequency.Of(CodeCount.Of(column.Codes, column.Categories));
        var missing = f.Panel.Shares[^1];
        return new CheckOutcome.Result(new JsonObject
        {
            ["panel_n"] = f.Counts.Panel,
            ["expressed_n"] = f.Counts.Expressed,
            ["missing_n"] = f.Counts.Missing,
            ["modalities"] = column.Field.Categories.Select((c, i) => new JsonObject
            {
                ["code"] = c.Code,
                ["n"] = f.Counts.Counts[i],
                ["pct_panel"] = f.Panel.Shares[i].Percent,
                ["pct_expressed"] = f.Expressed.Shares[i].Percent,
                ["pct_panel_round_half_up"] = f.Panel.Shares[i].Rounded,
                ["pct_expressed_round_half_up"] = f.Expressed.Shares[i].Rounded,
                ["pct_panel_hamilton"] = f.Panel.Shares[i].Hamilton,
                ["pct_expressed_hamilton"] = f.Expressed.Shares[i].Hamilton,
                ["pct_panel_hamilton_1dp"] = AsJson.Tenths(f.Panel.Shares[i].HamiltonTenths),
                ["pct_expressed_hamilton_1dp"] = AsJson.Tenths(f.Expressed.Shares[i].HamiltonTenths),
            }).Json(),
            ["missing"] = new JsonObject
            {
                ["n"] = f.Counts.Missing,
                ["pct_panel"] = missing.Percent,
                ["pct_panel_round_half_up"] = missing.Rounded,
                ["pct_panel_hamilton"] = missing.Hamilton,
                ["pct_panel_hamilton_1dp"] = AsJson.Tenths(missing.HamiltonTenths),
            },
            ["sum_pct_panel_round_half_up"] = f.Panel.SumRounded,
            ["sum_pct_expressed_round_half_up"] = f.Expressed.SumRounded,
            ["hamilton_tie"] = new JsonObject
            {
                ["panel"] = f.Panel.Tie,
                ["expressed"] = f.Expressed.Tie,
                ["panel_1dp"] = f.Panel.TieTenths,
                ["expressed_1dp"] = f.Expressed.TieTenths,
            },
        });
    }
}
