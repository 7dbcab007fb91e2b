using System.Collections.Frozen;
using Parvis.Core;
using Parvis.Core.Kits;

namespace Parvis.Web.Kits.Files;

/// <summary>The facilitator's notes: the body of the activity's files, by its headings (<c>## Dire</c>, <c>## Say</c>).</summary>
internal static class GuideReader
{
    private static readonly FrozenDictionary<string, string> Headings = new Dictionary<string, string>
    {
        ["but"] = "goal", ["goal"] = "goal",
        ["dire"] = "say", ["say"] = "say",
        ["faire"] = "do", ["do"] = "do",
        ["et si"] = "what-if", ["what if"] = "what-if",
        ["enfants"] = "children", ["children"] = "children",
        ["adultes"] = "adults", ["adults"] = "adults",
        ["sans téléphone"] = "no-phone", ["without phones"] = "no-phone",
    }.ToFrozenDictionary();

    public static Guide Read(string id, MarkdownParts own, KitReading reading)
    {
        var parts = new Dictionary<string, LocalisedText>();
        Add(parts, "fr", ActivityReader.PathOf(id, ""), own, reading);
        foreach (var (path, text) in reading.Files.Texts)
            if (path.StartsWith($"activities/{id}.", StringComparison.Ordinal) && path.Split('.') is [_, var language, "md"])
                Add(parts, language, path, MarkdownParts.Split(text), reading);
        return new(
            parts.GetValueOrDefault("goal"), parts.GetValueOrDefault("say"), parts.GetValueOrDefault("do"), parts.GetValueOrDefault("what-if"),
            parts.GetValueOrDefault("children"), parts.GetValueOrDefault("adults"), parts.GetValueOrDefault("no-phone"));
    }

    private static void Add(Dictionary<string, LocalisedText> parts, string language, string file, MarkdownParts text, KitReading reading)
    {
        string? name = null;
        var (body, line) = (new List<string>(), text.BodyLine - 1);
        foreach (var read in text.Body.Split('\n').Append("## "))
        {
            line++;
            if (!read.StartsWith("## ", StringComparison.Ordinal))
            {
                if (name is null && !string.IsNullOrWhiteSpace(read))
                    reading.Refuse(file, line, new Refusal("kit.outside-headings"));
                body.Add(read);
                continue;
            }
            if (name is not null && string.Join('\n', body).Trim() is { Length: > 0 } words)
                parts[name] = (parts.GetValueOrDefault(name) ?? new([])).With(language, words);
            var heading = read[3..].Trim().TrimEnd('.', '…', ' ').ToLowerInvariant();
            if (heading.Length > 0 && !Headings.TryGetValue(heading, out name))
                reading.Refuse(file, line, new Refusal("kit.unknown-heading", string.Join(", ", Headings.Keys.Order(StringComparer.Ordinal))));
            body.Clear();
        }
    }
}
