using System.Collections.Immutable;

namespace Parvis.Web.Responses;

/// <summary>Reading what strangers post: bounded, from this site only.</summary>
internal static class PostedForm
{
    /// <summary>The form; null when it is not one (too many fields, broken encoding).</summary>
    public static async Task<IFormCollection?> ReadPostedAsync(this HttpRequest request, CancellationToken cancellation)
    {
        if (!request.HasFormContentType)
            return null;
        try
        {
            return await request.ReadFormAsync(cancellation);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    public static ImmutableArray<string> Values(this IFormCollection form, string name) =>
        form[name] switch
        {
            [] => [],
            [var one] => one is null ? [] : [one],
            var several => [.. several.OfType<string>()],
        };

    /// <summary>
    /// Whether another site's page made this request. Browsers say so; a form's signed key and cookies that stay at home
    /// (<c>SameSite</c>) do the rest.
    /// </summary>
    public static bool IsFromElsewhere(this HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is "cross-site")
            return true;
        return request.Headers.Origin.ToString() is { Length: > 0 } origin && origin != "null"
            && (!Uri.TryCreate(origin, UriKind.Absolute, out var from) || !string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
