using Microsoft.AspNetCore.Http.HttpResults;
using Parvis.Core;
using Parvis.Core.Workshops;
using Parvis.Core.Workshops.Commands;
using Parvis.Core.Workshops.State;
using Parvis.Core.Workshops.Views;
using Parvis.Web.Hosting;
using Parvis.Web.Layout;
using Parvis.Web.Live;
using Parvis.Web.Responses;
using Parvis.Web.SurveyRooms;

namespace Parvis.Web.Workshops;

/// <summary>
/// Phones in a room. Forms are protected by the device's sealed cookie, <c>Origin</c> and <c>SameSite</c> instead of antiforgery, as a
/// survey's are: pages stay the same for all.
/// </summary>
internal static class ParticipantEndpoints
{
    public static void MapParticipants(this WebApplication app)
    {
        app.MapGet("/s", DoorAsync).AllowAnyone().RequireRateLimiting(NetworkLimits.Participants);
        var room = app.MapGroup("/s/{code}").AllowAnyone().RequireRateLimiting(NetworkLimits.Rooms);
        room.MapGet("", ShowAsync);
        room.MapPost("", JoinAsync).RequireRateLimiting(NetworkLimits.Joins);
        room.MapGet("/tablet", TabletAsync);
        room.MapPost("/next", NextAsync).RequireRateLimiting(NetworkLimits.Joins);
        room.MapPost("/commands", SendAsync);
        room.MapGet("/own", OwnAsync);
        room.MapGet("/events", StreamAsync).DisableRequestTimeout();
    }

    private static async Task<IResult> DoorAsync(string? code, RoomFeed feed, SurveyRoomFeed surveys, CancellationToken cancellation) =>
        code is null ? Door(null, null)
        : RoomCode.Read(code) is { } read && await feed.FindAsync(read, cancellation) is not null ? new SeeOther($"/s/{read}")
        : await SurveyAsync(code, surveys) is { } survey ? survey
        : Door(code, new Refusal("live.no-such-room").On("code"), StatusCodes.Status404NotFound);

    private static async Task<IResult> ShowAsync(
        string code, string? change, HttpContext context, RoomFeed feed, SurveyRoomFeed surveys, ParticipantCookie cookie, Words words, CancellationToken cancellation)
    {
        if (RoomCode.Read(code) is not { } read || await feed.FindAsync(read, cancellation) is not { } mirror)
            return await SurveyAsync(code, surveys) ?? Door(code.Length <= 20 ? code : null, new Refusal("live.no-such-room").On("code"), StatusCodes.Status404NotFound);
        // Cookies keep to the letter of their path.
        if (code != read.Text)
            return new SeeOther($"/s/{read}");
        return await SeatAsync(context, mirror, cookie) is { } seat
            ? await PageAsync(context, mirror, seat, words, null, change: change is not null)
            : Join(context, mirror.Room, null, null);
    }

    private static async Task<IResult> JoinAsync(string code, HttpContext context, RoomFeed feed, ParticipantCookie cookie, CancellationToken cancellation)
    {
        if (RoomCode.Read(code) is not { } read || await feed.FindAsync(read, cancellation) is not { } mirror)
            return Door(null, new Refusal("live.no-such-room").On("code"), StatusCodes.Status404NotFound);
        if (context.Request.IsFromElsewhere())
            return ErrorPages.Page(StatusCodes.Status403Forbidden);
        if (await context.Request.ReadPostedAsync(cancellation) is not { } form)
            return ErrorPages.Page(StatusCodes.Status400BadRequest);
        return await SitAsync(context, mirror, cookie, cookie.Read(context, read) ?? Guid.NewGuid(), form["nickname"], form["team"], cancellation);
    }

