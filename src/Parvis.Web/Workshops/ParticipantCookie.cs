using Parvis.Core.Workshops;
using Parvis.Web.Answers;

namespace Parvis.Web.Workshops;

/// <summary>
/// What a device keeps of a room: a random key, sealed for that room alone. It says who comes back, and nothing of who they are; gone with
/// the browser's cookies, or two days later.
/// </summary>
internal sealed class ParticipantCookie(FormKeys keys)
{
    private const string Name = "room-seat";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    /// <summary>The device's key in this room; null when it holds none that this server sealed for this room: forged, or of another room.</summary>
    public Guid? Read(HttpContext context, RoomCode room) => keys.Unseal(room.Text, context.Request.Cookies[Name]);

    public void Write(HttpContext context, RoomCode room, Guid key) =>
        context.Response.Cookies.Append(Name, keys.Seal(room.Text, key), new()
        {
            Path = $"/s/{room}",
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = Kept,
            IsEssential = true,
        });
}
