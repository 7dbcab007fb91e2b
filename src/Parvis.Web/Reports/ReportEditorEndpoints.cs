using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Parvis.Core;
using Parvis.Core.Reports.Figures;
using Parvis.Core.Reports.Resolved;
using Parvis.Core.Reports.Source;
using Parvis.Web.Barometers;
using Parvis.Web.Data;
using Parvis.Web.Hosting;

namespace Parvis.Web.Reports;

/// <summary>Writing: the text, its problems as it is typed, its preview, its figures.</summary>
internal static class ReportEditorEndpoints
{
    public static void MapReportEditor(this RouteGroupBuilder reports)
    {
        reports.MapGet("/{id:int}", (int id, ReportDesk desk, CancellationToken cancellation) => desk.WithAsync(id, (report, live) => EditorAsync(report, live), cancellation));
        reports.MapPost("/{id:int}", SaveAsync);
        reports.MapPost("/{id:int}/check", CheckAsync);
        reports.MapGet("/{id:int}/preview", (int id, ReportDesk desk, CancellationToken cancellation) => desk.WithAsync(id, (report, live) =>
            Task.FromResult<IResult>(new RazorComponentResult<ReportPreviewPage>(new
            {
                Report = report,
                live.Barometer,
                Document = ReportDocument.Of(report.Source, live.Barometer, report.Language, live.Voices),
            })), cancellation));
        reports.MapGet("/{id:int}/figures", (int id, ReportDesk desk, CancellationToken cancellation) => desk.WithAsync(id, (report, live) =>
            Task.FromResult<IResult>(new RazorComponentResult<ReportFiguresPage>(new
            {
                Report = report,
                Document = ReportDocument.Of(report.Source, live.Barometer, report.Language, live.Voices),
            })), cancellation));
        reports.MapPost("/{id:int}/figures", AcceptAsync);
        reports.MapGet("/{id:int}/source.md", async Task<IResult> (int id, ParvisDbContext db, CancellationToken cancellation) =>
            await db.Reports.FindAsync([id], cancellation) is { } report
                ? TypedResults.File(Encoding.UTF8.GetBytes(report.Source), "text/markdown; charset=utf-8", $"{report.Slug}.md")
                : ErrorPages.Page(StatusCodes.Status404NotFound));
    }

    private static Task<IResult> SaveAsync(int id, HttpRequest request, ReportDesk desk, ParvisDbContext db, TimeProvider time, CancellationToken cancellation) =>
        desk.WithAsync(id, async (report, live) =>
        {
            var form = await request.ReadFormAsync(cancellation);
            var typed = form["source"].ToString().ReplaceLineEndings("\n");
            // Someone else saved meanwhile: nothing of either is lost.
            if (form["revision"] != report.Revision.ToString())
                return await EditorAsync(report, live, typed, new Refusal("report.saved-meanwhile"));
            if (typed.Length > ReportSource.MaxLength)
                return await EditorAsync(report, live, typed, new Refusal("report.too-long", ReportSource.MaxLength.ToString()).On("source"));
            report.Save(typed, live, time.GetUtcNow());
            await db.SaveChangesAsync(cancellation);
            return new SeeOther($"/reports/{id}");
        }, cancellation);

    /// <summary>Says what is wrong with a text that is not saved: the whole page, or only the list where a script asks for it.</summary>
    private static Task<IResult> CheckAsync(int id, string? part, HttpRequest request, ReportDesk desk, CancellationToken cancellation) =>
        desk.WithAsync(id, async (report, live) =>
        {
            var form = await request.ReadFormAsync(cancellation);
            var typed = form["source"].ToString().ReplaceLineEndings("\n");
            return part == "problems"
                ? new RazorComponentResult<ReportProblems>(new { Problems = ReportDocument.Of(typed, live.Barometer, report.Language, live.Voices).Problems })
                : await EditorAsync(report, live, typed);
        }, cancellation);

    /// <summary>« J'ai relu »: the figures that moved are agreed to, those that the organiser's page showed and no others.</summary>
    private static Task<IResult> AcceptAsync(int id, HttpRequest request, ReportDesk desk, ParvisDbContext db, CancellationToken cancellation) =>
        desk.WithAsync(id, async (report, live) =>
        {
            var form = await request.ReadFormAsync(cancellation);
            var document = ReportDocument.Of(report.Source, live.Barometer, report.Language, live.Voices);
            if (form["digest"] != document.Ledger.Digest)
                return await EditorAsync(report, live, null, new Refusal("report.figures-changed"));
            report.Ledger = LedgerJson.Write(document.Ledger);
            await db.SaveChangesAsync(cancellation);
            return new SeeOther($"/reports/{id}");
        }, cancellation);

    /// <param name="typed">What was typed and is not saved.</param>
    internal static Task<IResult> EditorAsync(ReportRow report, LiveBarometer live, string? typed = null, params ImmutableArray<Refusal> refusals) =>
        Task.FromResult<IResult>(new RazorComponentResult<ReportEditorPage>(new
        {
            Report = report,
            Live = live,
            Typed = typed,
            Document = ReportDocument.Of(typed ?? report.Source, live.Barometer, report.Language, live.Voices),
            Catalogue = FigureCatalogue.Of(live.Barometer, report.Language),
            Refusals = refusals,
        })
        {
            StatusCode = refusals.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        });
}

/// <summary>A report with its survey's figures of now.</summary>
public sealed class ReportDesk(ParvisDbContext db, LiveBarometers barometers)
{
    public async Task<IResult> WithAsync(int id, Func<ReportRow, LiveBarometer, Task<IResult>> answer, CancellationToken cancellation) =>
        await db.Reports.FindAsync([id], cancellation) is { } report
        && await db.Surveys.FindAsync([report.SurveyId], cancellation) is { } survey
        && await barometers.LoadAsync(survey, cancellation) is { } live
            ? await answer(report, live)
            : ErrorPages.Page(StatusCodes.Status404NotFound);
}
