using System.Text.Json.Nodes;
using Parvis.Core.DataPackages;
using Parvis.Statistics;

namespace Parvis.Core.Analysis.Kinds;

/// <summary><c>score_mean {variable, scores?, conf}</c>: on expressed answers only; a missing answer is never a zero.</summary>
internal static class ScoreMeanCheck
{
    public static CheckOutcome Run(CheckInput input)
    {
        if (!input.TryColumn("variable", out var found, out var no)) return no;
        if (found is NumberColumn numbers && input.Given("scores") is null) return OfNumbers(numbers, input);
        if (!CheckInput.TryChoice(found, out var column, out no)) return no;
        if (!Scoring.TryScores(input, column.Field, out var scores, out no)) return no;
        var counts = CodeCount.Of(column.Codes, column.Categories);
        var scored = scores.Select((score, i) => (Score: score, N: counts.Counts[i])).Where(s => !double.IsNaN(s.Score)).ToArray();
        double[] values = [.. scored.Select(s => s.Score)];
        long[] times = [.. scored.Select(s => s.N)];
        var figures = NumericSummaryCheck.Figures(NumericSummary.Of(values, times, input.Confidence), counts.Panel);
        figures["score_distribution"] = Distribution(scored);
        var net = NetScore.Of(values, times);
        figures["net_score"] = net.Net;
        figures["top2_n"] = net.Top2;
        figures["bottom2_n"] = net.Bottom2;
        return new CheckOutcome.Result(figures);
    }

    /// <summary>Numbers are their own scores.</summary>
    private static CheckOutcome.Result OfNumbers(NumberColumn numbers, CheckInput input)
    {
        var figures = NumericSummaryCheck.Figures(NumericSummary.Of(numbers.Values, input.Confidence), numbers.Rows);
        figures["score_distribution"] = Distribution(numbers.Values.Where(v => !double.IsNaN(v)).Order().Select(v => (v, 1L)));
        return new CheckOutcome.Result(figures);
    }

    private static JsonArray Distribution(IEnumerable<(double Score, long N)> scored) => scored.GroupBy(s => s.Score)
        .Select(g => new JsonObject { ["score"] = g.Key, ["n"] = g.Sum(s => s.N) }).Json();
}
