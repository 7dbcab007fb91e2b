using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Parvis.Core;
using Parvis.Web.Data;
using Parvis.Web.Hosting;

namespace Parvis.Web.Reports;

/// <summary>Putting a report online, taking it away, putting it back corrected.</summary>
internal static class ReportPublicationEndpoints
{
    public static void MapReportPublication(this RouteGroupBuilder reports)
    {
        reports.MapPost("/{id:int}/publication", PublishAsync);
        reports.MapPost("/{id:int}/publication/withdrawal", WithdrawAsync);
    }

    /// <summary>Every figure is computed again from the responses, and must be what the organiser read.</summary>
    private static Task<IResult> PublishAsync(
        int id, [FromForm] PublicationForm? form, ReportDesk desk, ParvisDbContext db, TimeProvider time, CancellationToken cancellation) =>
        desk.WithAsync(id, async now =>
        {
            // A form without any field arrives as nothing at all.
            var sent = form ?? new();
            var document = now.Document();
            var online = await db.Publications.AsNoTracking().FirstOrDefaultAsync(p => p.SurveyId == now.Row.SurveyId, cancellation);
            if (now.Row.CheckPublication(now.Live, document, sent, online) is { } refusal)
                return await ReportEditorEndpoints.EditorAsync(now, null, refusal);
            now.Row.Publish(now.Live.Barometer, document, (sent.Why ?? "").Trim(), time.GetUtcNow());
            await db.SaveChangesAsync(cancellation);
            return new SeeOther($"/reports/{id}#publication");
        }, cancellation);

    private static Task<IResult> WithdrawAsync(
        int id, [FromForm] PublicationForm? form, ReportDesk desk, ParvisDbContext db, TimeProvider time, CancellationToken cancellation) =>
        desk.WithAsync(id, async now =>
        {
            if (now.Row.PublishedAt is null)
                return ErrorPages.Page(StatusCodes.Status404NotFound);
            // What would be taken away is not what this page showed.
            if (form?.Revision != now.Row.Revision.ToString())
                return await ReportEditorEndpoints.EditorAsync(now, null, new Refusal("report.changed-meanwhile"));
            now.Row.Withdraw((form.Why ?? "").Trim(), time.GetUtcNow());
            await db.SaveChangesAsync(cancellation);
            return new SeeOther($"/reports/{id}#publication");
        }, cancellation);
}
