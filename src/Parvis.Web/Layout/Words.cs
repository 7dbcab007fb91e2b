using System.Globalization;
using Parvis.Core;
using Parvis.Core.Typography;

namespace Parvis.Web.Layout;

/// <summary>
/// The words of this request, in its language: chosen by the page (<see cref="Use"/>), else by <c>?lang=</c>, the <c>lang</c> cookie,
/// the browser, else French. Components inject it as <c>T</c>.
/// </summary>
public sealed class Words(TextCatalogue catalogue, IHttpContextAccessor accessor)
{
    private string? language;

    public string Language => language ??= FromRequest();

    public string Direction => Core.Language.Direction(Language);

    public void Use(string chosen) => language = chosen;

    public string this[string key] => catalogue[Language, key];

    public string this[string key, params object[] args] => string.Format(CultureInfo.InvariantCulture, catalogue[Language, key], args);

    /// <summary>Singular or plural: keys <c>….one</c> and <c>….other</c>. French says « 0 réponse », English « 0 answers ».</summary>
    public string Count(string key, int count) =>
        this[count == 1 || (count == 0 && Language == "fr") ? $"{key}.one" : $"{key}.other", count];

    /// <summary>A day in words: « 1er mars 2026 ».</summary>
    public string Date(DateOnly day) => Dates.Day(day, Language);

    public string Say(Refusal refusal) => this[refusal.Key, [.. refusal.Args]];

    private string FromRequest()
    {
        var request = accessor.HttpContext?.Request;
        var wished = request?.Query["lang"].FirstOrDefault() ?? request?.Cookies["lang"];
        if (wished is not null && catalogue.Languages.Contains(wished))
            return wished;
        return request?.PreferredLanguage(catalogue.Languages) ?? "fr";
    }
}
