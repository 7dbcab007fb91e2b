using Parvis.Core;
using Parvis.Core.Kits;
using Parvis.Web.Surveys.Files;
using YamlDotNet.RepresentationModel;

namespace Parvis.Web.Kits.Files;

/// <summary>An activity: <c>activities/NAME.md</c>, its front matter and its notes; <c>NAME.en.md</c> holds the notes in English, and so on.</summary>
internal static class ActivityReader
{
    public static Activity? Read(YamlNode node, MapReader from, KitReading reading)
    {
        if (node is not YamlScalarNode { Value: { } id } || !KitFiles.IsPath(PathOf(id, "")))
        {
            from.Errors.Add(YamlTree.At(node.Start, new Refusal("kit.bad-id", "")));
            return null;
        }
        var file = PathOf(id, "");
        reading.Remember($"#listed/{id}", KitFiles.Head, node.Start);
        if (reading.Files[file] is not { } text)
        {
            from.Errors.Add(YamlTree.At(node.Start, new Refusal("kit.file-missing", file)));
            return null;
        }
        var parts = MarkdownParts.Split(text);
        if (parts.FrontMatter is null)
        {
            reading.Refuse(file, 1, new Refusal("kit.no-front-matter"));
            return null;
        }
        var guide = GuideReader.Read(id, parts, reading);
        return reading.Map(file, parts.FrontMatter, map =>
        {
            reading.Remember(id, file, map.Start);
            return new Activity
            {
                Id = id,
                Title = map.RequiredLocalised("title"),
                Minutes = map.Whole("minutes") ?? Missing(map),
                Content = ContentReader.Read(map, id, file, reading),
                Guide = guide,
            };
        });
    }

    public static string PathOf(string id, string language) => language.Length == 0 ? $"activities/{id}.md" : $"activities/{id}.{language}.md";

    private static int Missing(MapReader map)
    {
        map.RequiredText("minutes");
        return 1;
    }
}
