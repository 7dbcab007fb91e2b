using System.Text.Json.Nodes;
using Parvis.Statistics;

namespace Parvis.Core.Analysis.Kinds;

/// <summary><c>proportion_ci {variable, modality, base, conf}</c>.</summary>
internal static class ProportionCheck
{
    public static CheckOutcome Run(CheckInput input)
    {
        if (!BinaryCount.TryOf(input, out var has, out var no)) return no;
        var counts = CodeCount.Of(has, 2);
        var (x, n, conf) = (counts.Counts[1], counts.Expressed, input.Confidence);
        var wald = Wald.Of(x, n, conf);
        var agrestiCoull = AgrestiCoull.Of(x, n, conf);
        return new CheckOutcome.Result(new JsonObject
        {
            ["x"] = x,
            ["n"] = n,
            ["p"] = wald.P,
            ["se"] = wald.Se,
            ["margin_wald"] = wald.Margin,
            ["wald"] = wald.Interval.Json(),
            ["wilson"] = Wilson.Of(x, n, conf).Json(),
            ["wilson_cc"] = Wilson.Corrected(x, n, conf).Json(),
            ["agresti_coull_center"] = agrestiCoull.Centre,
            ["agresti_coull"] = agrestiCoull.Interval.Json(),
            ["agresti_coull_truncated"] = agrestiCoull.Interval.TruncatedToUnit().Json(),
            ["clopper_pearson"] = ClopperPearson.Of(x, n, conf).Json(),
            ["jeffreys"] = Jeffreys.Of(x, n, conf).Json(),
        });
    }
}
