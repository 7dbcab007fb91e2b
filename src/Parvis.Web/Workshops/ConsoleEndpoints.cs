using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parvis.Core;
using Parvis.Core.Workshops;
using Parvis.Core.Workshops.Commands;
using Parvis.Web.Data;
using Parvis.Web.Hosting;
using Parvis.Web.Layout;
using Parvis.Web.Live;
using Parvis.Web.Responses;

namespace Parvis.Web.Workshops;

/// <summary>
/// The wall, which is what the hall sees, and the console, for organisers and those they gave the room's link. Console forms are protected by
/// <c>Origin</c> and <c>SameSite</c>: fragments are the same for every console.
/// </summary>
internal static class ConsoleEndpoints
{
    public static void MapConsole(this WebApplication app)
    {
        var room = app.MapGroup("/rooms/{code}").AllowAnonymous().RequireRateLimiting(NetworkLimits.Rooms);
        room.MapGet("/wall", WallAsync);
        room.MapGet("/wall/events", WallStreamAsync).DisableRequestTimeout();
        room.MapGet("/with/{key}", OpenLinkAsync).RequireRateLimiting(NetworkLimits.Participants);
        room.MapGet("/console", ShowAsync);
        room.MapGet("/console/events", StreamAsync).DisableRequestTimeout();
        room.MapPost("/commands", SendAsync);
    }

    private static async Task<IResult> WallAsync(string code, HttpContext context, RoomFeed feed, PublicAddress address, Words words, CancellationToken cancellation)
    {
        if (await FindAsync(code, feed, cancellation) is not { } mirror)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var frame = mirror.Now;
        return new RazorComponentResult<WallPage>(new
        {
            Frame = frame,
            Parts = await frame.PartsAsync(Audience.Wall, words.Language),
            RoomAddress = address.Of($"/s/{frame.Room.Code}", context.Request),
            DoorAddress = address.Of("/s", context.Request),
        });
    }

    private static async Task WallStreamAsync(string code, HttpContext context, EventStream stream, Words words)
    {
        if (RoomCode.Read(code) is { } read)
            await stream.RunAsync(context, read, Audience.Wall, words.Language);
        else
            await ErrorPages.Page(StatusCodes.Status404NotFound).ExecuteAsync(context);
    }

    /// <summary>A forged link and a link taken back are the same to a stranger: not found.</summary>
    private static async Task<IResult> OpenLinkAsync(string code, string key, HttpContext context, RoomFeed feed, CancellationToken cancellation)
    {
        if (await FindAsync(code, feed, cancellation) is not { } mirror || !ConsoleAccess.Holds(mirror.Room.ConsoleKey, key))
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        ConsoleAccess.Give(context, $"/rooms/{mirror.Room.Code}", mirror.Room.ConsoleKey);
        return new SeeOther($"/rooms/{mirror.Room.Code}/console");
    }

    private static async Task<IResult> ShowAsync(string code, HttpContext context, RoomFeed feed, Words words, CancellationToken cancellation) =>
        await FindAsync(code, feed, cancellation) is not { } mirror ? ErrorPages.Page(StatusCodes.Status404NotFound)
        : !ConsoleAccess.MayRun(context, mirror.Room.ConsoleKey) ? ErrorPages.Page(StatusCodes.Status403Forbidden)
        : await PageAsync(context, mirror, words, null);

    private static async Task StreamAsync(string code, HttpContext context, RoomFeed feed, EventStream stream, Words words)
    {
        if (await FindAsync(code, feed, context.RequestAborted) is { } mirror && ConsoleAccess.MayRun(context, mirror.Room.ConsoleKey))
            await stream.RunAsync(context, mirror.Room.Code, Audience.Console, words.Language);
        else
            await ErrorPages.Page(StatusCodes.Status403Forbidden).ExecuteAsync(context);
    }

    private static async Task<IResult> SendAsync(string code, HttpContext context, RoomFeed feed, RoomEnding ending, Words words, CancellationToken cancellation)
    {
        if (await FindAsync(code, feed, cancellation) is not { } mirror)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        if (context.Request.IsFromElsewhere() || !ConsoleAccess.MayRun(context, mirror.Room.ConsoleKey))
            return ErrorPages.Page(StatusCodes.Status403Forbidden);
        if (await context.Request.ReadPostedAsync(cancellation) is not { } form)
            return ErrorPages.Page(StatusCodes.Status400BadRequest);
        var noted = NotedForm.Of(form);
        (RoomCommand? command, Refusal? unread) = noted is null ? (RoomCommandForm.OfConsole(mirror.Room.Code.Text, form), null) : noted.Read(mirror.State, form);
        if (unread is not null)
            return await AnswerAsync(context, mirror, words, unread, noted);
        if (command is null)
            return ErrorPages.Page(StatusCodes.Status400BadRequest);
        var reply = await mirror.SendAsync(command, cancellation);
        if (reply.Kind is RoomReplyKind.Unavailable or RoomReplyKind.NotFound)
            return ErrorPages.Page(StatusCodes.Status503ServiceUnavailable);
        if (command is EndRoom)
            await ending.RememberAsync(mirror.Room.Id);
        return await AnswerAsync(context, mirror, words, reply.Refusal, noted);
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, RoomMirror mirror, Words words, Refusal? refusal, NotedForm? noted) =>
        context.Request.Headers.ContainsKey("X-Live") ? await ReplyAsync(mirror, words, refusal)
        : refusal is null ? new SeeOther($"/rooms/{mirror.Room.Code}/console")
        : await PageAsync(context, mirror, words, refusal, noted);

    private static async Task<IResult> PageAsync(HttpContext context, RoomMirror mirror, Words words, Refusal? refusal, NotedForm? noted = null)
    {
        var frame = mirror.Now;
        return new RazorComponentResult<ConsolePage>(new
        {
            Frame = frame,
            Parts = await frame.PartsAsync(Audience.Console, words.Language),
            IsOrganiser = context.User.Identity is { IsAuthenticated: true },
            Refusal = refusal,
            Noted = noted,
        })
        { StatusCode = refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }

    private static async Task<IResult> ReplyAsync(RoomMirror mirror, Words words, Refusal? refusal)
    {
        var frame = mirror.Now;
        return new RazorComponentResult<ConsoleReply>(new { Frame = frame, Parts = await frame.PartsAsync(Audience.Console, words.Language), Refusal = refusal })
        { StatusCode = refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }

    private static async ValueTask<RoomMirror?> FindAsync(string code, RoomFeed feed, CancellationToken cancellation) =>
        RoomCode.Read(code) is { } read ? await feed.FindAsync(read, cancellation) : null;
}

/// <summary>Remembers, beside the room's own log, the day a room ended: its retention counts from there.</summary>
internal sealed class RoomEnding(ParvisDbContext db, TimeProvider time)
{
    public Task RememberAsync(int roomId)
    {
        var now = time.GetUtcNow();
        return db.Rooms.Where(r => r.Id == roomId && r.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(r => r.EndedAt, now));
    }
}
