using System.Text.Json.Nodes;
using Parvis.Statistics;

namespace Parvis.Core.Analysis.Kinds;

/// <summary><c>numeric_summary {variable, conf}</c>.</summary>
internal static class NumericSummaryCheck
{
    public static CheckOutcome Run(CheckInput input)
    {
        if (!Scoring.TryValues(input, "variable", out var values, out var no)) return no;
        return new CheckOutcome.Result(Figures(NumericSummary.Of(values, input.Confidence), values.Length));
    }

    public static JsonObject Figures(NumericSummary s, long panel) => new()
    {
        ["n"] = s.N,
        ["sum"] = s.Sum,
        ["mean"] = s.Mean,
        ["variance"] = s.Variance,
        ["sd"] = s.Sd,
        ["se"] = s.Se,
        ["df"] = s.Df,
        ["ci_t"] = s.CiT.Json(),
        ["ci_z"] = s.CiZ.Json(),
        ["min"] = s.Min,
        ["q1"] = s.Q1,
        ["median"] = s.Median,
        ["q3"] = s.Q3,
        ["max"] = s.Max,
        ["missing_n"] = panel - s.N,
    };
}
