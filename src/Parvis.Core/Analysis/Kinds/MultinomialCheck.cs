using System.Text.Json.Nodes;
using Parvis.Statistics;

namespace Parvis.Core.Analysis.Kinds;

/// <summary><c>multinomial_ci {variable, conf}</c>: all modalities at once, on expressed answers.</summary>
internal static class MultinomialCheck
{
    public static CheckOutcome Run(CheckInput input)
    {
        if (!input.TryChoice("variable", out var column, out var no)) return no;
        var counts = CodeCount.Of(column.Codes, column.Categories).Counts;
        var (n, conf) = (counts.Sum(), input.Confidence);
        if (n == 0) return new CheckOutcome.Refusal($"Nobody answered « {column.Field.Name} »: there is no share to bound.");
        var goodman = Goodman.Of(counts, conf);
        var quesenberryHurst = QuesenberryHurst.Of(counts, conf);
        var sisonGlaz = SisonGlaz.Of(counts, conf);
        return new CheckOutcome.Result(new JsonObject
        {
            ["n"] = n,
            ["k"] = counts.Length,
            ["conf"] = conf,
            ["sison_glaz_c"] = sisonGlaz?.C,
            ["sison_glaz_delta"] = sisonGlaz?.Delta,
            ["sison_glaz_coverage_c"] = sisonGlaz?.CoverageC,
            ["sison_glaz_coverage_c_plus_1"] = sisonGlaz?.CoverageNext,
            ["modalities"] = column.Field.Categories.Select((c, i) => new JsonObject
            {
                ["code"] = c.Code,
                ["n"] = counts[i],
                ["p"] = (double)counts[i] / n,
                ["goodman"] = goodman[i].Json(),
                ["quesenberry_hurst"] = quesenberryHurst[i].Json(),
                ["sison_glaz"] = (sisonGlaz?.Intervals[i] ?? Interval.Undefined).Json(),
            }).Json(),
        });
    }
}
