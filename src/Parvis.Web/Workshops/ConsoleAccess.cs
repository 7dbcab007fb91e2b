using System.Security.Cryptography;
using System.Text;

namespace Parvis.Web.Workshops;

/// <summary>
/// Who may run a room: organisers, and whoever opened its co-facilitators' link. The link holds 128 random bits; opening it leaves them in a
/// cookie of this room alone.
/// </summary>
internal static class ConsoleAccess
{
    private const string Name = "room-console";

    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static bool MayRun(HttpContext context, string consoleKey) =>
        context.User.Identity is { IsAuthenticated: true } || Holds(consoleKey, context.Request.Cookies[Name]);

    public static bool Holds(string consoleKey, string? key) =>
        key is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(consoleKey));

    public static void Give(HttpContext context, string path, string consoleKey) => context.Response.Cookies.Append(Name, consoleKey, new()
    {
        Path = path,
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        MaxAge = TimeSpan.FromDays(2),
        IsEssential = true,
    });
}
