using System.Security.Cryptography;
using System.Text;
using Parvis.Web.Live;

namespace Parvis.Web.Workshops;

/// <summary>
/// Who may run a room: organisers, and whoever opened its co-facilitators' link. The link holds 128 random bits; opening it leaves them in a
/// cookie of this room alone.
/// </summary>
internal static class ConsoleAccess
{
    private const string Name = "room-console";

    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static string Path(RoomHeader room) => $"/rooms/{room.Code}/with/{room.ConsoleKey}";

    public static bool MayRun(HttpContext context, RoomHeader room) =>
        context.User.Identity is { IsAuthenticated: true } || Holds(room, context.Request.Cookies[Name]);

    public static bool Holds(RoomHeader room, string? key) =>
        key is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(room.ConsoleKey));

    public static void Give(HttpContext context, RoomHeader room) => context.Response.Cookies.Append(Name, room.ConsoleKey, new()
    {
        Path = $"/rooms/{room.Code}",
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        MaxAge = TimeSpan.FromDays(2),
        IsEssential = true,
    });
}
