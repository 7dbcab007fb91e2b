namespace Parvis.Core.Typography;

/// <summary>Quotation marks and enumerations of French and English.</summary>
public static class Phrases
{
    public const char NoBreakSpace = '\u00A0';

    /// <summary>« Santé », “Health”. Quotation marks within become those of the second level.</summary>
    public static string Quote(string words, string language) => Numbers.IsEnglish(language)
        ? $"“{words.Replace('“', '‘').Replace('”', '’').Trim()}”"
        : $"«{Numbers.NarrowSpace}{words.Replace("« ", "“").Replace(" »", "”").Replace('«', '“').Replace('»', '”').Trim()}{Numbers.NarrowSpace}»";

    /// <summary>« A, B et C ».</summary>
    public static string And(IReadOnlyList<string> items, string language) => Join(items, Numbers.IsEnglish(language) ? "and" : "et");

    /// <summary>« A, B ou C ».</summary>
    public static string Or(IReadOnlyList<string> items, string language) => Join(items, Numbers.IsEnglish(language) ? "or" : "ou");

    /// <summary>A colon with the space its language puts before: « Base : », “Base:”.</summary>
    public static string Colon(string language) => Numbers.IsEnglish(language) ? ":" : $"{NoBreakSpace}:";

    /// <summary>A semicolon with the space its language puts before.</summary>
    public static string Semicolon(string language) => Numbers.IsEnglish(language) ? ";" : $"{Numbers.NarrowSpace};";

    /// <summary>French words typed with ordinary spaces, given the no-break ones that go before : ; ! ? % and inside « ».</summary>
    public static string Spaced(this string french) => french
        .Replace(" :", $"{NoBreakSpace}:").Replace(" ;", $"{Numbers.NarrowSpace};").Replace(" !", $"{Numbers.NarrowSpace}!")
        .Replace(" ?", $"{Numbers.NarrowSpace}?").Replace(" %", $"{Numbers.NarrowSpace}%")
        .Replace("« ", $"«{Numbers.NarrowSpace}").Replace(" »", $"{Numbers.NarrowSpace}»");

    private static string Join(IReadOnlyList<string> items, string word) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} {word} {items[^1]}",
    };
}
