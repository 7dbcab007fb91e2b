using System.Text.Json.Nodes;
using Parvis.Statistics;

namespace Parvis.Core.Analysis.Kinds;

/// <summary><c>mcnemar {before, after}</c>: the same people answering the same two-way question twice.</summary>
internal static class McNemarCheck
{
    public static CheckOutcome Run(CheckInput input)
    {
        if (!input.TryChoice("before", out var before, out var no) || !input.TryChoice("after", out var after, out no)) return no;
        if (before.Categories != 2 || after.Categories != 2) return new CheckOutcome.Refusal("McNemar's test compares two-way answers; use stuart_maxwell for more.");
        var pairs = PairCount.Of(before.Codes, 2, after.Codes, 2);
        var (b, c) = (pairs.Table[0, 1], pairs.Table[1, 0]);
        if (b + c == 0) return new CheckOutcome.Refusal("Nobody changed answer: there is nothing to test.");
        var m = McNemar.Of(b, c);
        return new CheckOutcome.Result(new JsonObject
        {
            ["n"] = pairs.Table.N,
            ["excluded_n"] = pairs.Excluded,
            ["counts"] = pairs.Table.Counts.Json(n => n),
            ["chi2"] = m.Chi2,
            ["df"] = 1,
            ["p"] = m.P,
            ["chi2_cc"] = m.Chi2Corrected,
            ["p_cc"] = m.PCorrected,
            ["p_exact"] = m.PExact,
            ["p_mid"] = m.PMid,
        });
    }
}
