using System.Globalization;
using System.Text.RegularExpressions;
using Parvis.Core;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Parvis.Web.Surveys.Files;

/// <summary>Writes one map of the file in a fixed order, leaving out what has its default: two versions differ where they differ.</summary>
internal sealed partial class MapWriter
{
    public YamlMappingNode Map { get; } = [];

    public MapWriter Text(string name, string? value)
    {
        if (value is not null)
            Map.Add(Scalar(name), Scalar(value));
        return this;
    }

    public MapWriter Number(string name, decimal? value) => Text(name, value is { } number ? Exact(number) : null, plain: true);

    public MapWriter Flag(string name, bool value, bool otherwise = false) =>
        value == otherwise ? this : Text(name, value ? "true" : "false", plain: true);

    public MapWriter Localised(string name, LocalisedText? text)
    {
        if (text is null)
            return this;
        if (text.Words is { Count: 1 } && text.Words.TryGetValue("fr", out var french) && french.Length > 0)
            return Text(name, french);
        var languages = new MapWriter();
        foreach (var (language, words) in text.Words)
            languages.Text(language, words);
        return Node(name, languages.Map);
    }

    public MapWriter Texts(string name, IEnumerable<string> values) =>
        Node(name, new YamlSequenceNode(values.Select(Scalar)) { Style = YamlDotNet.Core.Events.SequenceStyle.Flow });

    public MapWriter Numbers(string name, IEnumerable<decimal> values) => Node(
        name,
        new YamlSequenceNode(values.Select(v => new YamlScalarNode(Exact(v)))) { Style = YamlDotNet.Core.Events.SequenceStyle.Flow });

    public MapWriter Maps(string name, IEnumerable<MapWriter> maps) => Node(name, new YamlSequenceNode(maps.Select(m => m.Map)));

    public MapWriter Node(string name, YamlNode node)
    {
        Map.Add(Scalar(name), node);
        return this;
    }

    private MapWriter Text(string name, string? value, bool plain)
    {
        if (value is not null)
            Map.Add(Scalar(name), plain ? new YamlScalarNode(value) : Scalar(value));
        return this;
    }

    // All the digits a decimal can hold, without trailing zeros.
    private static string Exact(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    // Quoted where another reader could take it for something else than a text, in blocks where it has several lines.
    private static YamlScalarNode Scalar(string value) => new(value)
    {
        Style = Ambiguous().IsMatch(value) ? ScalarStyle.DoubleQuoted
            : value.Contains('\n', StringComparison.Ordinal) && LiteralSafe().IsMatch(value) ? ScalarStyle.Literal
            : ScalarStyle.Any,
    };

    [GeneratedRegex(@"^$|^[\s\d.+-]|^(true|false|yes|no|on|off|null|~|y|n)$|[\s:]$|[\x00-\x08\x0b-\x1f\x7f-\u00a0\u2028\u2029\ufeff]", RegexOptions.IgnoreCase)]
    private static partial Regex Ambiguous();

    // Lines without spaces at their ends, no empty first or last line: what a literal block keeps exactly.
    [GeneratedRegex(@"\A\S(?:[^\n]*\S)?(?:\n(?:\S(?:[^\n]*\S)?)?)*(?<!\n)\z")]
    private static partial Regex LiteralSafe();
}
