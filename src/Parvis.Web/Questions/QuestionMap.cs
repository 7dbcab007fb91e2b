using Parvis.Core;
using Parvis.Core.Questions;
using Parvis.Web.Surveys.Files;
using YamlDotNet.RepresentationModel;

namespace Parvis.Web.Questions;

/// <summary>A question in a file: what all kinds share, then what is the kind's own.</summary>
internal static class QuestionMap
{
    public static Question? Read(MapReader map)
    {
        var parts = new QuestionParts(map.RequiredText("id"), map.RequiredLocalised("wording"));
        if (QuestionKinds.Named(map.RequiredText("kind")) is not { } kind)
        {
            if (map.Find("kind") is { } named)
                map.Errors.Add(YamlTree.At(named.Start, new Refusal("questionnaire-file.expected-one-of", string.Join(", ", QuestionKinds.All.Select(k => k.Name)))));
            return null;
        }
        var question = kind.FromFile(map, parts) with
        {
            Help = map.Localised("help"),
            Plain = ReadPlain(map),
            Pictogram = Pictograms.Read(map),
            OffersNoOpinion = map.Flag("no-opinion", otherwise: true),
            Role = map.Choice("role", QuestionRole.Thematic, ("thematic", QuestionRole.Thematic), ("profile", QuestionRole.Profile)),
            ShowIf = ReadShowIf(map),
            Revision = map.Whole("revision") ?? 1,
        };
        map.End();
        return question;
    }

    public static MapWriter Write(Question question)
    {
        var kind = QuestionKinds.Of(question);
        var map = new MapWriter().Text("id", question.Id).Text("kind", kind.Name).Localised("wording", question.Wording).Localised("help", question.Help);
        if (question.Plain is { } plain)
            map.Node("plain", new MapWriter().Localised("text", plain.Text).Text("reviewed-by", plain.ReviewedBy).Map);
        map.Text("pictogram", question.Pictogram)
            .Flag("no-opinion", question.OffersNoOpinion, otherwise: true)
            .Text("role", question.Role is QuestionRole.Profile ? "profile" : null);
        if (question.ShowIf is { } showIf)
            map.Node("show-if", showIf.All.Aggregate(new MapWriter(), (conditions, one) => conditions.Texts(one.Question, one.AnyOf)).Map);
        if (question.Revision != 1)
            map.Number("revision", question.Revision);
        kind.ToFile(map, question);
        return map;
    }

    private static PlainWording? ReadPlain(MapReader map)
    {
        if (map.Find("plain") is not { } node)
            return null;
        var plain = MapReader.Of(node, map.Errors);
        var wording = new PlainWording(plain.RequiredLocalised("text"), plain.Text("reviewed-by"));
        plain.End();
        return wording;
    }

    private static ShowIf? ReadShowIf(MapReader map)
    {
        if (map.Find("show-if") is not { } node)
            return null;
        if (node is not YamlMappingNode conditions)
        {
            map.Errors.Add(YamlTree.At(node.Start, new Refusal("questionnaire-file.expected-map")));
            return null;
        }
        var reader = new MapReader(conditions, map.Errors);
        ShowIf showIf = new([.. conditions.Children.Keys.Select(key => (key as YamlScalarNode)?.Value).OfType<string>().Select(id => new Condition(id, reader.Texts(id)))]);
        reader.End();
        return showIf;
    }
}
