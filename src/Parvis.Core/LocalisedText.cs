using System.Collections.Immutable;

namespace Parvis.Core;

/// <summary>The same words in several languages. Keys are BCP 47 codes: <c>fr</c>, <c>en</c>, <c>ar</c>…</summary>
public sealed class LocalisedText : IEquatable<LocalisedText>
{
    private readonly ImmutableSortedDictionary<string, string> words;

    public LocalisedText(IEnumerable<KeyValuePair<string, string>> words) =>
        this.words = words.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public static LocalisedText French(string text) => new([new("fr", text)]);

    public static LocalisedText Of(string french, string english) => new([new("fr", french), new("en", english)]);

    public IReadOnlyDictionary<string, string> Words => words;

    /// <summary>The text in a language; else French, else English, else whatever there is.</summary>
    public string In(string language) =>
        words.TryGetValue(language, out var exact) ? exact
        : words.TryGetValue("fr", out var french) ? french
        : words.TryGetValue("en", out var english) ? english
        : words.Values.FirstOrDefault() ?? "";

    /// <summary>The language <see cref="In"/> answers in, for the page's <c>lang</c> attribute.</summary>
    public string LanguageFor(string language) =>
        words.ContainsKey(language) ? language
        : words.ContainsKey("fr") ? "fr"
        : words.ContainsKey("en") ? "en"
        : words.Keys.FirstOrDefault() ?? language;

    public LocalisedText With(string language, string text) => new(words.SetItem(language, text));

    public bool Equals(LocalisedText? other) => other is not null && words.SequenceEqual(other.words);

    public override bool Equals(object? obj) => Equals(obj as LocalisedText);

    public override int GetHashCode() =>
        words.Aggregate(0, (hash, word) => HashCode.Combine(hash, word.Key, word.Value));

    public override string ToString() => In("fr");
}
