using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parvis.Core.Analysis.Kinds;
using Parvis.Core.DataPackages;

namespace Parvis.Core.Analysis;

/// <summary>Runs a plan on a table. The same plan on the same data gives the same bytes.</summary>
public static class PlanRunner
{
    private static readonly Dictionary<string, Func<CheckInput, CheckOutcome>> Kinds = new()
    {
        ["frequency"] = FrequencyCheck.Run,
        ["score_mean"] = ScoreMeanCheck.Run,
        ["numeric_summary"] = NumericSummaryCheck.Run,
        ["proportion_ci"] = ProportionCheck.Run,
        ["multinomial_ci"] = MultinomialCheck.Run,
        ["crosstab"] = CrossTabCheck.Run,
        ["ordinal_association"] = OrdinalAssociationCheck.Run,
        ["rank_test"] = RankTestCheck.Run,
        ["mean_by_group"] = MeanByGroupCheck.Run,
        ["pairwise_proportions"] = PairwiseProportionsCheck.Run,
        ["trend"] = TrendCheck.Run,
        ["trend_mean"] = TrendMeanCheck.Run,
        ["multiple_response"] = MultipleResponseCheck.Run,
        ["multiple_response_by"] = MultipleResponseByCheck.Run,
        ["mcnemar"] = McNemarCheck.Run,
        ["stuart_maxwell"] = StuartMaxwellCheck.Run,
        ["rake"] = WeightingCheck.Rake,
        ["poststratify"] = WeightingCheck.PostStratify,
        ["complex_design"] = ComplexDesignCheck.Run,
        ["exclude_blank"] = ExcludeBlankCheck.Run,
    };

    /// <summary><c>{"results": [{"id", "kind", "result" | "refusal"}]}</c>; nothing when the plan names what does not exist.</summary>
    public static bool TryRun(
        Plan plan, DataTable table, [NotNullWhen(true)] out JsonObject? results, [NotNullWhen(false)] out DataProblem? problem)
    {
        (results, problem) = (null, null);
        var filtered = new Dictionary<string, DataTable>();
        var list = new JsonArray();
        foreach (var check in plan.Checks)
        {
            var rows = table;
            if (check.Parameters["filter"] is { Kind: JsonValueKind.Object } filter)
            {
                var key = Key(filter);
                if (!filtered.TryGetValue(key, out rows))
                {
                    if (!RowFilter.TryApply(table, filter, plan.File, out rows, out problem)) return false;
                    filtered[key] = rows;
                }
            }
            var entry = new JsonObject { ["id"] = check.Id, ["kind"] = check.Kind };
            switch (Run(check, new CheckInput(rows, check.Parameters, plan.File)))
            {
                case CheckOutcome.Result result: entry["result"] = FiniteNumbers.Only(result.Figures); break;
                case CheckOutcome.Refusal refusal: entry["refusal"] = refusal.Reason; break;
                case CheckOutcome.Malformed malformed: problem = malformed.Problem; return false;
                default: throw new UnreachableException();
            }
            list.Add(entry);
        }
        results = new JsonObject { ["results"] = list };
        return true;
    }

    private static CheckOutcome Run(Check check, CheckInput input) => Kinds.TryGetValue(check.Kind, out var kind)
        ? input.Unreadable() ?? kind(input)
        : new CheckOutcome.Refusal($"The kind « {check.Kind} » is not known.");

    /// <summary>The same text for the same filter.</summary>
    private static string Key(LocatedJson value) => value.Kind switch
    {
        JsonValueKind.Object => "{" + string.Join(",", value.Members.Select(m => JsonSerializer.Serialize(m.Name) + ":" + Key(m.Value))) + "}",
        JsonValueKind.Array => "[" + string.Join(",", value.Items.Select(Key)) + "]",
        _ => JsonSerializer.Serialize(value.Text),
    };
}
