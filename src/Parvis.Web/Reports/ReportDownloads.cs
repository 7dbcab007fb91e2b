using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Parvis.Core.Barometers.Publishing;
using Parvis.Core.Reports.Resolved;
using Parvis.Web.Barometers;
using Parvis.Web.Data;
using Parvis.Web.Documents;
using Parvis.Web.Hosting;
using Parvis.Web.Layout;

namespace Parvis.Web.Reports;

/// <summary>A published report to take away: PDF, ODT, DOCX, its tables, its charts, its text. Made from what is published alone.</summary>
internal static class ReportDownloads
{
    // Longer than a page: a browser starts.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <summary>What the page offers, in its order.</summary>
    public static ImmutableArray<string> Formats { get; } = ["pdf", "odt", "docx", "ods", "xlsx", "zip", "md"];

    public static void MapReportDownloads(this RouteGroupBuilder reports)
    {
        reports.MapGet("/{slug}.{format}", AnswerAsync).WithRequestTimeout(Longest);
        reports.MapGet("/{slug}/dossier.zip", (string slug, ParvisDbContext db, Words words, KeptDocuments documents, CancellationToken cancellation) =>
            PublicReportEndpoints.WithAsync(slug, db, words, (report, barometer, _) => Bundle(report, barometer, words, documents), cancellation));
    }

    /// <summary>Everything to compute its figures again elsewhere (docs/formats/bundle.md). Made once for each version published.</summary>
    private static IResult Bundle(ReportRow report, Barometer barometer, Words words, KeptDocuments documents)
    {
        if (barometer.Method.Panel > BundleEndpoints.MostRows)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var key = KeptDocuments.KeyOf("report-bundle", report.Slug, report.Language, report.PublishedSnapshot!, report.PublishedSource!, report.PublishedLedger!);
        return TypedResults.File(documents.Find(key) ?? documents.Keep(key, BundleEndpoints.Zip(Core.Bundles.Bundle.OfTotals(barometer, report.Slug, report.Language) with
        {
            Report = new(report.PublishedSource!, report.Language, LedgerJson.Read(report.PublishedLedger!)),
        }, words)), "application/zip", $"{report.Slug}-{words["documents.bundle-file-report"]}.zip");
    }

    private static async Task<IResult> AnswerAsync(
        string slug, string format, HttpContext http, ParvisDbContext db, Words words, ReportPress press, CancellationToken cancellation)
    {
        if (!Formats.Contains(format))
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        PublishedReport? found = null;
        var otherwise = await PublicReportEndpoints.WithAsync(slug, db, words, (report, barometer, document) =>
        {
            found = new(report, barometer, document);
            return Results.Empty;
        }, cancellation);
        if (found is null)
            return otherwise;
        var (bytes, type, refusal) = await press.MakeAsync(found, format, http, words, cancellation);
        return refusal is null
            ? TypedResults.File(bytes!, type, $"{slug}.{format}")
            : new RazorComponentResult<NoDocumentPage>(new { Refusal = refusal, Back = $"/rapports/{slug}" }) { StatusCode = StatusCodes.Status503ServiceUnavailable };
    }
}

/// <summary>A report as it is online.</summary>
public sealed record PublishedReport(ReportRow Row, Barometer Barometer, ReportDocument Document)
{
    /// <summary>The day of the version online.</summary>
    public DateOnly Day => TownTime.Day(LedgerJson.ReadCorrections(Row.Corrections) is [.., var last] ? last.At : Row.PublishedAt!.Value);
}
