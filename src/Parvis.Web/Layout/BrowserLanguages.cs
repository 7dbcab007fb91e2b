using System.Collections.Immutable;
using System.Globalization;

namespace Parvis.Web.Layout;

/// <summary>What a browser asks for in <c>Accept-Language</c> (RFC 9110 § 12.5.4), whatever the region: « fr-BE » is French.</summary>
internal static class BrowserLanguages
{
    /// <summary>The one of those offered that the browser likes best; null when it names none of them.</summary>
    public static string? PreferredLanguage(this HttpRequest request, ImmutableArray<string> offered)
    {
        // Read as it stands, without lists: every phone asks this at every answer.
        var (best, most) = ((string?)null, 0.0);
        foreach (var header in request.Headers.AcceptLanguage)
            foreach (var range in header.AsSpan().Split(','))
            {
                var (language, weight) = Read(header.AsSpan()[range], offered);
                if (weight > most)
                    (best, most) = (language, weight);
            }
        return best;
    }

    // « fr-BE;q=0.8 ». One that is not offered, or whose weight cannot be read, weighs nothing.
    private static (string? Language, double Weight) Read(ReadOnlySpan<char> wish, ImmutableArray<string> offered)
    {
        var end = wish.IndexOf(';');
        var tag = (end < 0 ? wish : wish[..end]).Trim();
        var region = tag.IndexOf('-');
        var primary = region < 0 ? tag : tag[..region];
        foreach (var language in offered)
            if (primary.Equals(language, StringComparison.OrdinalIgnoreCase))
                return (language, end < 0 ? 1 : Weight(wish[(end + 1)..].Trim()));
        return (null, 0);
    }

    private static double Weight(ReadOnlySpan<char> parameter) =>
        parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
        && double.TryParse(parameter[2..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) ? Math.Min(weight, 1) : 0;
}
