using System.Text;
using System.Text.Json.Nodes;
using Parvis.Core.Analysis;
using Parvis.Core.DataPackages;

namespace Parvis.Core.Tests.Analysis;

public sealed class PlanTests
{
    private const string Package = """
        {"resources": [{"path": "d.csv", "schema": {"fields": [
          {"name": "id", "type": "integer"},
          {"name": "wave", "type": "integer"},
          {"name": "q", "type": "string", "categories": ["oui", "non"]},
          {"name": "s", "type": "string", "categories": ["1", "2", "3"], "parvis:scores": {"1": -1, "2": 0, "3": 1}},
          {"name": "m", "type": "list", "delimiter": "|", "categories": ["a", "b"]},
          {"name": "never", "type": "number"},
          {"name": "t", "type": "string"}]}}]}
        """;

    private const string Csv = "id,wave,q,s,m,never,t\n1,2020,oui,1,a|b,,x\n2,2020,non,2,a,,\n3,2021,oui,3,,,\n4,2021,oui,3,b,,\n5,2022,,,,,\n6,2022,non,1,b,,y\n";

    private static JsonObject? Run(string checks, out DataProblem? problem)
    {
        Assert.True(DataPackageReader.TryRead(Encoding.UTF8.GetBytes(Package), "p.json", out var package, out problem));
        using var csv = new MemoryStream(Encoding.UTF8.GetBytes(Csv));
        Assert.True(DataTableReader.TryRead(csv, package, "d.csv", out var table, out problem));
        if (!Plan.TryRead(Encoding.UTF8.GetBytes($$"""{"checks": [{{checks}}]}"""), "plan.json", out var plan, out problem)) return null;
        return PlanRunner.TryRun(plan, table, out var results, out problem) ? results : null;
    }

    private static JsonNode One(string kind, string parameters)
    {
        var results = Run($$"""{"id": "x", "kind": "{{kind}}", "params": {{parameters}}}""", out var problem);
        Assert.True(results is not null, problem?.ToString());
        return results["results"]![0]!;
    }

    [Theory]
    [InlineData("""{"variable": "zzz"}""", "plan.json:1:69: « zzz » is not a field")]
    [InlineData("""{"variable": "q", "filter": {"q": ["peut-être"]}}""", "« peut-être » is not one of the categories of « q »")]
    [InlineData("""{"variable": "q", "filter": {"zzz": ["a"]}}""", "« zzz » is not a field")]
    [InlineData("""{"variable": "q", "filter": {"exclude_if_all_missing": ["zzz"]}}""", "« zzz » is not a field")]
    [InlineData("{}", "« variable » is missing")]
    [InlineData("""{"variable": "q", "conf": 1}""", "between 0 and 1")]
    [InlineData("""{"variable": "q", "conf": "95 %"}""", "between 0 and 1")]
    [InlineData("""{"variable": "q", "filter": ["oui"]}""", "A filter is an object")]
    [InlineData("""{"variable": "q", "filter": {"exclude_if_all_missing": []}}""", "A list of fields is expected")]
    [InlineData("""{"variable": "q", "filter": {"wave": ["deux mille"]}}""", "« deux mille » is not a number")]
    [InlineData("""{"variable": "q", "scores": 3}""", "Scores are an object")]
    public void A_plan_that_names_what_does_not_exist_gives_nothing(string parameters, string words)
    {
        Assert.Null(Run($$"""{"id": "x", "kind": "frequency", "params": {{parameters}}}""", out var problem));
        Assert.Contains(words, problem!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("frequency", """{"variable": "t"}""")]
    [InlineData("multiple_response", """{"variable": "q"}""")]
    [InlineData("rank_test", """{"variable": "q", "group": "wave"}""")]
    [InlineData("something_new", "{}")]
    [InlineData("poststratify", """{"targets": {"q": {"oui": 0.5, "non": 0.5}, "s": {"1": 1}}}""")]
    [InlineData("complex_design", """{"strata": "q", "psu": "q", "variables": ["s"]}""")]
    [InlineData("complex_design", """{"weight": -1, "variables": ["s"]}""")]
    [InlineData("trend", """{"wave": "q", "from": "oui", "to": "non", "variable": "never"}""")]
    public void What_cannot_be_computed_is_refused_in_words(string kind, string parameters) =>
        Assert.NotEqual("", (string)One(kind, parameters)["refusal"]!);

    [Fact]
    public void A_filter_keeps_the_codes_it_names_and_the_filtered_rows_are_the_panel()
    {
        var result = One("frequency", """{"variable": "q", "filter": {"wave": [2020, "2021.0"], "m": ["b"]}}""")["result"]!;
        Assert.Equal(2, (long)result["panel_n"]!);
        Assert.Equal(2, (long)result["modalities"]![0]!["n"]!);
    }

    [Fact]
    public void A_trend_is_to_minus_from()
    {
        var first = One("trend", """{"wave": "wave", "from": 2020, "to": "2021", "variable": "q"}""")["result"]!["modalities"]![0]!;
        Assert.Equal("oui", (string)first["code"]!);
        Assert.Equal(0.5, (double)first["diff"]!);
        Assert.Equal(1.5, (double)One("trend_mean", """{"wave": "wave", "from": "2020", "to": "2021", "variable": "s"}""")["result"]!["diff"]!);
    }

    [Fact]
    public void The_panel_base_counts_the_missing_as_not_having_it()
    {
        Assert.Equal(6, (long)One("proportion_ci", """{"variable": "q", "modality": "oui", "base": "panel"}""")["result"]!["n"]!);
        Assert.Equal(5, (long)One("proportion_ci", """{"variable": "q", "modality": "oui"}""")["result"]!["n"]!);
        Assert.Equal(2, (long)One("proportion_ci", """{"variable": "m", "modality": "a"}""")["result"]!["x"]!);
    }

    [Theory]
    [InlineData("""{"kind": "frequency"}""")]
    [InlineData("""{"id": "x"}""")]
    [InlineData("""{"id": "x", "kind": "frequency", "params": []}""")]
    public void A_check_needs_an_id_a_kind_and_an_object(string check)
    {
        Assert.Null(Run(check, out var problem));
        Assert.Equal("plan.json", problem!.File);
    }
}
