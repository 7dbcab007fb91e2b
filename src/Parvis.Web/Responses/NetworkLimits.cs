using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Threading.RateLimiting;

namespace Parvis.Web.Responses;

/// <summary>
/// How much one network may ask. A library's two hundred people share one address and must all pass; a machine that sends without
/// end must not. Addresses live in memory only, as salted digests, and are never written anywhere.
/// </summary>
internal static class NetworkLimits
{
    /// <summary>Forms and pages of participants.</summary>
    public const string Participants = "participants";

    /// <summary>Receipts typed by hand: guessing must be hopeless.</summary>
    public const string Receipts = "receipts";

    /// <summary>Pages and answers of a live room: a hall that shares one address presses all at once.</summary>
    public const string Rooms = "rooms";

    /// <summary>Coming into rooms: a thousand at once, then what a door lets through.</summary>
    public const string Joins = "joins";

    private static readonly byte[] Salt = RandomNumberGenerator.GetBytes(32);

    public static void AddNetworkLimits(this IServiceCollection services, IConfiguration configuration) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        var off = configuration.GetValue("RateLimit:Disabled", false);
        // 400 at once (a full hall joining), then 20 a second for as long as it lasts.
        Add(Participants, burst: 400, perSecond: 20);
        Add(Receipts, burst: 10, perSecond: 1);
        Add(Rooms, burst: 5000, perSecond: 250);
        Add(Joins, burst: 1000, perSecond: 20);

        void Add(string name, int burst, int perSecond) => limiter.AddPolicy(name, context => off
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetTokenBucketLimiter(Network(context.Connection.RemoteIpAddress), _ => new()
            {
                TokenLimit = burst,
                TokensPerPeriod = perSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            }));
    });

    // An IPv6 home or library holds a /64; an IPv4 one, a single address.
    private static string Network(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bytes = address.GetAddressBytes().AsSpan();
        var network = address.AddressFamily is AddressFamily.InterNetworkV6 ? bytes[..8] : bytes;
        return Convert.ToHexString(HMACSHA256.HashData(Salt, network).AsSpan(0, 8));
    }
}
