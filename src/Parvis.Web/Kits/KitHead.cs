using System.Globalization;
using System.Text.RegularExpressions;
using Parvis.Core.Kits;
using YamlDotNet.RepresentationModel;

namespace Parvis.Web.Kits;

/// <summary>Changes that the browser makes in a kit's own files: credit of a copy, order, timing. What else is in them stays.</summary>
internal static partial class KitHead
{
    public static string AsCopy(string head, string id, string mark, Credit from) => Edit(head, root =>
    {
        root.Children["id"] = new YamlScalarNode(id);
        root.Children["title"] = root.Children["title"] switch
        {
            YamlMappingNode languages => new YamlMappingNode(languages.Children.Select(l => KeyValuePair.Create(l.Key, (YamlNode)new YamlScalarNode($"{l.Value} ({mark})")))),
            var one => new YamlScalarNode($"{one} ({mark})"),
        };
        var credits = root.Children.TryGetValue("made-from", out var kept) && kept is YamlSequenceNode list ? list : [];
        YamlMappingNode credit = new()
        {
            { "title", from.Title },
            { "version", new YamlScalarNode(from.Version) { Style = YamlDotNet.Core.ScalarStyle.DoubleQuoted } },
            { "authors", from.Authors },
            { "licence", from.Licence },
        };
        credits.Add(credit);
        root.Children["made-from"] = credits;
    });

    /// <summary>One place up or down; past the end of a sequence, into the next one. The same when there is nowhere to go.</summary>
    public static string Move(string head, string activity, bool up) => Edit(head, root =>
    {
        var sequences = ((YamlSequenceNode)root.Children["sequences"]).Children.OfType<YamlMappingNode>()
            .Select(s => s.Children.TryGetValue("activities", out var list) && list is YamlSequenceNode activities ? activities : []).ToList();
        var at = sequences.FindIndex(s => s.Children.Any(n => n.ToString() == activity));
        if (at < 0)
            return;
        var (list, place) = (sequences[at].Children, sequences[at].Children.ToList().FindIndex(n => n.ToString() == activity));
        var (node, next) = (list[place], place + (up ? -1 : 1));
        if (next >= 0 && next < list.Count)
        {
            (list[place], list[next]) = (list[next], list[place]);
        }
        else if (at + (up ? -1 : 1) is var beside && beside >= 0 && beside < sequences.Count)
        {
            list.RemoveAt(place);
            sequences[beside].Children.Insert(up ? sequences[beside].Children.Count : 0, node);
        }
    });

    /// <summary>The minutes in an activity's front matter.</summary>
    public static string WithMinutes(string activity, int minutes) =>
        Minutes().Replace(activity, $"minutes: {minutes.ToString(CultureInfo.InvariantCulture)}", 1);

    private static string Edit(string head, Action<YamlMappingNode> edit)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(head));
        edit((YamlMappingNode)stream.Documents[0].RootNode);
        using var writer = new StringWriter { NewLine = "\n" };
        stream.Save(writer, assignAnchors: false);
        const string end = "...\n";
        var text = writer.ToString();
        return text.EndsWith('\n' + end, StringComparison.Ordinal) ? text[..^end.Length] : text;
    }

    [GeneratedRegex(@"^minutes:.*$", RegexOptions.Multiline)]
    private static partial Regex Minutes();
}
