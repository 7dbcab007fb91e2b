using System.Text;
using Parvis.Core.DataPackages;

namespace Parvis.Core.Tests.DataPackages;

public sealed class DataPackageTests
{
    private const string Fields = """
        {"name": "id", "type": "integer", "parvis:role": "id"},
        {"name": "q", "type": "string", "categories": [{"value": "oui", "label": "Oui"}, {"value": "n,on", "label": "Non"}]},
        {"name": "m", "type": "list", "delimiter": "|", "categories": ["a", "b"]},
        {"name": "x", "type": "number"},
        {"name": "t", "type": "string"}
        """;

    private static DataProblem? Describe(string json, out DataPackage? package) =>
        DataPackageReader.TryRead(Encoding.UTF8.GetBytes(json), "p.json", out package, out var problem) ? null : problem;

    private static string Package(string fields) => $$$"""{"resources": [{"path": "d.csv", "schema": {"fields": [{{{fields}}}]}}]}""";

    private static (DataTable? Table, DataProblem? Problem) Read(string csv)
    {
        Assert.Null(Describe(Package(Fields), out var package));
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        DataTableReader.TryRead(stream, package!, "d.csv", out var table, out var problem);
        return (table, problem);
    }

    [Fact]
    public void Columns_come_as_small_integers_bit_sets_and_numbers()
    {
        var (table, problem) = Read("t,id,q,m,x\nbonjour,1,\"n,on\",b|a,2.5\n,2,,,\n");
        Assert.Null(problem);
        Assert.Equal([1, ushort.MaxValue], ((ChoiceColumn)table!["q"]!).Codes);
        Assert.Equal([3UL, 0UL], ((MultipleColumn)table["m"]!).Sets);
        Assert.Equal([2.5, double.NaN], ((NumberColumn)table["x"]!).Values);
        Assert.Equal(["bonjour", null], ((TextColumn)table["t"]!).Values);
        Assert.Equal("Oui", table["q"]!.Field.Categories[0].Label);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("id,q,m,x\n", "no column « t »")]
    [InlineData("id,q,m,x,t,z\n", "d.csv:1:12: The column « z » is not described")]
    [InlineData("id,q,m,x,t,t\n", "twice")]
    [InlineData("id,q,m,x,t\n1,peut-être,,,\n", "d.csv:2:3: « peut-être » is not one of the categories of « q »")]
    [InlineData("id,q,m,x,t\n1,Oui,,,\n", "« Oui » is not one")]
    [InlineData("id,q,m,x,t\n1,oui,a|c,,\n", "d.csv:2:7: « c » is not one of the categories of « m »")]
    [InlineData("id,q,m,x,t\n1,oui,a|,,\n", "« » is not one")]
    [InlineData("id,q,m,x,t\n1,oui,a,12 ans,\n", "d.csv:2:9: « 12 ans » is not a number")]
    [InlineData("id,q,m,x,t\n1,oui,a,NaN,\n", "not a number")]
    [InlineData("id,q,m,x,t\n1.5,oui,a,1,\n", "not a whole number")]
    [InlineData("id,q,m,x,t\n1,oui,a,1\n", "has 4 fields; the first line has 5")]
    public void A_file_that_is_not_what_its_description_says_is_refused(string csv, string words)
    {
        var (table, problem) = Read(csv);
        Assert.Null(table);
        Assert.Contains(words.Replace("«  »", "« »", StringComparison.Ordinal), problem!.ToString().Replace("«  »", "« »", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "not valid JSON")]
    [InlineData("[]", "list of resources")]
    [InlineData("""{"resources": []}""", "One resource")]
    [InlineData("""{"resources": [{"path": "../etc/passwd", "schema": {"fields": []}}]}""", "must stay in the folder")]
    [InlineData("""{"resources": [{"path": "/etc/passwd", "schema": {"fields": []}}]}""", "must stay in the folder")]
    [InlineData("""{"resources": [{"path": "d.csv"}]}""", "schema")]
    [InlineData("""{"resources": [{"path": "d.csv", "encoding": "latin1", "schema": {"fields": []}}]}""", "UTF-8")]
    [InlineData("""{"resources": [{"path": "d.csv", "schema": {"fields": []}}]}""", "no field")]
    [InlineData("""{"resources": 1, "resources": 2}""", "given twice")]
    public void A_description_that_cannot_be_used_is_refused(string json, string words) =>
        Assert.Contains(words, Describe(json, out _)!.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"name": "q", "type": "geopoint"}""", "type « geopoint »")]
    [InlineData("""{"name": "q", "type": "list"}""", "needs categories")]
    [InlineData("""{"type": "string"}""", "needs a name")]
    [InlineData("""{"name": "q"}, {"name": "q"}""", "twice")]
    [InlineData("""{"name": "q", "categories": [{"value": "a"}, {"value": "a"}]}""", "twice")]
    [InlineData("""{"name": "q", "categories": [{"label": "a"}]}""", "no value")]
    [InlineData("""{"name": "q", "categories": ["a"], "parvis:scores": {"b": 1}}""", "no category")]
    [InlineData("""{"name": "q", "categories": ["a"], "parvis:scores": {"a": "x"}}""", "not a number")]
    public void A_field_that_cannot_be_used_is_refused(string field, string words) =>
        Assert.Contains(words, Describe(Package(field), out _)!.Message, StringComparison.Ordinal);

    [Fact]
    public void A_problem_is_placed_at_its_line_and_character()
    {
        Describe("{\n \"resources\": [{\"path\": \"d.csv\",\n  \"schema\": {\"fields\": [{\"name\": \"é\", \"type\": \"odd\"}]}}]}", out _);
        var problem = Describe("{\n \"resources\": [{\"path\": \"d.csv\",\n  \"schema\": {\"fields\": [{\"name\": \"é\", \"type\": \"odd\"}]}}]}", out _)!;
        Assert.Equal("p.json:3:47: The type « odd » of « é » is not known.", problem.ToString());
    }
}
