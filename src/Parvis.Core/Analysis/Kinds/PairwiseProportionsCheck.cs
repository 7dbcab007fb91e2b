using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Parvis.Statistics;

namespace Parvis.Core.Analysis.Kinds;

/// <summary><c>pairwise_proportions {group, variable, modality, base, conf}</c>: every pair of groups in use, second − first.</summary>
internal static class PairwiseProportionsCheck
{
    public static CheckOutcome Run(CheckInput input)
    {
        if (!BinaryCount.TryOf(input, out var has, out var no) || !input.TryChoice("group", out var group, out no)) return no;
        var table = PairCount.Of(has, 2, group.Codes, group.Categories).Table;
        var used = Enumerable.Range(0, group.Categories).Where(g => table.ColumnTotals[g] > 0).ToArray();
        if (used.Length < 2) return new CheckOutcome.Refusal("Fewer than two groups have an answer: there is nothing to compare.");
        var overall = PearsonChiSquared.Of(new CountTable(2, used.Length, [.. used.Select(g => table[0, g]), .. used.Select(g => table[1, g])]));
        var codes = group.Field.Categories;
        var pairs = ImmutableArray.CreateBuilder<JsonObject>();
        List<double?> p = [];
        for (var i = 0; i < used.Length; i++)
            for (var j = i + 1; j < used.Length; j++)
            {
                var (a, b) = (used[i], used[j]);
                var pair = TwoProportions.Of(table[1, a], table.ColumnTotals[a], table[1, b], table.ColumnTotals[b], input.Confidence);
                var figures = new JsonObject { ["first"] = codes[a].Code, ["second"] = codes[b].Code };
                PairFigures.Add(figures, pair);
                pairs.Add(figures);
                p.Add(pair.PValue);
            }
        return new CheckOutcome.Result(new JsonObject
        {
            ["groups"] = used.Select(g => new JsonObject
            {
                ["code"] = codes[g].Code,
                ["x"] = table[1, g],
                ["n"] = table.ColumnTotals[g],
                ["p"] = (double)table[1, g] / table.ColumnTotals[g],
            }).Json(),
            ["overall_chi2"] = overall.Statistic,
            ["overall_df"] = overall.Df,
            ["overall_p"] = overall.P,
            ["pairs"] = pairs.ToImmutable().WithAdjusted(AdjustedP.Of(p)).Json(),
        });
    }
}