    private static async Task<IResult> SitAsync(
        HttpContext context, RoomMirror mirror, ParticipantCookie cookie, Guid key, string? nickname, string? team, CancellationToken cancellation)
    {
        var room = mirror.Room.Code;
        var reply = await mirror.SendAsync(new JoinRoom(room.Text, Guid.NewGuid(), key, nickname, team), cancellation);
        if (reply.Refusal is { } refusal)
            return Join(context, mirror.Room, nickname, refusal, StatusCodes.Status422UnprocessableEntity);
        // Also where it is not known whether there is a seat: who presses again comes back to the same one.
        cookie.Write(context, room, key);
        return reply.Kind is RoomReplyKind.Done ? new SeeOther($"/s/{room}") : ErrorPages.Page(StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>This device goes from hand to hand: its pages get « Personne suivante ».</summary>
    private static async Task<IResult> TabletAsync(string code, HttpContext context, RoomFeed feed, CancellationToken cancellation)
    {
        if (RoomCode.Read(code) is not { } read || await feed.FindAsync(read, cancellation) is null)
            return Door(null, new Refusal("live.no-such-room").On("code"), StatusCodes.Status404NotFound);
        ParticipantCookie.BecomeTablet(context, read);
        return new SeeOther($"/s/{read}");
    }

    /// <summary>On a shared tablet: to another person, who sees nothing of the one before, and counts once they say « C’est à moi ».</summary>
    private static async Task<IResult> NextAsync(string code, HttpContext context, RoomFeed feed, CancellationToken cancellation)
    {
        if (RoomCode.Read(code) is not { } read || await feed.FindAsync(read, cancellation) is null)
            return Door(null, new Refusal("live.no-such-room").On("code"), StatusCodes.Status404NotFound);
        if (context.Request.IsFromElsewhere())
            return ErrorPages.Page(StatusCodes.Status403Forbidden);
        if (!ParticipantCookie.IsTablet(context))
            return ErrorPages.Page(StatusCodes.Status400BadRequest);
        ParticipantCookie.Forget(context, read);
        return new SeeOther($"/s/{read}");
    }

    /// <summary>An answer, dots, a question, a vote. A script is sent the device's own regions; a browser goes to the page again.</summary>
    private static async Task<IResult> SendAsync(
        string code, HttpContext context, RoomFeed feed, ParticipantCookie cookie, Words words, CancellationToken cancellation)
    {
        if (RoomCode.Read(code) is not { } read || await feed.FindAsync(read, cancellation) is not { } mirror)
            return Door(null, new Refusal("live.no-such-room").On("code"), StatusCodes.Status404NotFound);
        if (context.Request.IsFromElsewhere())
            return ErrorPages.Page(StatusCodes.Status403Forbidden);
        if (await SeatAsync(context, mirror, cookie) is not { } seat)
            return Join(context, mirror.Room, null, new Refusal("room.unknown-participant"), StatusCodes.Status403Forbidden);
        if (await context.Request.ReadPostedAsync(cancellation) is not { } form || RoomCommandForm.OfParticipant(read.Text, seat, form) is not { } command)
            return ErrorPages.Page(StatusCodes.Status400BadRequest);
        var reply = await mirror.SendAsync(command, cancellation);
        if (reply.Kind is RoomReplyKind.Unavailable or RoomReplyKind.NotFound)
            return ErrorPages.Page(StatusCodes.Status503ServiceUnavailable);
        // What was typed stays in the form that is shown again.
        var typed = reply.Refusal is null ? null : command as GiveAnswer;
        return IsScript(context) ? await RegionsAsync(mirror, seat, words, reply.Refusal, typed)
            : reply.Refusal is null ? new SeeOther($"/s/{read}")
            : await PageAsync(context, mirror, seat, words, reply.Refusal, typed);
    }

    private static async Task<IResult> OwnAsync(string code, HttpContext context, RoomFeed feed, ParticipantCookie cookie, Words words, CancellationToken cancellation) =>
        RoomCode.Read(code) is { } read && await feed.FindAsync(read, cancellation) is { } mirror && await SeatAsync(context, mirror, cookie) is { } seat
            ? await RegionsAsync(mirror, seat, words, null, null)
            : ErrorPages.Page(StatusCodes.Status404NotFound);

    private static async Task StreamAsync(string code, HttpContext context, RoomFeed feed, ParticipantCookie cookie, EventStream stream, Words words)
    {
        if (RoomCode.Read(code) is { } read && await feed.FindAsync(read, context.RequestAborted) is { } mirror && await SeatAsync(context, mirror, cookie) is not null)
            await stream.RunAsync(context, read, Audience.Phone, words.Language);
        else
            await ErrorPages.Page(StatusCodes.Status403Forbidden).ExecuteAsync(context);
    }

    /// <summary>The number of the participant that this device is; null before it came in.</summary>
    private static async ValueTask<int?> SeatAsync(HttpContext context, RoomMirror mirror, ParticipantCookie cookie)
    {
        if (cookie.Read(context, mirror.Room.Code) is not { } key)
            return null;
        if (mirror.State.NumberOf(key) is { } number)
            return number;
        // Sealed by this instance, so it did come in: through another node, whose news are still on their way to this one.
        await mirror.ReadOnAsync(context.RequestAborted);
        return mirror.State.NumberOf(key);
    }

    private static async Task<IResult> PageAsync(HttpContext context, RoomMirror mirror, int seat, Words words, Refusal? refusal, GiveAnswer? typed = null, bool change = false)
    {
        var (frame, now) = mirror.Look();
        var view = ViewOf(frame, now, seat, typed);
        if (ParticipantCookie.IsTablet(context) && refusal is null && !change && view.HasAnswered && view.Step is { Open: true })
            return new RazorComponentResult<TabletPage>(new { Room = frame.Room });
        return new RazorComponentResult<RoomPage>(new
        {
            Frame = frame,
            View = view,
            Parts = await frame.PartsAsync(Audience.Phone, words.Language),
            Refusal = refusal,
            Tablet = ParticipantCookie.IsTablet(context),
        })
        { StatusCode = refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }

    private static async Task<IResult> RegionsAsync(RoomMirror mirror, int seat, Words words, Refusal? refusal, GiveAnswer? typed)
    {
        var (frame, now) = mirror.Look();
        if (refusal is null)
            return await frame.OwnAsync(now, seat, words.Language);
        return new RazorComponentResult<RoomParts>(new
        {
            Frame = frame,
            View = ViewOf(frame, now, seat, typed),
            Parts = await frame.PartsAsync(Audience.Phone, words.Language),
            Refusal = refusal,
        })
        { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    private static ParticipantView ViewOf(RoomFrame frame, RoomState now, int seat, GiveAnswer? typed)
    {
        var view = frame.Phone(now, seat)!;
        return typed is not null && view.Step is { } step && (step.Step, step.Round) == (typed.Step, typed.Round) && typed.Raw.Length <= RoomLimits.Values
            ? view with { Answer = typed.Raw } : view;
    }

    /// <summary>A code that leads to a survey's form: the survey takes it from there.</summary>
    private static async Task<IResult?> SurveyAsync(string code, SurveyRoomFeed surveys) =>
        RoomCode.Read(code) is { } read && await surveys.FindAsync(read) is { View.ChannelCode: var channel } ? new SeeOther($"/r/{channel}") : null;

    private static bool IsScript(HttpContext context) => context.Request.Headers.ContainsKey("X-Live");

    private static RazorComponentResult<JoinPage> Door(string? typed, Refusal? refusal, int status = StatusCodes.Status200OK) =>
        new RazorComponentResult<JoinPage>(new { Typed = typed, Refusal = refusal }) { StatusCode = status };

    private static RazorComponentResult<JoinPage> Join(HttpContext context, RoomHeader room, string? nickname, Refusal? refusal, int status = StatusCodes.Status200OK) =>
        new RazorComponentResult<JoinPage>(new
        {
            RoomCode = room.Code.Text,
            room.Title,
            Nickname = nickname,
            room.Workshop.OffersNickname,
            room.Workshop.Teams,
            Refusal = refusal,
            Tablet = ParticipantCookie.IsTablet(context),
        })
        { StatusCode = status };
}
