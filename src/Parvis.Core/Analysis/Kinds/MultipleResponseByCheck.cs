using System.Text.Json.Nodes;
using Parvis.Statistics;

namespace Parvis.Core.Analysis.Kinds;

/// <summary><c>multiple_response_by {variable, group}</c>: respondents with a group only.</summary>
internal static class MultipleResponseByCheck
{
    public static CheckOutcome Run(CheckInput input)
    {
        if (!input.TryMultiple("variable", out var column, out var no) || !input.TryChoice("group", out var group, out no)) return no;
        var m = MultipleResponseByGroup.Of(column.Sets, column.Field.Categories.Length, group.Codes, group.Categories);
        var used = Enumerable.Range(0, group.Categories).Where(g => m.Respondents[g] > 0).ToArray();
        if (used.Length == 0) return new CheckOutcome.Refusal("No respondent has a group: there is nothing to compare.");
        var options = column.Field.Categories.Select((c, i) => new JsonObject
        {
            ["code"] = c.Code,
            ["n_by_group"] = used.Select(g => m.Options[i].Counts[g]).Json(),
            ["pct_cases_by_group"] = used.Select(g => m.Options[i].PercentRespondents[g]).Json(),
            ["pct_citations_by_group"] = used.Select(g => m.Options[i].PercentCitations[g]).Json(),
            ["chi2"] = m.Options[i].Chi2.Statistic,
            ["df"] = m.Options[i].Chi2.Df,
            ["p"] = m.Options[i].Chi2.P,
        });
        return new CheckOutcome.Result(new JsonObject
        {
            ["group_codes"] = new JsonArray([.. used.Select(g => (JsonNode?)group.Field.Categories[g].Code)]),
            ["respondents_by_group"] = used.Select(g => m.Respondents[g]).Json(),
            ["citations_by_group"] = used.Select(g => m.Citations[g]).Json(),
            ["excluded_n"] = m.Excluded,
            ["modalities"] = AsJson.WithAdjusted([.. options], m.Adjusted).Json(),
        });
    }
}
