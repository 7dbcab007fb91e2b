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
using Parvis.Web.OpenAnswers;

namespace Parvis.Web.Reports;

/// <summary>Writing: the text, its problems as it is typed, its preview, its figures.</summary>
internal static class ReportEditorEndpoints
{
    public static void MapReportEditor(this RouteGroupBuilder reports)
    {
        reports.MapGet("/{id:int}", (int id, ReportDesk desk, CancellationToken cancellation) => desk.WithAsync(id, now => EditorAsync(now), cancellation));
        reports.MapPost("/{id:int}", SaveAsync);
        reports.MapPost("/{id:int}/check", CheckAsync);
        reports.MapGet("/{id:int}/preview", (int id, ReportDesk desk, CancellationToken cancellation) => desk.WithAsync(id, now =>
            Task.FromResult<IResult>(new RazorComponentResult<ReportPreviewPage>(new
            {
                Report = now.Row,
                now.Live.Barometer,
                Document = now.Document(),
            })), cancellation));
        reports.MapGet("/{id:int}/figures", (int id, ReportDesk desk, CancellationToken cancellation) => desk.WithAsync(id, now =>
            Task.FromResult<IResult>(new RazorComponentResult<ReportFiguresPage>(new
            {
                Report = now.Row,
                Document = now.Document(),
            })), cancellation));
        reports.MapPost("/{id:int}/figures", AcceptAsync);
        reports.MapGet("/{id:int}/source.md", async Task<IResult> (int id, ParvisDbContext db, CancellationToken cancellation) =>
            await db.Reports.FindAsync([id], cancellation) is { } report
                ? TypedResults.File(Encoding.UTF8.GetBytes(report.Source), "text/markdown; charset=utf-8", $"{report.Slug}.md")
                : ErrorPages.Page(StatusCodes.Status404NotFound));
    }

    private static Task<IResult> SaveAsync(int id, HttpRequest request, ReportDesk desk, ParvisDbContext db, TimeProvider time, CancellationToken cancellation) =>
        desk.WithAsync(id, async now =>
        {
            var form = await request.ReadFormAsync(cancellation);
            var typed = form["source"].ToString().ReplaceLineEndings("\n");
            // Someone else saved meanwhile: nothing of either is lost.
            if (form["revision"] != now.Row.Revision.ToString())
                return await EditorAsync(now, typed, new Refusal("report.saved-meanwhile"));
            if (typed.Length > ReportSource.MaxLength)
                return await EditorAsync(now, typed, new Refusal("report.too-long", ReportSource.MaxLength.ToString()).On("source"));
            now.Row.Save(typed, now.Live, time.GetUtcNow());
            await db.SaveChangesAsync(cancellation);
            return new SeeOther($"/reports/{id}");
        }, cancellation);

    /// <summary>Says what is wrong with a text that is not saved: the whole page, or only the list where a script asks for it.</summary>
    private static Task<IResult> CheckAsync(int id, string? part, HttpRequest request, ReportDesk desk, CancellationToken cancellation) =>
        desk.WithAsync(id, async now =>
        {
            var form = await request.ReadFormAsync(cancellation);
            var typed = form["source"].ToString().ReplaceLineEndings("\n");
            return part == "problems"
                ? new RazorComponentResult<ReportProblems>(new { Problems = now.Document(typed).Problems })
                : await EditorAsync(now, typed);
        }, cancellation);

    /// <summary>« J'ai relu »: the figures that moved are agreed to, those that the organiser's page showed and no others.</summary>
    private static Task<IResult> AcceptAsync(int id, HttpRequest request, ReportDesk desk, ParvisDbContext db, CancellationToken cancellation) =>
        desk.WithAsync(id, async now =>
        {
            var form = await request.ReadFormAsync(cancellation);
            var document = now.Document();
            if (form["digest"] != document.Ledger.Digest)
                return await EditorAsync(now, null, new Refusal("report.figures-changed"));
            now.Row.Ledger = LedgerJson.Write(document.Ledger);
            await db.SaveChangesAsync(cancellation);
            return new SeeOther($"/reports/{id}");
        }, cancellation);

    /// <param name="typed">What was typed and is not saved.</param>
    internal static Task<IResult> EditorAsync(LiveReport now, string? typed = null, params ImmutableArray<Refusal> refusals) =>
        Task.FromResult<IResult>(new RazorComponentResult<ReportEditorPage>(new
        {
            Report = now.Row,
            Live = now.Live,
            Typed = typed,
            Document = now.Document(typed),
            Catalogue = FigureCatalogue.Of(now.Live.Barometer, now.Row.Language),
            Refusals = refusals,
        })
        {
            StatusCode = refusals.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        });
}

/// <summary>A report, its survey's figures of now, and the words chosen to be shown.</summary>
public sealed record LiveReport(ReportRow Row, LiveBarometer Live, ILookup<string, string> Voices)
{
    /// <param name="typed">What was typed and is not saved.</param>
    public ReportDocument Document(string? typed = null) => ReportDocument.Of(typed ?? Row.Source, Live.Barometer, Row.Language, Voices);
}

/// <summary>Finds reports as they are now.</summary>
public sealed class ReportDesk(ParvisDbContext db, LiveBarometers barometers)
{
    public async Task<IResult> WithAsync(int id, Func<LiveReport, Task<IResult>> answer, CancellationToken cancellation) =>
        await db.Reports.FindAsync([id], cancellation) is { } report
        && await db.Surveys.FindAsync([report.SurveyId], cancellation) is { } survey
        && await barometers.LoadAsync(survey, cancellation) is { } live
            ? await answer(new(report, live, await ThemeRows.VerbatimsAsync(db, survey.Id, cancellation)))
            : ErrorPages.Page(StatusCodes.Status404NotFound);
}
