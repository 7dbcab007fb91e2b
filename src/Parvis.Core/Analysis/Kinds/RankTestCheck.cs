using System.Text.Json.Nodes;
using Parvis.Statistics;

namespace Parvis.Core.Analysis.Kinds;

/// <summary><c>rank_test {variable, group}</c>: Kruskal–Wallis, and Mann–Whitney with two groups. Groups without an answer are left out.</summary>
internal static class RankTestCheck
{
    public static CheckOutcome Run(CheckInput input)
    {
        if (!Scoring.TryValues(input, "variable", out var values, out var no) || !input.TryChoice("group", out var group, out no)) return no;
        if (!RankTest.TryOf(Scoring.ByGroup(values, group), out var test, out var refused)) return new CheckOutcome.Refusal(refused.Reason);
        var figures = new JsonObject
        {
            ["n"] = test.N,
            ["excluded_n"] = values.Length - test.N,
            ["groups"] = group.Field.Categories.Select((c, i) => (c.Code, Group: test.Groups[i])).Where(g => g.Group.N > 0).Select(g => new JsonObject
            {
                ["code"] = g.Code,
                ["n"] = g.Group.N,
                ["rank_sum"] = g.Group.RankSum,
                ["mean_rank"] = g.Group.MeanRank,
                ["mean"] = g.Group.Mean,
                ["median"] = g.Group.Median,
            }).Json(),
            ["kruskal_h"] = test.H,
            ["kruskal_h_uncorrected"] = test.HUncorrected,
            ["tie_correction"] = test.TieCorrection,
            ["df"] = test.Df,
            ["p"] = test.P,
            ["epsilon_squared"] = test.EpsilonSquared,
            ["eta_squared_h"] = test.EtaSquared,
        };
        if (test.MannWhitney is { } u)
            figures["mann_whitney"] = new JsonObject
            {
                ["u_first"] = u.UFirst,
                ["u_second"] = u.USecond,
                ["sigma"] = u.Sigma,
                ["z"] = u.Z,
                ["p"] = u.P,
                ["z_cc"] = u.ZCorrected,
                ["p_cc"] = u.PCorrected,
                ["rank_biserial"] = u.RankBiserial,
                ["prob_superiority"] = u.ProbabilitySuperiority,
            };
        return new CheckOutcome.Result(figures);
    }
}
