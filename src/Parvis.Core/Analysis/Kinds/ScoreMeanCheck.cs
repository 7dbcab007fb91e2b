using System.Text.Json.Nodes;
using Parvis.Statistics;

namespace Parvis.Core.Analysis.Kinds;

/// <summary><c>score_mean {variable, scores?, conf}</c>: on expressed answers only; a missing answer is never a zero.</summary>
internal static class ScoreMeanCheck
{
    public static CheckOutcome Run(CheckInput input)
    {
        if (!input.TryChoice("variable", out var column, out var no)) return no;
        if (!Scoring.TryScores(input, column.Field, out var scores, out no)) return no;
        var counts = CodeCount.Of(column.Codes, column.Categories);
        var scored = scores.Select((score, i) => (Score: score, N: counts.Counts[i])).Where(s => !double.IsNaN(s.Score)).ToArray();
        double[] values = [.. scored.Select(s => s.Score)];
        long[] times = [.. scored.Select(s => s.N)];
        var figures = NumericSummaryCheck.Figures(NumericSummary.Of(values, times, input.Confidence), counts.Panel);
        figures["score_distribution"] = scored.GroupBy(s => s.Score)
            .Select(g => new JsonObject { ["score"] = g.Key, ["n"] = g.Sum(s => s.N) }).Json();
        var net = NetScore.Of(values, times);
        figures["net_score"] = net.Net;
        figures["top2_n"] = net.Top2;
        figures["bottom2_n"] = net.Bottom2;
        return new CheckOutcome.Result(figures);
    }
}
