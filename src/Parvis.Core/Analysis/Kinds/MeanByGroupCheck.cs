using System.Text.Json.Nodes;
using Parvis.Core.DataPackages;
using Parvis.Statistics;

namespace Parvis.Core.Analysis.Kinds;

/// <summary><c>mean_by_group {variable, group, conf}</c>: analysis of variance, classical and Welch. Groups without an answer are left out.</summary>
internal static class MeanByGroupCheck
{
    public static CheckOutcome Run(CheckInput input)
    {
        if (!Scoring.TryValues(input, "variable", out var values, out var no) || !input.TryChoice("group", out var group, out no)) return no;
        var data = Scoring.ByGroup(values, group);
        if (!MeanComparison.TryOf(data, input.Confidence, out var c, out var refused)) return new CheckOutcome.Refusal(refused.Reason);
        var figures = new JsonObject
        {
            ["n"] = data.N,
            ["excluded_n"] = values.Length - data.N,
            ["groups"] = Groups(group.Field, c),
            ["anova_f"] = c.Anova.F,
            ["anova_df"] = new JsonArray(c.Anova.DfBetween, c.Anova.DfWithin),
            ["anova_p"] = c.Anova.P,
            ["eta_squared"] = c.Anova.EtaSquared,
            ["welch_f"] = c.Welch.F,
            ["welch_df"] = new JsonArray(c.Welch.DfBetween, c.Welch.DfWithin),
            ["welch_p"] = c.Welch.P,
        };
        if (c.WelchT is { } t)
            figures["welch_t"] = new JsonObject
            {
                ["diff_first_minus_second"] = t.Diff,
                ["t"] = t.T,
                ["df"] = t.Df,
                ["p"] = t.P,
                ["ci95"] = t.Ci.Json(),
                ["cohen_d_pooled"] = c.CohenD,
            };
        return new CheckOutcome.Result(figures);
    }

    private static JsonArray Groups(Field field, MeanComparison comparison) =>
        field.Categories.Select((c, i) => (c.Code, Mean: comparison.Groups[i])).Where(g => g.Mean.N > 0).Select(g => Group(g.Code, g.Mean)).Json();

    public static JsonObject Group(string code, GroupMean mean) => new()
    {
        ["code"] = code,
        ["n"] = mean.N,
        ["mean"] = mean.Mean,
        ["sd"] = mean.Sd,
        ["se"] = mean.Se,
        ["ci_t"] = mean.CiT.Json(),
    };
}
