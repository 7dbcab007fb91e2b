using Microsoft.AspNetCore.Http.HttpResults;
using Parvis.Core.Workshops;
using Parvis.Web.Data;
using Parvis.Web.Hosting;
using Parvis.Web.Layout;
using Parvis.Web.Live;
using Parvis.Web.Responses;
using Parvis.Web.Surveys;
using Parvis.Web.Workshops;
using Microsoft.EntityFrameworkCore;

namespace Parvis.Web.SurveyRooms;

/// <summary>
/// A survey answered live: opening it, its wall, its console. Phones go to its form by the same door as to any room. Console forms are
/// protected by <c>Origin</c> and <c>SameSite</c>, as a room's are.
/// </summary>
internal static class SurveyRoomEndpoints
{
    public static void MapSurveyRooms(this WebApplication app)
    {
        app.MapGroup("/surveys/{id:int}").RequireAntiforgery().MapPost("/rooms", OpenAsync);
        app.MapGroup("/rooms/survey/{code}").RequireAntiforgery().MapPost("/link", RenewLinkAsync);
        var room = app.MapGroup("/rooms/survey/{code}").AllowAnonymous().RequireRateLimiting(NetworkLimits.Rooms);
        room.MapGet("/wall", WallAsync);
        room.MapGet("/wall/events", WallStreamAsync).DisableRequestTimeout();
        room.MapGet("/with/{key}", OpenLinkAsync).RequireRateLimiting(NetworkLimits.Participants);
        room.MapGet("/console", ConsoleAsync);
        room.MapGet("/console/events", ConsoleStreamAsync).DisableRequestTimeout();
        room.MapPost("/commands", SendAsync);
    }

    private static async Task<IResult> OpenAsync(int id, ParvisDbContext db, SurveyCatalogue catalogue, Words words, TimeProvider time)
    {
        if (await db.Surveys.FindAsync(id) is not { } survey)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        // Nothing to ask yet: publishing comes first.
        if (survey.Version == 0)
            return new SeeOther($"/surveys/{id}/versions");
        var room = await SurveyRoomDraft.NewAsync(db, catalogue, survey, words, time.GetUtcNow());
        return new SeeOther($"/rooms/survey/{room.Code}/console");
    }

    private static async Task<IResult> WallAsync(string code, HttpContext context, SurveyRoomFeed feed, PublicAddress address, Words words)
    {
        if (await FindAsync(code, feed) is not { } frame)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        return new RazorComponentResult<SurveyWallPage>(new
        {
            frame.View,
            Parts = await frame.PartsAsync(Audience.Wall, words.Language),
            FormAddress = address.Of($"/s/{frame.View.Code}", context.Request),
            DoorAddress = address.Of("/s", context.Request),
        });
    }

    private static async Task WallStreamAsync(string code, HttpContext context, SurveyRoomFeed feed, SurveyRoomStream stream, Words words)
    {
        if (await FindAsync(code, feed) is { } frame)
            await stream.RunAsync(context, frame.View.Code, Audience.Wall, words.Language, null);
        else
            context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async Task<IResult> OpenLinkAsync(string code, string key, HttpContext context, SurveyRoomFeed feed)
    {
        if (await FindAsync(code, feed) is not { View: var view } || !ConsoleAccess.Holds(view.ConsoleKey, key))
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        ConsoleAccess.Give(context, $"/rooms/survey/{view.Code}", view.ConsoleKey);
        return new SeeOther($"/rooms/survey/{view.Code}/console");
    }

    /// <summary>Takes the link back from everyone who holds it, consoles that are open too.</summary>
    private static async Task<IResult> RenewLinkAsync(string code, SurveyRoomFeed feed, ParvisDbContext db, CancellationToken cancellation)
    {
        if (await FindAsync(code, feed) is not { View: var view })
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var key = ConsoleAccess.NewKey();
        await db.SurveyRooms.Where(r => r.Code == view.Code.Text).ExecuteUpdateAsync(set => set.SetProperty(r => r.ConsoleKey, key), cancellation);
        feed.Forget(view.Code);
        return new SeeOther($"/rooms/survey/{view.Code}/console");
    }

    private static async Task<IResult> ConsoleAsync(string code, HttpContext context, SurveyRoomFeed feed, PublicAddress address, Words words)
    {
        if (await FindAsync(code, feed) is not { } frame)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        if (!ConsoleAccess.MayRun(context, frame.View.ConsoleKey))
            return ErrorPages.Page(StatusCodes.Status403Forbidden);
        return new RazorComponentResult<SurveyConsolePage>(new
        {
            frame.View,
            Parts = await frame.PartsAsync(Audience.Console, words.Language),
            Link = context.User.Identity is { IsAuthenticated: true } ? address.Of($"/rooms/survey/{frame.View.Code}/with/{frame.View.ConsoleKey}", context.Request) : null,
            FormAddress = address.Of($"/s/{frame.View.Code}", context.Request),
        });
    }

    private static async Task ConsoleStreamAsync(string code, HttpContext context, SurveyRoomFeed feed, SurveyRoomStream stream, Words words)
    {
        if (await FindAsync(code, feed) is { View: var view } && ConsoleAccess.MayRun(context, view.ConsoleKey))
            await stream.RunAsync(context, view.Code, Audience.Console, words.Language, view.ConsoleKey);
        else
            await ErrorPages.Page(StatusCodes.Status403Forbidden).ExecuteAsync(context);
    }

    /// <summary>« show » names the question whose result goes on the wall, and nothing hides results: pressed twice, it is the same.</summary>
    private static async Task<IResult> SendAsync(string code, HttpContext context, SurveyRoomFeed feed, ParvisDbContext db, Words words, CancellationToken cancellation)
    {
        if (await FindAsync(code, feed) is not { View: var view })
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        if (context.Request.IsFromElsewhere() || !ConsoleAccess.MayRun(context, view.ConsoleKey))
            return ErrorPages.Page(StatusCodes.Status403Forbidden);
        if (await context.Request.ReadPostedAsync(cancellation) is not { } form || !form.ContainsKey("show"))
            return ErrorPages.Page(StatusCodes.Status400BadRequest);
        var show = form["show"].ToString() is { Length: > 0 } asked ? asked : null;
        if (show is not null && !view.Questions.Any(q => q.Id == show))
            return ErrorPages.Page(StatusCodes.Status400BadRequest);
        await db.SurveyRooms.Where(r => r.Code == view.Code.Text).ExecuteUpdateAsync(set => set.SetProperty(r => r.Shown, show), cancellation);
        feed.Forget(view.Code);
        if (!context.Request.Headers.ContainsKey("X-Live"))
            return new SeeOther($"/rooms/survey/{view.Code}/console");
        return await feed.FindAsync(view.Code) is { } now
            ? new RazorComponentResult<SurveyConsoleReply>(new { now.View, Parts = await now.PartsAsync(Audience.Console, words.Language) })
            : ErrorPages.Page(StatusCodes.Status404NotFound);
    }

    private static async Task<SurveyRoomFrame?> FindAsync(string code, SurveyRoomFeed feed) =>
        RoomCode.Read(code) is { } read ? await feed.FindAsync(read) : null;
}
