using System.Text.Json.Nodes;
using Parvis.Statistics;

namespace Parvis.Core.Analysis.Kinds;

/// <summary><c>multiple_response {variable}</c>.</summary>
internal static class MultipleResponseCheck
{
    public static CheckOutcome Run(CheckInput input)
    {
        if (!input.TryMultiple("variable", out var column, out var no)) return no;
        var m = MultipleResponse.Of(CitationCount.Of(column.Sets, column.Field.Categories.Length));
        var (counts, missing) = (m.Counts, m.CitationsAndMissing.Shares[^1]);
        return new CheckOutcome.Result(new JsonObject
        {
            ["panel_n"] = counts.Panel,
            ["respondents_n"] = counts.Respondents,
            ["missing_n"] = counts.Missing,
            ["citations_n"] = counts.Citations,
            ["citations_plus_missing_n"] = counts.Citations + counts.Missing,
            ["mean_citations_per_respondent"] = m.MeanPerRespondent,
            ["mean_citations_panel"] = m.MeanPerPanel,
            ["max_citations"] = Math.Max(0, counts.RowsByCitations.Length - 1),
            ["citations_distribution"] = counts.RowsByCitations.Select((n, i) => new JsonObject { ["citations"] = i, ["n"] = n }).Json(),
            ["modalities"] = column.Field.Categories.Select((c, i) => Option(c.Code, m, i)).Json(),
            ["missing_as_citation"] = new JsonObject
            {
                ["n"] = counts.Missing,
                ["pct"] = missing.Percent,
                ["pct_hamilton"] = missing.Hamilton,
            },
            ["hamilton_tie"] = new JsonObject { ["citations"] = m.Citations.Tie, ["missing_as_citation"] = m.CitationsAndMissing.Tie },
        });
    }

    private static JsonObject Option(string code, MultipleResponse m, int i) => new()
    {
        ["code"] = code,
        ["n"] = m.Options[i].N,
        ["pct_cases_panel"] = m.Options[i].PercentPanel,
        ["pct_cases_respondents"] = m.Options[i].PercentRespondents,
        ["pct_citations"] = m.Citations.Shares[i].Percent,
        ["pct_citations_round_half_up"] = m.Citations.Shares[i].Rounded,
        ["pct_citations_hamilton"] = m.Citations.Shares[i].Hamilton,
        ["pct_citations_missing_as_citation"] = m.CitationsAndMissing.Shares[i].Percent,
        ["pct_citations_missing_as_citation_round_half_up"] = m.CitationsAndMissing.Shares[i].Rounded,
        ["pct_citations_missing_as_citation_hamilton"] = m.CitationsAndMissing.Shares[i].Hamilton,
        ["wilson95_cases_respondents"] = m.Options[i].Wilson.Json(),
    };
}
