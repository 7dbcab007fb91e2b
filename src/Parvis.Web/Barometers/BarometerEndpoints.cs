using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parvis.Core;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Publishing;
using Parvis.Web.Answers;
using Parvis.Web.Data;
using Parvis.Web.Hosting;

namespace Parvis.Web.Barometers;

/// <summary>The organiser's side: fieldwork, preview, publication.</summary>
internal static class BarometerEndpoints
{
    public static void MapBarometers(this WebApplication app)
    {
        var survey = app.MapGroup("/surveys/{id:int}").RequireAntiforgery();
        survey.MapGet("/fieldwork", FieldworkAsync);
        survey.MapGet("/barometer", ShowAsync);
        survey.MapPost("/publication", PublishAsync);
        survey.MapPost("/publication/withdrawal", WithdrawAsync);
        survey.MapExclusions();
        survey.MapBundle();
        app.MapPublicBarometers();
    }

    private static async Task<IResult> FieldworkAsync(
        int id, ParvisDbContext db, LiveBarometers barometers, IResponseStore store, TimeProvider time, CancellationToken cancellation)
    {
        if (await db.Surveys.FindAsync([id], cancellation) is not { } row)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        return new RazorComponentResult<FieldworkPage>(new
        {
            Row = row,
            State = row.Window.At(time.GetUtcNow()),
            Live = await barometers.LoadAsync(row, cancellation),
            Counts = await store.CountAsync(id, cancellation),
        });
    }

    private static async Task<IResult> ShowAsync(int id, ParvisDbContext db, LiveBarometers barometers, TimeProvider time, CancellationToken cancellation) =>
        await db.Surveys.FindAsync([id], cancellation) is { } row
            ? await PageAsync(row, db, await barometers.LoadAsync(row, cancellation), time, cancellation)
            : ErrorPages.Page(StatusCodes.Status404NotFound);

    /// <summary>Publishes what the organiser saw: the figures are computed again from the responses, and must be those of the preview.</summary>
    private static async Task<IResult> PublishAsync(
        int id, HttpRequest request, ParvisDbContext db, LiveBarometers barometers, TimeProvider time, CancellationToken cancellation)
    {
        if (await db.Surveys.FindAsync([id], cancellation) is not { } row)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        if (await barometers.LoadAsync(row, cancellation) is not { } live)
            return await PageAsync(row, db, null, time, cancellation, new Refusal("barometer.not-asked-yet"));
        var form = await request.ReadFormAsync(cancellation);
        var publication = await db.Publications.FirstOrDefaultAsync(p => p.SurveyId == id, cancellation);
        var before = publication is null ? null : (int?)SnapshotJson.Read(publication.Snapshot).Method.Panel;
        var refusal = live.Barometer.CheckPublication(DisclosureControl.Default, before)
            // Chosen, and no longer possible: the organiser decides again, rather than the figures changing by themselves.
            ?? (row.Weighted && live.Barometer.Method.Weighting is null ? new Refusal("barometer.weighting-lost") : null)
            ?? (form["digest"] == FigureLedger.Of(live.Barometer).Digest ? null : new Refusal("barometer.figures-changed"));
        if (refusal is not null)
            return await PageAsync(row, db, live, time, cancellation, refusal);
        Publications.Publish(db, row, publication, live.Barometer, time.GetUtcNow());
        // Two first publications at once are the same figures, under the same digest: whichever came first is online.
        await db.TrySaveAsync(cancellation);
        return Results.LocalRedirect($"/surveys/{id}/barometer");
    }

    private static async Task<IResult> WithdrawAsync(int id, ParvisDbContext db, TimeProvider time, CancellationToken cancellation)
    {
        if (await db.Publications.FirstOrDefaultAsync(p => p.SurveyId == id, cancellation) is not { } publication)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        publication.WithdrawnAt ??= time.GetUtcNow();
        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect($"/surveys/{id}/barometer");
    }

    private static async Task<IResult> PageAsync(
        SurveyRow row, ParvisDbContext db, LiveBarometer? live, TimeProvider time, CancellationToken cancellation, params Refusal[] refusals) =>
        new RazorComponentResult<BarometerPage>(new
        {
            Row = row,
            State = row.Window.At(time.GetUtcNow()),
            Live = live,
            Publication = await db.Publications.AsNoTracking().FirstOrDefaultAsync(p => p.SurveyId == row.Id, cancellation),
            Refusals = System.Collections.Immutable.ImmutableArray.Create(refusals),
        })
        {
            StatusCode = refusals is [] ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
}
