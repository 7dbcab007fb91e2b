using System.Globalization;
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

    private const string WeightsPackage = """
        {"resources": [{"path": "d.csv", "schema": {"fields": [
          {"name": "y", "type": "number"}, {"name": "a", "categories": ["x", "y"]}, {"name": "b", "categories": ["p", "q"]}, {"name": "w", "type": "number"}]}}]}
        """;

    private static JsonObject? Run(string checks, out DataProblem? problem, string described = Package, string data = Csv)
    {
        Assert.True(DataPackageReader.TryRead(Encoding.UTF8.GetBytes(described), "p.json", out var package, out problem));
        using var csv = new MemoryStream(Encoding.UTF8.GetBytes(data));
        Assert.True(DataTableReader.TryRead(csv, package, "d.csv", out var table, out problem));
        if (!Plan.TryRead(Encoding.UTF8.GetBytes($$"""{"checks": [{{checks}}]}"""), "plan.json", out var plan, out problem)) return null;
        return PlanRunner.TryRun(plan, table, out var results, out problem) ? results : null;
    }

    private static double Number(JsonNode value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);

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

    // R's survey 4.1 on svydesign(ids=~1, weights=~w): a row of weight 0 was drawn all the same, and makes the variance.
    [Fact]
    public void A_row_of_weight_zero_stays_in_the_design()
    {
        var results = Run("""
            {"id": "x", "kind": "complex_design", "params": {"weight": "w", "variables": ["a"], "means": ["y"], "pairs": [["a", "b"]]}}
            """, out var problem, WeightsPackage, "y,a,b,w\n1,x,p,2\n3,y,p,1\n5,x,q,3\n10,y,q,0\n14,x,p,2\n2,y,q,1\n7,x,p,2.5\n");
        Assert.True(results is not null, problem?.ToString());
        var result = results["results"]![0]!["result"]!;
        Assert.Equal(0, Number(result["excluded_n"]!));
        var mean = result["means"]![0]!;
        Assert.Equal(1.87204614105853, (double)mean["se"]!, 1e-12);
        Assert.Equal(2.02272926647433, (double)mean["deff"]!, 1e-12);
        var test = result["rao_scott"]![0]!;
        Assert.Equal(0.704865540018417, (double)test["p_f"]!, 1e-12);
        Assert.Equal(0.150438596491228, (double)test["pearson_x2_scaled_to_n"]!, 1e-12);
    }

    [Fact]
    public void A_domain_whose_weights_are_all_zero_has_no_share()
    {
        var results = Run("""{"id": "x", "kind": "complex_design", "params": {"weight": "w", "variables": ["a"], "means": ["y"]}}""",
            out _, WeightsPackage, "y,a,b,w\n,,p,2\n3,y,p,0\n,,q,3\n")!["results"]![0]!["result"]!;
        Assert.Null(results["means"]![0]!["mean"]);
        Assert.Null(results["means"]![0]!["se"]);
        Assert.Null(results["frequencies"]![0]!["modalities"]![0]!["deff"]);
    }

    /// <summary>As R's jsonlite writes a list of one.</summary>
    [Theory]
    [InlineData("exclude_blank", """{"variables": "q"}""", "excluded_n", 1)]
    [InlineData("frequency", """{"variable": "q", "filter": {"exclude_if_all_missing": "q"}}""", "panel_n", 5)]
    [InlineData("rake", """{"targets": {"q": {"oui": 0.5, "non": 0.5}}, "variables": "s", "pairs": ["q", "s"]}""", "excluded_n", 1)]
    public void A_list_of_one_may_stand_alone(string kind, string parameters, string figure, double value)
    {
        var result = One(kind, parameters)["result"]!;
        Assert.Equal(value, Number(result[figure]!));
        if (kind == "rake") Assert.Equal((1, 1), (result["frequencies"]!.AsArray().Count, result["rao_scott"]!.AsArray().Count));
    }

    [Theory]
    [InlineData("""{"targets": {"q": {"oui": 0.5, "non": 0.5}}, "variables": 3}""", "A list of fields is expected")]
    [InlineData("""{"targets": {"q": {"oui": 0.5, "non": 0.5}}, "pairs": "q"}""", "A pair is two fields")]
    [InlineData("""{"targets": {"q": 0.5}}""", "Shares are an object")]
    public void What_is_no_list_is_not_read_as_an_empty_one(string parameters, string words)
    {
        Assert.Null(Run($$"""{"id": "x", "kind": "rake", "params": {{parameters}}}""", out var problem));
        Assert.Contains(words, problem!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_that_is_null_is_as_if_absent()
    {
        Assert.Equal(5, Number(One("score_mean", """{"variable": "s", "scores": null, "conf": null, "filter": null}""")["result"]!["n"]!));
        Assert.Equal(5, Number(One("proportion_ci", """{"variable": "q", "modality": "oui", "base": null}""")["result"]!["n"]!));
        Assert.Equal(1, Number(One("rake", """{"targets": {"q": {"oui": 0.5, "non": 0.5}}, "variables": null, "means": null, "pairs": null, "base_weight": null}""")["result"]!["excluded_n"]!));
    }

    /// <summary>Whole numbers are categories only where they occur: one that a filter took away is no mistake of the plan.</summary>
    [Theory]
    [InlineData("trend", """{"wave": "wave", "from": 2020, "to": 2022, "variable": "q", "filter": {"wave": [2020, 2021]}}""")]
    [InlineData("proportion_ci", """{"variable": "wave", "modality": 1999}""")]
    [InlineData("rake", """{"targets": {"wave": {"2020": 0.5, "1999": 0.5}}}""")]
    public void A_number_that_nobody_gave_is_refused_and_the_rest_computed(string kind, string parameters) =>
        Assert.Contains("Nobody", (string)One(kind, parameters)["refusal"]!, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Numbers_are_their_own_scores()
    {
        var results = Run("""{"id": "x", "kind": "score_mean", "params": {"variable": "w"}}""", out var problem, WeightsPackage, "y,a,b,w\n,,,2.5\n,,,0.5\n,,,\n,,,0.5\n");
        Assert.True(results is not null, problem?.ToString());
        var result = results["results"]![0]!["result"]!;
        Assert.Equal(3.5 / 3, (double)result["mean"]!, 1e-15);
        Assert.Equal(1, Number(result["missing_n"]!));
        Assert.Equal(2, Number(result["score_distribution"]![0]!["n"]!));
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
