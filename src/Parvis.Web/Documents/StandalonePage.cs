using System.Text;
using System.Text.RegularExpressions;
using Parvis.Web.Hosting;

namespace Parvis.Web.Documents;

/// <summary>A page of ours as one HTML text: its styles inside, its scripts left out, everything folded opened.</summary>
internal static partial class StandalonePage
{
    /// <summary>Renders what an endpoint would have answered to this request, apart from it: its own answer is still to be given.</summary>
    public static async Task<string> RenderAsync(HttpContext http, IResult page, Assets assets)
    {
        await using var scope = http.RequestServices.CreateAsyncScope();
        using var written = new MemoryStream();
        var apart = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = http.RequestAborted };
        (apart.Request.Method, apart.Request.Scheme, apart.Request.Host, apart.Request.Path) = (http.Request.Method, http.Request.Scheme, http.Request.Host, http.Request.Path);
        apart.Response.Body = written;
        await page.ExecuteAsync(apart);
        return Alone(Encoding.UTF8.GetString(written.ToArray()), assets);
    }

    public static string Alone(string html, Assets assets)
    {
        var styled = Style().Replace(html, link => assets.Text(link.Groups[1].Value) is { } css ? $"<style>{css}</style>" : "");
        return Details().Replace(Script().Replace(styled, ""), "<details open");
    }

    [GeneratedRegex("<link[^>]*rel=\"stylesheet\"[^>]*href=\"([^\"]+)\"[^>]*>")]
    private static partial Regex Style();

    [GeneratedRegex("<script\\b.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<details\\b(?![^>]*\\bopen\\b)")]
    private static partial Regex Details();
}
