using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Parvis.Core;
using Parvis.Core.Surveys;
using Parvis.Core.Workshops;
using Parvis.Web.Answers;
using Parvis.Web.Data;
using Parvis.Web.Hosting;

namespace Parvis.Web.Privacy;

internal static class PrivacyEndpoints
{
    public static void MapPrivacy(this WebApplication app)
    {
        var survey = app.MapGroup("/surveys/{id:int}");
        survey.MapGet("/privacy", ShowAsync);
        survey.MapPost("/privacy", SetRetentionAsync);
        survey.MapGet("/erasure", AskAsync);
        // Rewriting a large file takes longer than a page.
        survey.MapPost("/erasure", EraseAsync).DisableRequestTimeout();
        survey.MapGet("/erasures/{erasure:int}", CertificateAsync);
        app.MapGet("/rooms/{code}/certificate", RoomCertificateAsync);
    }

    private static async Task<IResult> ShowAsync(int id, ParvisDbContext db, IResponseStore store, TimeProvider time, CancellationToken cancellation)
    {
        if (await db.Surveys.FindAsync([id], cancellation) is not { } survey)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var erasures = await db.Erasures.Where(e => e.SurveyId == id).OrderByDescending(e => e.ErasedAt).ToListAsync(cancellation);
        return new RazorComponentResult<PrivacyPage>(new
        {
            Survey = survey,
            Kept = (await store.CountAsync(id, cancellation)).Sum(c => c.Received),
            Erasures = erasures,
            State = survey.Window.At(time.GetUtcNow()),
        });
    }

    private static async Task<IResult> SetRetentionAsync(int id, [FromForm] RetentionForm form, ParvisDbContext db)
    {
        if (await db.Surveys.FindAsync(id) is not { } survey)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        // A list of choices: anything else was not sent by our page.
        if (form.Days is < 1 or > Retention.LongestDays)
            return ErrorPages.Page(StatusCodes.Status400BadRequest);
        survey.RetentionDays = form.Days;
        await db.SaveChangesAsync();
        return new SeeOther($"/surveys/{id}/privacy");
    }

    private static async Task<IResult> AskAsync(int id, ParvisDbContext db, IResponseStore store, Erasure erasure, CancellationToken cancellation) =>
        await db.Surveys.FindAsync([id], cancellation) is { } survey
            ? await PageAsync(survey, store, erasure.Check(survey), cancellation)
            : ErrorPages.Page(StatusCodes.Status404NotFound);

    private static async Task<IResult> EraseAsync(
        int id, [FromForm] ErasureForm form, ParvisDbContext db, IResponseStore store, Erasure erasure, CancellationToken cancellation)
    {
        if (await db.Surveys.FindAsync([id], cancellation) is not { } survey)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var refusal = erasure.Check(survey) ?? (IsTitle(form.Title, survey.Title) ? null : new Refusal("privacy.title-differs").On("title"));
        if (refusal is not null)
            return await PageAsync(survey, store, refusal, cancellation, StatusCodes.Status422UnprocessableEntity);
        // Once begun it goes to its end, even if the browser leaves.
        var certificate = await erasure.EraseAsync(survey, ErasureReason.Asked, CancellationToken.None);
        return new SeeOther($"/surveys/{id}/erasures/{certificate.Id}");
    }

    // Spaces and case are no obstacle: typing the title is to be sure, not a test.
    private static bool IsTitle(string typed, string title) => string.Equals(Letters(typed), Letters(title), StringComparison.OrdinalIgnoreCase);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static async Task<IResult> PageAsync(
        SurveyRow survey, IResponseStore store, Refusal? refusal, CancellationToken cancellation, int status = StatusCodes.Status200OK)
    {
        var kept = (await store.CountAsync(survey.Id, cancellation)).Sum(c => c.Received);
        return new RazorComponentResult<ErasurePage>(new { Survey = survey, Kept = kept, Refusal = refusal }) { StatusCode = status };
    }

    private static async Task<IResult> CertificateAsync(int id, int erasure, ParvisDbContext db, IResponseStore store, CancellationToken cancellation) =>
        await db.Erasures.SingleOrDefaultAsync(e => e.Id == erasure && e.SurveyId == id, cancellation) is { } row
            ? new RazorComponentResult<CertificatePage>(new { Erasure = row, Rewritten = store is SqliteResponseStore })
            : ErrorPages.Page(StatusCodes.Status404NotFound);

    private static async Task<IResult> RoomCertificateAsync(string code, ParvisDbContext db, IResponseStore store, CancellationToken cancellation)
    {
        var text = RoomCode.Read(code)?.Text;
        var found = await (from room in db.Rooms
                           join erasure in db.Erasures on room.Id equals erasure.RoomId
                           where room.Code == text
                           orderby erasure.Id
                           select erasure).FirstOrDefaultAsync(cancellation);
        return found is null ? ErrorPages.Page(StatusCodes.Status404NotFound)
            : new RazorComponentResult<CertificatePage>(new { Erasure = found, Room = text, Rewritten = store is SqliteResponseStore });
    }

    internal sealed record RetentionForm
    {
        public int? Days { get; init; }
    }

    internal sealed record ErasureForm
    {
        public string Title { get; init => field = value ?? ""; } = "";
    }
}
