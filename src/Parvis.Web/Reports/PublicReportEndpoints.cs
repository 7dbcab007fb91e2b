using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parvis.Core.Barometers.Publishing;
using Parvis.Core.Reports.Resolved;
using Parvis.Web.Data;
using Parvis.Web.Hosting;
using Parvis.Web.Layout;
using Parvis.Web.OpenAnswers;

namespace Parvis.Web.Reports;

/// <summary>What anyone may read: published reports, made from their own text and totals alone.</summary>
internal static class PublicReportEndpoints
{
    public static void MapPublicReports(this WebApplication app)
    {
        var reports = app.MapGroup("/rapports").AllowAnonymous();
        reports.MapGet("", async (ParvisDbContext db, CancellationToken cancellation) => new RazorComponentResult<PublicReportsPage>(new
        {
            Reports = await db.Reports.AsNoTracking().Where(r => r.PublishedAt != null && r.WithdrawnAt == null).OrderByDescending(r => r.PublishedAt).ToListAsync(cancellation),
        }));
        reports.MapGet("/{slug}", (string slug, ParvisDbContext db, Words words, CancellationToken cancellation) => WithAsync(slug, db, words, (report, barometer, document) =>
            new RazorComponentResult<PublicReportPage>(new { Report = report, Barometer = barometer, Document = document }), cancellation));
        reports.MapReportDownloads();
        reports.MapGet("/{slug}/chiffres", (string slug, ParvisDbContext db, Words words, CancellationToken cancellation) => WithAsync(slug, db, words, (report, _, document) =>
            new RazorComponentResult<PublicFiguresPage>(new { Report = report, Document = document }), cancellation));
    }

    internal static async Task<IResult> WithAsync(
        string slug, ParvisDbContext db, Words words, Func<ReportRow, Barometer, ReportDocument, IResult> answer, CancellationToken cancellation)
    {
        var report = await db.Reports.AsNoTracking().FirstOrDefaultAsync(r => r.Slug == slug, cancellation);
        if (report is not { PublishedSnapshot: { } snapshot, PublishedSource: { } source })
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        // A report is read in the language that it was written in.
        words.Use(report.Language);
        if (report.WithdrawnAt is not null)
            return new RazorComponentResult<WithdrawnReportPage>(new { Report = report }) { StatusCode = StatusCodes.Status410Gone };
        var barometer = SnapshotJson.Read(snapshot);
        return answer(report, barometer, ReportDocument.Of(source, barometer, report.Language, await ThemeRows.VerbatimsAsync(db, report.SurveyId, cancellation)));
    }
}
