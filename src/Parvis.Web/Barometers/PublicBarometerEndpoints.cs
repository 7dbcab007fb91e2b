using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parvis.Core.Barometers.Publishing;
using Parvis.Core.Charts;
using Parvis.Web.Data;
using Parvis.Web.Hosting;
using Parvis.Web.Layout;

namespace Parvis.Web.Barometers;

/// <summary>What anyone may read: published barometers, their charts and figures. Made from the snapshot alone.</summary>
internal static class PublicBarometerEndpoints
{
    public static void MapPublicBarometers(this WebApplication app)
    {
        var barometers = app.MapGroup("/barometres").AllowAnonymous();
        barometers.MapGet("", async (ParvisDbContext db, CancellationToken cancellation) => new RazorComponentResult<BarometersPage>(new
        {
            Publications = await db.Publications.AsNoTracking().Where(p => p.WithdrawnAt == null).OrderByDescending(p => p.PublishedAt).ToListAsync(cancellation),
        }));
        barometers.MapGet("/{slug}", (string slug, ParvisDbContext db, CancellationToken cancellation) => WithAsync(slug, db, (publication, barometer) =>
            new RazorComponentResult<PublicBarometerPage>(new { Publication = publication, Barometer = barometer }), cancellation));
        barometers.MapGet("/{slug}/chiffres.csv", (string slug, ParvisDbContext db, Words words, CancellationToken cancellation) =>
            WithAsync(slug, db, (_, barometer) => Figures(barometer, words.Language, slug), cancellation));
        barometers.MapGet("/{slug}/{question}-{revision:int}.svg", (string slug, string question, int revision, ParvisDbContext db, Words words, CancellationToken cancellation) =>
            WithAsync(slug, db, (_, barometer) => Chart(barometer, question, revision, words), cancellation));
    }

    private static async Task<IResult> WithAsync(string slug, ParvisDbContext db, Func<PublicationRow, Barometer, IResult> answer, CancellationToken cancellation) =>
        await db.Publications.AsNoTracking().FirstOrDefaultAsync(p => p.Slug == slug, cancellation) switch
        {
            null => ErrorPages.Page(StatusCodes.Status404NotFound),
            { WithdrawnAt: not null } withdrawn => new RazorComponentResult<WithdrawnBarometerPage>(new { Publication = withdrawn }) { StatusCode = StatusCodes.Status410Gone },
            var publication => answer(publication, SnapshotJson.Read(publication.Snapshot)),
        };

    private static FileContentHttpResult Figures(Barometer barometer, string language, string slug)
    {
        using var writer = new StringWriter();
        FiguresCsv.Write(barometer, language, writer);
        return TypedResults.File(Encoding.UTF8.GetBytes(writer.ToString()), "text/csv; charset=utf-8", $"{slug}.csv");
    }

    private static IResult Chart(Barometer barometer, string question, int revision, Words words)
    {
        var finding = barometer.Findings.FirstOrDefault(f => f.Question == question && f.Revision == revision);
        var source = $"{barometer.Title.In(words.Language)} · {words[$"barometer.design.{barometer.Method.Design.ToString().ToLowerInvariant()}"]}";
        return finding is not null && FindingChart.Draw(finding, words.Language, ChartFormat.Download, question, source) is { } svg
            ? TypedResults.File(Encoding.UTF8.GetBytes(svg), "image/svg+xml", $"{question}.svg")
            : ErrorPages.Page(StatusCodes.Status404NotFound);
    }
}
