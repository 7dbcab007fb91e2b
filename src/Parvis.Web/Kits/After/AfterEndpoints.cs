using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parvis.Core;
using Parvis.Core.Kits.After;
using Parvis.Web.Channels;
using Parvis.Web.Data;
using Parvis.Web.Hosting;
using Parvis.Web.Kits.Running;
using Parvis.Web.Live;

namespace Parvis.Web.Kits.After;

/// <summary>After a workshop: who came, for the activity report; and the page that participants take away, with no address asked.</summary>
internal static class AfterEndpoints
{
    public const int LongestNext = 500;

    public static void MapAfter(this WebApplication app)
    {
        var after = app.MapGroup("/runs/{code}/after").RequireAntiforgery();
        after.MapGet("", async (string code, ParvisDbContext db, RoomFeed feed, PublicAddress address, HttpRequest request, CancellationToken cancellation) =>
            await FoundRun.FindAsync(code, db, feed, cancellation) is { } found
                ? Page(found, await RowAsync(found, db, cancellation), address, request, null, null)
                : KitsEndpoints.NotFound());
        after.MapPost("", SaveAsync);
        after.MapGet("/qr.svg", async (string code, ParvisDbContext db, RoomFeed feed, PublicAddress address, HttpRequest request, CancellationToken cancellation) =>
            await FoundRun.FindAsync(code, db, feed, cancellation) is { } found
                ? Results.Text(QrCode.Svg(AddressOf(found, address, request)), "image/svg+xml")
                : KitsEndpoints.NotFound());
        app.MapGet("/merci/{code}", async (string code, ParvisDbContext db, RoomFeed feed, CancellationToken cancellation) =>
            await FoundRun.FindAsync(code, db, feed, cancellation) is { } found ? Thanks(found, await RowAsync(found, db, cancellation)) : KitsEndpoints.NotFound()).AllowAnonymous();
    }

    /// <summary>Participants have their page as soon as the workshop has ended; an organiser opens it before, or closes it.</summary>
    public static bool IsOpen(FoundRun found, RunAfterRow? row) => row?.Thanks ?? found.Rooms.All(r => r.Now.State.Ended);

    // Phones lead here when the room ends: whoever comes too early, or once it is closed, is told so.
    private static RazorComponentResult Thanks(FoundRun found, RunAfterRow? row) => IsOpen(found, row)
        ? new RazorComponentResult<ThanksPage>(new { Found = found, Next = row?.Next ?? "" })
        : new RazorComponentResult<NoThanksPage>(new { Title = found.Run.Kit.Title }) { StatusCode = StatusCodes.Status404NotFound };

    private static async Task<IResult> SaveAsync(string code, HttpRequest request, ParvisDbContext db, RoomFeed feed, PublicAddress address, CancellationToken cancellation)
    {
        if (await FoundRun.FindAsync(code, db, feed, cancellation) is not { } found)
            return KitsEndpoints.NotFound();
        var form = await request.ReadFormAsync(cancellation);
        var row = await RowAsync(found, db, cancellation);
        var (counted, refusal) = Attendance.Of(band => form[$"age-{band}"]);
        var (minutes, next) = (form["minutes"].ToString().Trim(), form["next"].ToString().ReplaceLineEndings("\n").Trim());
        int? lasted = int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null;
        refusal ??= minutes.Length > 0 && lasted is null or 0 or > 24 * 60 ? new Refusal("after.bad-minutes").On("minutes") : null;
        refusal ??= next.Length > LongestNext ? new Refusal("after.next-too-long", LongestNext.ToString(CultureInfo.InvariantCulture)).On("next") : null;
        if (refusal is not null)
            return Page(found, row, address, request, refusal, form.ToDictionary(f => f.Key, f => f.Value.ToString()));
        if (row is null)
            db.RunsAfter.Add(row = new() { RoomCode = found.Run.Row.RoomCode });
        (row.Ages, row.Minutes, row.Next, row.Thanks) = (counted?.ToString() ?? "", lasted, next, form["thanks"] == "open");
        await db.SaveChangesAsync(cancellation);
        return new SeeOther($"/runs/{found.Code}/after#saved");
    }

    private static Task<RunAfterRow?> RowAsync(FoundRun found, ParvisDbContext db, CancellationToken cancellation) =>
        db.RunsAfter.FirstOrDefaultAsync(a => a.RoomCode == found.Run.Row.RoomCode, cancellation);

    private static string AddressOf(FoundRun found, PublicAddress address, HttpRequest request) => address.Of($"/merci/{found.Run.Row.RoomCode}", request);

    private static RazorComponentResult<AfterPage> Page(
        FoundRun found, RunAfterRow? row, PublicAddress address, HttpRequest request, Refusal? refusal, IReadOnlyDictionary<string, string>? typed) =>
        new(new { Found = found, Row = row, Address = AddressOf(found, address, request), Refusal = refusal, Typed = typed })
        {
            StatusCode = refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
}
