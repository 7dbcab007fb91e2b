using System.Collections.Immutable;
using System.Globalization;
using Parvis.Core;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Parvis.Web.Surveys.Files;

/// <summary>
/// Reads one map of the file, name by name. Everything wrong goes to one list with its place, and reading goes on: people see all
/// their mistakes at once. <see cref="End"/> reports the names nobody asked for.
/// </summary>
internal sealed class MapReader(YamlMappingNode map, List<FileError> errors)
{
    private readonly List<string> known = [];

    public static MapReader Of(YamlNode node, List<FileError> errors)
    {
        if (node is YamlMappingNode map)
            return new(map, errors);
        errors.Add(YamlTree.At(node.Start, new Refusal("questionnaire-file.expected-map")));
        return new(new YamlMappingNode(), errors);
    }

    public Mark Start => map.Start;

    public List<FileError> Errors => errors;

    public YamlNode? Find(string name)
    {
        known.Add(name);
        return map.Children.TryGetValue(new YamlScalarNode(name), out var node) && node is not YamlScalarNode { Value: null or "" } ? node : null;
    }

    public string? Text(string name) => Find(name) switch
    {
        null => null,
        YamlScalarNode scalar => scalar.Value,
        var other => Refuse<string>(other, "questionnaire-file.expected-text", name),
    };

    public string RequiredText(string name)
    {
        var text = Text(name);
        if (text is null && Find(name) is null)
            errors.Add(YamlTree.At(map.Start, new Refusal("questionnaire-file.missing", name)));
        return text ?? "";
    }

    public bool Flag(string name, bool otherwise = false) => Find(name) switch
    {
        null => otherwise,
        YamlScalarNode { Value: "true" or "yes" or "oui" } => true,
        YamlScalarNode { Value: "false" or "no" or "non" } => false,
        var other => Refuse(other, "questionnaire-file.expected-flag", name, otherwise),
    };

    public decimal? Number(string name) => Find(name) switch
    {
        null => null,
        YamlScalarNode scalar when Parse(scalar.Value!) is { } number => number,
        var other => Refuse<decimal?>(other, "questionnaire-file.expected-number", name),
    };

    public int? Whole(string name)
    {
        if (Number(name) is not { } number)
            return null;
        return number == decimal.Truncate(number) && Math.Abs(number) <= 1_000_000
            ? (int)number
            : Refuse<int?>(Find(name)!, "questionnaire-file.expected-whole", name);
    }

    /// <summary>A text in French, or a map of languages: <c>{fr: …, en: …}</c>.</summary>
    public LocalisedText? Localised(string name) => Find(name) switch
    {
        null => null,
        YamlScalarNode scalar => LocalisedText.French(scalar.Value!),
        YamlMappingNode languages => ReadLanguages(languages),
        var other => Refuse<LocalisedText>(other, "questionnaire-file.expected-text", name),
    };

    public LocalisedText RequiredLocalised(string name)
    {
        if (Localised(name) is { } text)
            return text;
        if (Find(name) is null)
            errors.Add(YamlTree.At(map.Start, new Refusal("questionnaire-file.missing", name)));
        return LocalisedText.French("");
    }

    /// <summary>The items of a list; one lone value is a list of one.</summary>
    public IEnumerable<YamlNode> List(string name) => Find(name) switch
    {
        null => [],
        YamlSequenceNode list => list.Children,
        YamlScalarNode one => [one],
        var other => Refuse<YamlNode[]>(other, "questionnaire-file.expected-list", name) ?? [],
    };

    public ImmutableArray<string> Texts(string name) => [.. List(name).Select(node =>
        node is YamlScalarNode { Value: { } value } ? value : Refuse<string>(node, "questionnaire-file.expected-text", name) ?? "")];

    public ImmutableArray<decimal> Numbers(string name) => [.. List(name).Select(node =>
        node is YamlScalarNode { Value: { } value } && Parse(value) is { } number ? number : Refuse<decimal>(node, "questionnaire-file.expected-number", name))];

    /// <summary>One of a few names, such as a role.</summary>
    public T Choice<T>(string name, T otherwise, params (string Name, T Value)[] choices)
    {
        if (Find(name) is not { } node)
            return otherwise;
        foreach (var choice in choices)
            if (node is YamlScalarNode scalar && scalar.Value == choice.Name)
                return choice.Value;
        errors.Add(YamlTree.At(node.Start, new Refusal("questionnaire-file.expected-one-of", string.Join(", ", choices.Select(c => c.Name)))));
        return otherwise;
    }

    /// <summary>Reports every name of the map that no reader asked for, with the nearest one that exists.</summary>
    public void End()
    {
        foreach (var node in map.Children.Keys)
        {
            var name = (node as YamlScalarNode)?.Value ?? "";
            if (known.Contains(name))
                continue;
            var near = known.Distinct().MinBy(k => Distance(k, name));
            errors.Add(YamlTree.At(node.Start, near is not null && Distance(near, name) <= 3
                ? new Refusal("questionnaire-file.unknown-name-near", near)
                : new Refusal("questionnaire-file.unknown-name", string.Join(", ", known.Distinct().Order()))));
        }
    }

    private LocalisedText ReadLanguages(YamlMappingNode languages)
    {
        var words = new Dictionary<string, string>();
        foreach (var (key, value) in languages.Children)
            if (key is YamlScalarNode { Value: { } code } && value is YamlScalarNode { Value: { } text } && Language.IsCode(code))
                words[code] = text;
            else
                errors.Add(YamlTree.At(key.Start, new Refusal("questionnaire-file.expected-languages")));
        return new(words);
    }

    private T? Refuse<T>(YamlNode node, string key, string name, T? otherwise = default)
    {
        errors.Add(YamlTree.At(node.Start, new Refusal(key, name)));
        return otherwise;
    }

    private static decimal? Parse(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    // Levenshtein, on names of a dozen letters; a longer one is near nothing.
    private static int Distance(string a, string b)
    {
        if (b.Length > 40)
            return int.MaxValue;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }
}
