using Microsoft.AspNetCore.Http.HttpResults;
using Parvis.Web.Hosting;

namespace Parvis.Web.Layout;

internal static class HomeEndpoints
{
    public static void MapHome(this WebApplication app)
    {
        app.MapGet("/", () => new RazorComponentResult<HomePage>()).AllowAnonymous();
        // Without it an address that does not exist would ask strangers to sign in.
        app.MapFallback("{**path}", () => ErrorPages.Page(StatusCodes.Status404NotFound)).AllowAnonymous();
    }
}
