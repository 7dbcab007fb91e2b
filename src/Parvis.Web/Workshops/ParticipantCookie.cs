using Parvis.Core.Workshops;
using Parvis.Web.Answers;

namespace Parvis.Web.Workshops;

/// <summary>
/// What a device keeps of a room: a random key, sealed for that room alone. It says who comes back, and nothing of who they are; gone with
/// the browser's cookies, or forty days later: a workshop in pause may go on another week.
/// </summary>
internal sealed class ParticipantCookie(FormKeys keys)
{
    private const string Name = "room-seat", Tablet = "room-tablet";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(40);

    /// <summary>The device's key in this room; null when it holds none that this server sealed for this room: forged, or of another room.</summary>
    public Guid? Read(HttpContext context, RoomCode room) => keys.Unseal(room.Text, context.Request.Cookies[Name]);

    public void Write(HttpContext context, RoomCode room, Guid key) =>
        context.Response.Cookies.Append(Name, keys.Seal(room.Text, key), Options(context, room));

    /// <summary>The next person gets a seat of their own.</summary>
    public static void Forget(HttpContext context, RoomCode room) => context.Response.Cookies.Delete(Name, Options(context, room));

    /// <summary>Whether this device goes from hand to hand.</summary>
    public static bool IsTablet(HttpContext context) => context.Request.Cookies.ContainsKey(Tablet);

    public static void BecomeTablet(HttpContext context, RoomCode room) => context.Response.Cookies.Append(Tablet, "1", Options(context, room));

    private static CookieOptions Options(HttpContext context, RoomCode room) => new()
    {
        Path = $"/s/{room}",
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        MaxAge = Kept,
        IsEssential = true,
    };
}
