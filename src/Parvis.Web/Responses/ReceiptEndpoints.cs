using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parvis.Core;
using Parvis.Core.Responses;
using Parvis.Core.Surveys;
using Parvis.Web.Answers;
using Parvis.Web.Data;
using Parvis.Web.Hosting;
using Parvis.Web.OpenAnswers;

namespace Parvis.Web.Responses;

/// <summary>A person changes their mind: with their receipt, and until the survey closes, their answers leave the files.</summary>
internal static class ReceiptEndpoints
{
    public static void MapReceipts(this WebApplication app)
    {
        var receipt = app.MapGroup("/receipt").AllowAnyone().RequireRateLimiting(NetworkLimits.Receipts);
        receipt.MapGet("", () => new RazorComponentResult<ReceiptPage>());
        receipt.MapPost("", EraseAsync);
        receipt.MapGet("/erased", () => new RazorComponentResult<ReceiptErasedPage>());
    }

    private static async Task<IResult> EraseAsync(HttpContext context, ParvisDbContext db, IResponseStore store, ResponseTables tables, TimeProvider time, CancellationToken cancellation)
    {
        // Another site's page could not know the receipt; this only spares it the asking.
        if (context.Request.IsFromElsewhere())
            return ErrorPages.Page(StatusCodes.Status403Forbidden);
        if (await context.Request.ReadPostedAsync(cancellation) is not { } posted)
            return ErrorPages.Page(StatusCodes.Status400BadRequest);
        var typed = posted["receipt"].ToString();
        if (ResponseKey.FromReceipt(typed) is not var (first, last))
            return Refused(typed, new Refusal("receipt.not-a-receipt").On("receipt"));
        foreach (var survey in await db.Surveys.AsNoTracking().Where(s => s.Version > 0).ToListAsync(cancellation))
        {
            if (survey.Window.At(time.GetUtcNow()) is not WindowState.Open)
                continue;
            // Begun, it goes to its end, even if the phone leaves. First what was made of the answers: their erasing takes it out of the files too.
            await ThemeRows.ForgetAsync(db, survey.Id, first, last, CancellationToken.None);
            if (await store.WithdrawAsync(survey.Id, first, last, CancellationToken.None) > 0)
            {
                // Left from an earlier closing.
                tables.Forget(survey.Id);
                // This device may answer again.
                context.Response.Cookies.Delete($"answered{survey.Id}", new() { Path = "/r" });
                return new SeeOther("/receipt/erased");
            }
        }
        return Refused(typed, new Refusal("receipt.unknown").On("receipt"));
    }

    private static RazorComponentResult<ReceiptPage> Refused(string typed, Refusal refusal) =>
        new(new { Typed = typed, Refusal = refusal }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
}
