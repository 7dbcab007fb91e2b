using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Parvis.Core.Barometers.Publishing;
using Parvis.Core.Charts;
using Parvis.Core.Documents.Sheets;
using Parvis.Web.Data;
using Parvis.Web.Documents;
using Parvis.Web.Hosting;
using Parvis.Web.Layout;

namespace Parvis.Web.Barometers;

/// <summary>A published barometer, to take away: workbooks, charts, the page on paper. Made from the snapshot alone.</summary>
internal static class BarometerDownloads
{
    // Longer than a page: a browser starts.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    public static void MapBarometerDownloads(this RouteGroupBuilder barometers)
    {
        barometers.MapGet("/{slug}/chiffres.ods", (string slug, ParvisDbContext db, Words words, CancellationToken cancellation) => WithAsync(slug, db, (publication, barometer) =>
            Task.FromResult<IResult>(Workbook(publication, barometer, words, OdsWriter.Write, OdsWriter.Type, "ods")), cancellation, $"/chiffres.ods?lang={words.Language}"));
        barometers.MapGet("/{slug}/chiffres.xlsx", (string slug, ParvisDbContext db, Words words, CancellationToken cancellation) => WithAsync(slug, db, (publication, barometer) =>
            Task.FromResult<IResult>(Workbook(publication, barometer, words, XlsxWriter.Write, XlsxWriter.Type, "xlsx")), cancellation, $"/chiffres.xlsx?lang={words.Language}"));
        barometers.MapGet("/{slug}/graphiques.zip", (string slug, ParvisDbContext db, Words words, ChartArchive archive, CancellationToken cancellation) => WithAsync(slug, db, (_, barometer) =>
            ChartsAsync(slug, barometer, words, archive, cancellation), cancellation, $"/graphiques.zip?lang={words.Language}")).WithRequestTimeout(Longest);
        barometers.MapGet("/{slug}/dossier.zip", (string slug, ParvisDbContext db, Words words, KeptDocuments documents, CancellationToken cancellation) => WithAsync(slug, db, (publication, barometer) =>
            Task.FromResult(BundleEndpoints.Totals(publication, barometer, words, documents)), cancellation, $"/dossier.zip?lang={words.Language}"));
        barometers.MapGet("/{slug}/barometre.pdf", PdfAsync).WithRequestTimeout(Longest);
    }

    private static async Task<IResult> WithAsync(string slug, ParvisDbContext db, Func<PublicationRow, Barometer, Task<IResult>> answer, CancellationToken cancellation, string rest = "")
    {
        (PublicationRow Row, Barometer Barometer)? found = null;
        var otherwise = await PublicBarometerEndpoints.WithAsync(slug, db, (row, barometer) =>
        {
            found = (row, barometer);
            return Results.Empty;
        }, cancellation, rest);
        return found is { } published ? await answer(published.Row, published.Barometer) : otherwise;
    }

    private static FileContentHttpResult Workbook(PublicationRow publication, Barometer barometer, Words words, Action<Workbook, Stream> write, string type, string ending)
    {
        using var file = new MemoryStream();
        write(FiguresWorkbook.Of(publication, barometer, words), file);
        return TypedResults.File(file.ToArray(), type, $"{publication.Slug}.{ending}");
    }

    private static async Task<IResult> ChartsAsync(string slug, Barometer barometer, Words words, ChartArchive archive, CancellationToken cancellation)
    {
        ImmutableArray<(string, string)> drawings =
        [
            .. from finding in barometer.Findings
               let svg = FindingChart.Draw(finding, words.Language, ChartFormat.Download, finding.Question, PublicBarometerEndpoints.Source(barometer, words))
               where svg is not null
               select ($"{finding.Question}-{finding.Revision}", svg),
        ];
        var zip = await archive.MakeAsync(drawings, key => $"{words[key]} {words["documents.svg-only"]}\n", cancellation);
        return TypedResults.File(zip, "application/zip", $"{slug}-{words["barometer.charts-file"]}.zip");
    }

    private static Task<IResult> PdfAsync(string slug, HttpContext http, ParvisDbContext db, PrintPress press, Assets assets, Words words, CancellationToken cancellation) =>
        WithAsync(slug, db, async (publication, barometer) =>
        {
            var page = new RazorComponentResult<PublicBarometerPage>(new { Publication = publication, Barometer = barometer });
            var (pdf, refusal) = await press.PdfAsync(await StandalonePage.RenderAsync(http, page, assets), barometer.Title.In(words.Language), cancellation);
            return refusal is null
                ? TypedResults.File(pdf!, "application/pdf", $"{slug}.pdf")
                : new RazorComponentResult<NoDocumentPage>(new { Refusal = refusal, Back = $"/barometres/{slug}" }) { StatusCode = StatusCodes.Status503ServiceUnavailable };
        }, cancellation, $"/barometre.pdf?lang={words.Language}");
}
