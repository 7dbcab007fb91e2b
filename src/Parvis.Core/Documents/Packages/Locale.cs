namespace Parvis.Core.Documents.Packages;

/// <summary>The language of a document as office programs want it: with a country.</summary>
internal readonly record struct Locale(string Language, string Country)
{
    /// <summary><c>fr-FR</c>.</summary>
    public string Tag => Country.Length == 0 ? Language : $"{Language}-{Country}";

    public static Locale Of(string code)
    {
        var parts = code.Split('-');
        return parts is [var language, { Length: 2 } country] ? new(language, country.ToUpperInvariant()) : new(parts[0], Usual(parts[0]));
    }

    private static string Usual(string language) => language switch
    {
        "fr" or "es" or "pt" or "de" or "it" or "nl" or "pl" or "tr" or "ro" or "ru" => language.ToUpperInvariant(),
        "en" => "GB",
        "uk" => "UA",
        "ar" => "DZ",
        "fa" => "IR",
        "zh" => "CN",
        _ => "",
    };

    /// <summary>« Page 2 sur 9 », around the second number.</summary>
    public string OutOf => Language == "en" ? " of " : " sur ";
}
