using System.Collections.Immutable;
using System.Globalization;
using Parvis.Core;
using Parvis.Core.Kits;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Timeline;
using Parvis.Web.Surveys.Files;
using YamlDotNet.RepresentationModel;

namespace Parvis.Web.Kits.Files;

/// <summary>The cards of an activity or of a deck.</summary>
internal static class CardReader
{
    public static ImmutableArray<Card> Read(MapReader map, string activity, string file, KitReading reading) => KitReader.Each(map, "cards", one =>
    {
        var card = new Card(one.RequiredText("code"), one.RequiredLocalised("front"))
        {
            Detail = one.Localised("detail"),
            Back = one.Localised("back"),
            Rule = one.Localised("rule"),
            Rewording = one.Localised("rewording"),
            Answer = one.Text("answer"),
            Date = Date(one),
            Role = one.Choice("role", CardRole.Step, ("step", CardRole.Step), ("loop", CardRole.Loop), ("condition", CardRole.Condition)),
            For = Lines(one, "for"),
            Against = Lines(one, "against"),
            Steps = Lines(one, "steps"),
            Plain = Plain(one),
            Picture = Picture(one, reading),
            Sources = one.Texts("sources"),
        };
        reading.Remember($"{activity}/{card.Code}", file, one.Start);
        return card;
    });

    /// <summary>Plain language: words alone (nobody re-read them yet), or <c>text</c> and <c>reviewed-by</c>.</summary>
    public static PlainWording? Plain(MapReader map)
    {
        if (map.Find("plain") is not YamlMappingNode node || !node.Children.ContainsKey(new YamlScalarNode("text")))
            return map.Localised("plain") is { } words ? new(words, null) : null;
        var plain = MapReader.Of(node, map.Errors);
        var wording = new PlainWording(plain.RequiredLocalised("text"), plain.Text("reviewed-by"));
        plain.End();
        return wording;
    }

    private static ImmutableArray<LocalisedText> Lines(MapReader map, string name) => [.. map.List(name).Select(node =>
    {
        if (node is YamlScalarNode { Value: { } french })
            return LocalisedText.French(french);
        if (node is YamlMappingNode languages)
            return new LocalisedText(languages.Children.Where(p => p is { Key: YamlScalarNode { Value: { } code }, Value: YamlScalarNode } && Language.IsCode(code))
                .Select(p => KeyValuePair.Create(((YamlScalarNode)p.Key).Value!, ((YamlScalarNode)p.Value).Value ?? "")));
        map.Errors.Add(YamlTree.At(node.Start, new Refusal("questionnaire-file.expected-text", name)));
        return LocalisedText.French("");
    })];

    // 1956, 1997-05 or 1997-05-11.
    private static EventDate? Date(MapReader map)
    {
        if (map.Text("date") is not { } text)
            return null;
        var parts = text.Split('-').Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1).ToArray();
        if (parts.Length is < 1 or > 3 || parts.Contains(-1))
        {
            map.Errors.Add(YamlTree.At(map.Find("date")!.Start, new Refusal("kit.bad-date")));
            return null;
        }
        return new(parts[0], parts.Length > 1 ? parts[1] : null, parts.Length > 2 ? parts[2] : null);
    }

    private static string? Picture(MapReader map, KitReading reading)
    {
        if (map.Text("picture") is not { } name)
            return null;
        if (!KitFiles.IsPath($"pictures/{name}") || reading.Files[$"pictures/{name}"] is null)
            map.Errors.Add(YamlTree.At(map.Find("picture")!.Start, new Refusal("kit.file-missing", $"pictures/{name}")));
        return name;
    }
}
