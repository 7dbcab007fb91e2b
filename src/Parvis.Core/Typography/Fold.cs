using System.Collections.Frozen;
using System.Text;

namespace Parvis.Core.Typography;

/// <summary>
/// Latin letters without case or accents, to compare what people type. Our own table: the process is culture-invariant, where
/// <c>string.Normalize</c> does not decompose. Other scripts keep their letters, in lower case.
/// </summary>
public static class Fold
{
    private const string Accented = "àáâãäåāăą|a çćĉċč|c ďđð|d èéêëēĕėęě|e ĝğġģ|g ĥħ|h ìíîïĩīĭįı|i ĵ|j ķ|k ĺļľł|l ñńņň|n òóôõöøōŏő|o ŕŗř|r śŝşšș|s ţťŧț|t ùúûüũūŭůűų|u ŵ|w ýÿŷ|y źżž|z œ|oe æ|ae ß|ss";

    private static readonly FrozenDictionary<char, string> Plain = Accented.Split(' ').Select(group => group.Split('|'))
        .SelectMany(group => group[0].Select(letter => KeyValuePair.Create(letter, group[1]))).ToFrozenDictionary();

    /// <summary>« À l’Été » gives « a l'ete »: lower case, no accents (composed or combining), straight apostrophes, plain spaces.</summary>
    public static string Letters(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var lower = char.ToLowerInvariant(letter);
            if (Plain.TryGetValue(lower, out var plain))
                folded.Append(plain);
            else if (lower is '\u2019' or '\u02bc' or '`' or '\u00b4')
                folded.Append('\'');
            else if (char.IsWhiteSpace(lower))
                folded.Append(' ');
            else if (lower is not (>= '\u0300' and <= '\u036f'))
                folded.Append(lower);
        }
        return folded.ToString();
    }

    /// <summary>A short name for codes and addresses: « Mur de l’IA : Roubaix » gives <c>mur-de-l-ia-roubaix</c>. May be empty.</summary>
    public static string Slug(string text, int longest = 60)
    {
        var slug = new StringBuilder();
        foreach (var letter in Letters(text))
            if (char.IsAsciiLetterOrDigit(letter))
                slug.Append(letter);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        return slug.ToString()[..Math.Min(slug.Length, longest)].Trim('-');
    }
}
