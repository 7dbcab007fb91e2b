using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Parvis.Web.Layout;

/// <summary>
/// The words on screen, from <c>Texts/LANGUAGE/FEATURE.json</c>: key <c>feature.name</c>. French and English are complete (a test keeps
/// them so). Others have what a participant reads, for the questionnaires asked in them, and fall back to French.
/// </summary>
public sealed class TextCatalogue
{
    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> byLanguage;

    public TextCatalogue()
    {
        var assembly = Assembly.GetExecutingAssembly();
        byLanguage = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Parvis.Web.Texts.", StringComparison.Ordinal))
            .Select(name => (Parts: name.Split('.'), Name: name))
            .GroupBy(resource => resource.Parts[3])
            .ToFrozenDictionary(
                language => language.Key,
                language => language.SelectMany(resource => Load(assembly, resource.Name, resource.Parts[4])).ToFrozenDictionary());
        Languages = [.. byLanguage.Where(l => l.Value.Count == byLanguage["fr"].Count).Select(l => l.Key)];
    }

    /// <summary>Languages in which everything is said: those a page may choose by itself.</summary>
    public ImmutableArray<string> Languages { get; }

    /// <summary>All, also those that only have a participant's words.</summary>
    public IEnumerable<string> Known => byLanguage.Keys;

    public IReadOnlyCollection<string> Keys(string language) => byLanguage[language].Keys;

    /// <summary>The text of a key. A key that does not exist is a bug, and shows as one.</summary>
    public string this[string language, string key] =>
        byLanguage.TryGetValue(language, out var texts) && texts.TryGetValue(key, out var text) ? text
        : byLanguage["fr"].TryGetValue(key, out var french) ? french
        : throw new KeyNotFoundException($"No text for {key}.");

    private static IEnumerable<KeyValuePair<string, string>> Load(Assembly assembly, string resource, string feature)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!
            .Select(text => KeyValuePair.Create($"{feature}.{text.Key}", text.Value));
    }
}
