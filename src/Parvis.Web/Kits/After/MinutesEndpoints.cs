using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Parvis.Core.Documents.Odt;
using Parvis.Web.Data;
using Parvis.Web.Documents;
using Parvis.Web.Hosting;
using Parvis.Web.Kits.Running;
using Parvis.Web.Layout;
using Parvis.Web.Live;

namespace Parvis.Web.Kits.After;

/// <summary>The minutes of a workshop, as a page and as files. For organisers: a room of twelve is small.</summary>
internal static class MinutesEndpoints
{
    // Longer than a page: a browser starts.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <summary>What the page offers, in its order.</summary>
    public static ImmutableArray<string> Formats { get; } = ["pdf", "odt"];

    public static void MapMinutes(this RouteGroupBuilder runs)
    {
        runs.MapGet("/minutes", async (string code, ParvisDbContext db, RoomFeed feed, CancellationToken cancellation) =>
            await FoundRun.FindAsync(code, db, feed, cancellation) is { } found ? Page(found) : KitsEndpoints.NotFound());
        runs.MapGet("/minutes.{format}", FileAsync).WithRequestTimeout(Longest);
    }

    private static async Task<IResult> FileAsync(
        string code, string format, HttpContext http, ParvisDbContext db, RoomFeed feed, Words words, PrintPress press, Assets assets, CancellationToken cancellation)
    {
        if (!Formats.Contains(format) || await FoundRun.FindAsync(code, db, feed, cancellation) is not { } found)
            return KitsEndpoints.NotFound();
        var document = new MinutesFile(found, words).Document;
        var name = $"{words["minutes.file-name"]}-{found.Code}.{format}";
        if (format == "odt")
        {
            using var odt = new MemoryStream();
            OdtWriter.Write(document, odt);
            return TypedResults.File(odt.ToArray(), OdtWriter.Type, name);
        }
        var html = await StandalonePage.RenderAsync(http, Page(found), assets);
        var (pdf, refusal) = await press.PdfAsync(html, document.Title, cancellation);
        return refusal is null
            ? TypedResults.File(pdf!, "application/pdf", name)
            : new RazorComponentResult<NoDocumentPage>(new { Refusal = refusal, Back = $"/runs/{found.Code}/minutes" }) { StatusCode = StatusCodes.Status503ServiceUnavailable };
    }

    private static RazorComponentResult<MinutesPage> Page(FoundRun found) => new(new { Found = found });
}
