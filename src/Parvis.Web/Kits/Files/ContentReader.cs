using System.Collections.Immutable;
using Parvis.Core;
using Parvis.Core.Kits;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Position;
using Parvis.Web.Questions;
using Parvis.Web.Surveys.Files;
using YamlDotNet.RepresentationModel;

namespace Parvis.Web.Kits.Files;

/// <summary>The kind of an activity, and what is its own in the front matter.</summary>
internal static class ContentReader
{
    private static readonly string[] Kinds = ["talk", "words", "sorting", "timeline", "ordering", "claims", "debate", "actions", "questions"];

    public static Content Read(MapReader map, string id, string file, KitReading reading)
    {
        Content content = map.RequiredText("kind") switch
        {
            "talk" => new Talk(),
            "words" => new WordCloud(map.Whole("max-words") ?? 3, map.Text("beside")),
            "sorting" => new SortingDeck(Bins(map)),
            "timeline" => new TimelineDeck(map.RequiredText("start")),
            "ordering" => new OrderingDeck(Required(map)),
            "claims" => new ClaimDeck(),
            "debate" => new DebateDeck(map.Choice(
                "variant", PositionVariant.TwoBanks, ("two-banks", PositionVariant.TwoBanks), ("river", PositionVariant.River), ("five-steps", PositionVariant.FiveSteps))),
            "actions" => new ActionDeck(),
            "questions" => new QuestionList([.. map.List("questions").Select(node => QuestionMap.Read(MapReader.Of(node, map.Errors))).OfType<Question>()]),
            _ => Unknown(map),
        };
        if (map.Find("rounds") is { } rounds)
            reading.Remember($"{id}/#rounds", file, rounds.Start);
        return content with
        {
            Wording = map.Localised("wording"),
            Plain = CardReader.Plain(map),
            Rounds = map.Texts("rounds"),
            Cards = Cards(map, id, file, reading),
        };
    }

    private static Talk Unknown(MapReader map)
    {
        if (map.Find("kind") is { } node)
            map.Errors.Add(YamlTree.At(node.Start, new Refusal("questionnaire-file.expected-one-of", string.Join(", ", Kinds))));
        return new();
    }

    // In the activity itself, or in a deck of its own that several kits may copy.
    private static ImmutableArray<Card> Cards(MapReader map, string id, string file, KitReading reading)
    {
        if (map.Text("deck") is not { } deck)
            return CardReader.Read(map, id, file, reading);
        var path = $"cards/{deck}.md";
        if (!KitFiles.IsPath(path) || reading.Files[path] is not { } text)
        {
            map.Errors.Add(YamlTree.At(map.Find("deck")!.Start, new Refusal("kit.file-missing", path)));
            return [];
        }
        if (MarkdownParts.Split(text).FrontMatter is { } cards)
            return reading.Map(path, cards, inner => CardReader.Read(inner, id, path, reading)) is { IsDefault: false } read ? read : [];
        reading.Refuse(path, 1, new Refusal("kit.no-front-matter"));
        return [];
    }

    private static ImmutableArray<Option> Bins(MapReader map) =>
        KitReader.Each(map, "bins", bin => new Option(bin.RequiredText("code"), bin.RequiredLocalised("label")));

    // « casser < melanger » : one line a constraint.
    private static ImmutableArray<Precedence> Required(MapReader map) => [.. map.List("before").Select(node =>
    {
        if (node is YamlScalarNode { Value: { } line } && line.Split('<', StringSplitOptions.TrimEntries) is [var first, var then])
            return new Precedence(first, then);
        map.Errors.Add(YamlTree.At(node.Start, new Refusal("kit.before")));
        return new Precedence("", "");
    })];
}
