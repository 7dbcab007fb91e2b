using System.Text.Json.Nodes;
using Parvis.Statistics;

namespace Parvis.Core.Analysis.Kinds;

/// <summary><c>stuart_maxwell {before, after}</c>: the same people answering the same question twice.</summary>
internal static class StuartMaxwellCheck
{
    public static CheckOutcome Run(CheckInput input)
    {
        if (!input.TryChoice("before", out var before, out var no) || !input.TryChoice("after", out var after, out no)) return no;
        if (!before.Field.Categories.Select(c => c.Code).SequenceEqual(after.Field.Categories.Select(c => c.Code)))
            return new CheckOutcome.Refusal("The two questions do not have the same categories in the same order.");
        var pairs = PairCount.Of(before.Codes, before.Categories, after.Codes, after.Categories);
        if (!StuartMaxwell.TryOf(pairs.Table, out var test, out var refused)) return new CheckOutcome.Refusal(refused.Reason);
        return new CheckOutcome.Result(new JsonObject
        {
            ["n"] = pairs.Table.N,
            ["excluded_n"] = pairs.Excluded,
            ["counts"] = pairs.Table.Counts.Json(n => n),
            ["chi2"] = test.Chi2,
            ["df"] = test.Df,
            ["p"] = test.P,
        });
    }
}
