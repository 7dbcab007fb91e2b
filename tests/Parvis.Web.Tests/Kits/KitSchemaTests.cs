using System.Text.Json.Nodes;
using NJsonSchema;
using Parvis.Web.Kits;
using Parvis.Web.Kits.Files;
using Parvis.Web.Tests.Conventions;
using Parvis.Web.Tests.Surveys;

namespace Parvis.Web.Tests.Kits;

/// <summary>The schemas that editors use and the reader that decides say the same.</summary>
public sealed class KitSchemaTests
{
    private const string Stranger = "zzzzzzzzzzzzzzzzzzzz";

    private static string Text(string name) => File.ReadAllText(Path.Combine(Repository.Root, "docs/formats", name));

    [Fact]
    public async Task The_kits_of_the_house_hold_to_the_schemas_and_a_slip_does_not()
    {
        var heads = await JsonSchema.FromJsonAsync(Text("kit.schema.json"), TestContext.Current.CancellationToken);
        var activities = await JsonSchema.FromJsonAsync(Text("kit-activity.schema.json"), TestContext.Current.CancellationToken);
        foreach (var (path, text) in ShippedKits.Names.SelectMany(n => ShippedKits.Find(n)!.Texts))
        {
            var isHead = path.EndsWith(".yaml", StringComparison.Ordinal);
            if (!isHead && MarkdownParts.Split(text).FrontMatter is null)
                continue;
            var yaml = isHead ? text : MarkdownParts.Split(text).FrontMatter!;
            var schema = isHead ? heads : activities;
            Assert.Empty(schema.Validate(QuestionnaireSchemaTests.AsJson(yaml)));
            Assert.NotEmpty(schema.Validate(QuestionnaireSchemaTests.AsJson(yaml + $"\n{Stranger}: 1\n")));
        }
    }

    [Fact]
    public void The_schemas_have_the_names_that_the_reader_knows()
    {
        var head = KitReaderTests.Small(("kit.yaml", KitReaderTests.Head + $"\n{Stranger}: 1\n"));
        Assert.Equal(Names("kit.schema.json", "kit"), Known(head).Order());
        var kinds = JsonNode.Parse(Text("kit-activity.schema.json"))!["anyOf"]![1]!["properties"]!["kind"]!["enum"]!.AsArray().Select(k => k!.GetValue<string>());
        var known = kinds.SelectMany(kind => Known(KitReaderTests.Small(
                ("activities/tri.md", $"---\ntitle: T\nminutes: 1\nkind: {kind}\n{Stranger}: 1\n---\n"),
                ("activities/deck.md", "")))
            ).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(
            JsonNode.Parse(Text("kit-activity.schema.json"))!["anyOf"]![1]!["properties"]!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal), known);
        var card = KitReaderTests.Small(("activities/tri.md", $"---\ntitle: T\nminutes: 1\nkind: debate\ncards:\n- {{code: a, front: A, {Stranger}: 1}}\n---\n"));
        Assert.Equal(Names("kit-activity.schema.json", "card"), Known(card).Order());
    }

    private static IEnumerable<string> Names(string schema, string definition) =>
        JsonNode.Parse(Text(schema))!["definitions"]![definition]!["properties"]!.AsObject().Select(p => p.Key).Order();

    // The reader's answer to a name it does not know is the list of those it knows.
    private static string[] Known(KitFiles files) =>
        KitReader.Read(files).Errors.First(e => e.What.Key == "questionnaire-file.unknown-name").What.Args[0].Split(", ");
}
