using System.Text.Json.Nodes;
using NJsonSchema;
using Parvis.Web.Questions;
using Parvis.Web.Surveys.Files;
using Parvis.Web.Surveys.Templates;
using Parvis.Web.Tests.Conventions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Parvis.Web.Tests.Surveys;

/// <summary>The schema that editors use and the parser that decides say the same.</summary>
public sealed class QuestionnaireSchemaTests
{
    private const string Stranger = "zzzzzzzzzzzzzzzzzzzz";

    private static readonly string Schema = File.ReadAllText(Path.Combine(Repository.Root, "docs/formats/questionnaire.schema.json"));

    public static TheoryData<string> Templates => [.. QuestionnaireTemplates.Names];

    public static TheoryData<string> Kinds => [.. QuestionKinds.All.Select(k => k.Name)];

    [Theory, MemberData(nameof(Templates))]
    public async Task Templates_hold_to_the_schema_as_shipped_and_as_written_back(string name)
    {
        var schema = await JsonSchema.FromJsonAsync(Schema, TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(AsJson(QuestionnaireTemplates.Text(name))));
        Assert.Empty(schema.Validate(AsJson(QuestionnaireFile.Write(QuestionnaireFile.Stored(QuestionnaireTemplates.Text(name))))));
        Assert.NotEmpty(schema.Validate(AsJson(QuestionnaireTemplates.Text(name).Replace("wording:", "wordnig:", StringComparison.Ordinal))));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void The_schema_has_the_names_that_the_parser_knows_of_each_kind(string kind) =>
        Assert.Equal(Properties(kind), Known($"title: A\nsections:\n- id: s\n  questions:\n  - {{id: q, kind: {kind}, wording: W, {Stranger}: 1}}"));

    [Theory]
    [InlineData(null, "title: A\nsections: []\n" + Stranger + ": 1")]
    [InlineData("section", "title: A\nsections:\n- {id: s, " + Stranger + ": 1}")]
    [InlineData("plain", "title: A\nsections:\n- id: s\n  questions:\n  - {id: q, kind: rating, wording: W, plain: {text: A, " + Stranger + ": 1}}")]
    [InlineData("option", "title: A\nsections:\n- id: s\n  questions:\n  - {id: q, kind: scale, wording: W, options: [{code: a, label: A, " + Stranger + ": 1}]}")]
    public void The_schema_has_the_names_that_the_parser_knows_elsewhere(string? definition, string text) =>
        Assert.Equal(Properties(definition), Known(text));

    [Fact]
    public void The_schema_lists_every_kind_and_every_pictogram()
    {
        var definitions = JsonNode.Parse(Schema)!["definitions"]!;
        var kinds = definitions["section"]!["properties"]!["questions"]!["items"]!["oneOf"]!.AsArray().Select(k => k!["$ref"]!.GetValue<string>().Split('/')[^1]);
        Assert.Equal(QuestionKinds.All.Select(k => k.Name).Order(), kinds.Order());
        Assert.Equal(Pictograms.Names, definitions["pictogram"]!["enum"]!.AsArray().Select(n => n!.GetValue<string>()));
    }

    [Fact]
    public async Task The_schema_is_served_to_editors()
    {
        var server = await SharedServer.GetAsync();
        using var visitor = server.Visitor();
        Assert.Equal(Schema, await visitor.GetStringAsync("/formats/questionnaire.schema.json", TestContext.Current.CancellationToken));
    }

    // The parser's answer to a name it does not know is the list of those it knows.
    private static string[] Known(string text) =>
        QuestionnaireFile.Parse(text).Errors.Single(e => e.What.Key == "questionnaire-file.unknown-name").What.Args[0].Split(", ");

    private static IEnumerable<string> Properties(string? definition)
    {
        var schema = JsonNode.Parse(Schema)!;
        var node = definition is null ? schema : schema["definitions"]![definition]!;
        return node["properties"]!.AsObject().Select(p => p.Key).Order();
    }

    internal static string AsJson(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Node(stream.Documents[0].RootNode)!.ToJsonString();
    }

    private static JsonNode? Node(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(c => KeyValuePair.Create(((YamlScalarNode)c.Key).Value!, Node(c.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Node)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: { } plain } when decimal.TryParse(plain, System.Globalization.CultureInfo.InvariantCulture, out var number) => number,
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => flag.Value == "true",
        YamlScalarNode scalar => scalar.Value,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
