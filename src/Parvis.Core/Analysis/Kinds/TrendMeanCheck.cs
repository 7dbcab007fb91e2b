using System.Text.Json.Nodes;
using Parvis.Statistics;

namespace Parvis.Core.Analysis.Kinds;

/// <summary><c>trend_mean {wave, from, to, variable, conf}</c>: a mean in two waves, independent samples, to − from, Welch's t.</summary>
internal static class TrendMeanCheck
{
    public static CheckOutcome Run(CheckInput input)
    {
        if (!TrendCheck.TryWaves(input, out var wave, out var from, out var to, out var no)
            || !Scoring.TryValues(input, "variable", out var values, out no)) return no;
        var data = Scoring.ByGroup(values, wave);
        var (first, second) = (Moments.Of(data.Values.AsSpan(), data.CountsOf(from)), Moments.Of(data.Values.AsSpan(), data.CountsOf(to)));
        if (first.N == 0 || second.N == 0) return new CheckOutcome.Refusal("Nobody answered in one of the two waves.");
        var t = WelchT.Of(second, first, input.Confidence);
        var codes = wave.Field.Categories;
        return new CheckOutcome.Result(new JsonObject
        {
            ["from"] = MeanByGroupCheck.Group(codes[from].Code, GroupMean.Of(first, input.Confidence)),
            ["to"] = MeanByGroupCheck.Group(codes[to].Code, GroupMean.Of(second, input.Confidence)),
            ["n_from"] = first.N,
            ["n_to"] = second.N,
            ["mean_from"] = first.Mean,
            ["mean_to"] = second.Mean,
            ["diff"] = t.Diff,
            ["t"] = t.T,
            ["df"] = t.Df,
            ["p"] = t.P,
            ["ci95"] = t.Ci.Json(),
            ["cohen_d_pooled"] = CohensD.Of(second, first),
        });
    }
}
