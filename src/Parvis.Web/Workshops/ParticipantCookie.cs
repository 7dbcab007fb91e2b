using Microsoft.AspNetCore.DataProtection;
using System.Security.Cryptography;
using Parvis.Core.Workshops;

namespace Parvis.Web.Workshops;

/// <summary>
/// What a device keeps of a room: a random key, sealed for that room alone. It says who comes back, and nothing of who they are; gone with
/// the browser's cookies, or two days later.
/// </summary>
internal sealed class ParticipantCookie(IDataProtectionProvider protection)
{
    private const string Name = "room-seat";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    /// <summary>The device's key in this room; null when it holds none that this server sealed for this room.</summary>
    public Guid? Read(HttpContext context, RoomCode room)
    {
        if (context.Request.Cookies[Name] is not { Length: > 0 and < 1024 } value)
            return null;
        try
        {
            return Guid.ParseExact(Protector(room).Unprotect(value), "N");
        }
        catch (CryptographicException)
        {
            // Forged, or of another room or server: a stranger.
            return null;
        }
    }

    public void Write(HttpContext context, RoomCode room, Guid key) =>
        context.Response.Cookies.Append(Name, Protector(room).Protect(key.ToString("N")), new()
        {
            Path = $"/s/{room}",
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = Kept,
            IsEssential = true,
        });

    private IDataProtector Protector(RoomCode room) => protection.CreateProtector("Parvis.RoomSeat", room.Text);
}
