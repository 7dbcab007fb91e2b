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
        var (a, b) = (GroupMean.Of(first, input.Confidence), GroupMean.Of(second, input.Confidence));
        var codes = wave.Field.Categories;
        return new CheckOutcome.Result(new JsonObject
        {
            ["from"] = codes[from].Code,
            ["to"] = codes[to].Code,
            ["n1"] = a.N,
            ["mean1"] = a.Mean,
            ["sd1"] = a.Sd,
            ["n2"] = b.N,
            ["mean2"] = b.Mean,
            ["sd2"] = b.Sd,
            ["groups"] = new[] { MeanByGroupCheck.Group(codes[from].Code, a), MeanByGroupCheck.Group(codes[to].Code, b) }.Json(),
            ["diff"] = t.Diff,
            ["t"] = t.T,
            ["df"] = t.Df,
            ["p"] = t.P,
            ["ci95"] = t.Ci.Json(),
            ["cohen_d_pooled"] = CohensD.Of(second, first),
        });
    }
}
