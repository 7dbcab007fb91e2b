using Parvis.Core;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Parvis.Web.Surveys.Files;

/// <summary>
/// The YAML we read: one document of maps, lists and texts. Anchors, aliases, tags and deep nesting are refused: people do not write
/// them, and they are how a small file becomes a large one.
/// </summary>
internal static class YamlTree
{
    public const int Longest = 256 * 1024;

    private const int Deepest = 12;

    public static (YamlMappingNode? Root, FileError? Error) Load(string text)
    {
        if (text.Length > Longest)
            return (null, new(1, 1, new Refusal("questionnaire-file.too-long", (Longest / 1024).ToString())));
        if (NotUtf8(text) is { } odd)
            return (null, odd);
        var parser = new Parser(new StringReader(text));
        try
        {
            if (Scan(parser) is { } refused)
                return (null, refused);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents is [{ RootNode: YamlMappingNode root }]
                ? (root, null)
                : (null, new(1, 1, new Refusal("questionnaire-file.not-a-map")));
        }
        // A list that nobody closes is, to the library, an invalid operation.
        catch (Exception bad) when (bad is YamlException or InvalidOperationException)
        {
            var said = bad is YamlException { Start.Line: > 1 } yaml ? yaml.Start : parser.Current?.End ?? new Mark(0, 1, 1);
            return (null, At(said, new Refusal("questionnaire-file.not-yaml")));
        }
    }

    /// <summary>Where a byte that is no UTF-8 was replaced in reading; null when all of it is.</summary>
    public static FileError? NotUtf8(string text) => text.IndexOf('\ufffd') is >= 0 and var odd
        ? new(text.AsSpan(0, odd).Count('\n') + 1, odd - text.LastIndexOf('\n', odd), new Refusal("questionnaire-file.not-utf8"))
        : null;

    private static FileError? Scan(Parser parser)
    {
        var depth = 0;
        while (parser.MoveNext())
        {
            var current = parser.Current!;
            if (current is AnchorAlias || current is NodeEvent { Anchor.IsEmpty: false } || current is NodeEvent { Tag.IsEmpty: false })
                return At(current.Start, new Refusal("questionnaire-file.no-anchors"));
            depth += current.NestingIncrease;
            if (depth > Deepest)
                return At(current.Start, new Refusal("questionnaire-file.too-deep"));
        }
        return null;
    }

    public static FileError At(Mark mark, Refusal what) => new((int)mark.Line, (int)mark.Column, what);
}
