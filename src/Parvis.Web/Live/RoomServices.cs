using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;
using Orleans.Configuration;
using Parvis.Web.Hosting;
using Parvis.Web.Workshops;

namespace Parvis.Web.Live;

/// <summary>
/// Live rooms, and Orleans under them. With SQLite: this process alone, on the loopback. With PostgreSQL: every node of the same database,
/// which find one another in it; <c>Cluster:Address</c> and <c>Cluster:Port</c> say where the others reach this one.
/// </summary>
internal static class RoomServices
{
    public static void AddRooms(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<RoomLog>();
        services.AddHostedService(provider => provider.GetRequiredService<RoomLog>());
        services.AddSingleton<RoomDirectory>();
        services.AddSingleton<Fragments>();
        services.AddSingleton<RoomFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<RoomFeed>());
        services.AddSingleton<EventStream>();
        services.AddSingleton<ParticipantCookie>();
        services.AddScoped<RoomEnding>();
        services.AddScoped<RoomErasure>();
        // What Orleans says of itself; what fails for a room is said by the room.
        builder.Logging.AddFilter("Orleans", LogLevel.Error)
            // It finds no one to cancel with when a node has just died, which is said elsewhere.
            .AddFilter("Orleans.Runtime.GrainCallCancellationManager", LogLevel.Critical).AddFilter("Polly", LogLevel.Error)
            // A stopping node refuses what is still on its way to it.
            .AddFilter("Orleans.Messaging", LogLevel.Critical);
        builder.Host.UseOrleans(silo => Configure(silo, builder.Configuration));
    }

    private static void Configure(ISiloBuilder silo, ConfigurationManager configuration)
    {
        var address = Address(configuration["Cluster:Address"]);
        var port = configuration.GetValue("Cluster:Port", 0) is > 0 and var chosen ? chosen : FreePort(address);
        if (configuration["Database:Provider"] is "postgres")
            UsePostgres(silo, configuration["Database:ConnectionString"]!);
        else
            silo.UseLocalhostClustering(port, gatewayPort: 0);
        silo.Configure<EndpointOptions>(o => (o.AdvertisedIPAddress, o.SiloPort, o.GatewayPort) = (address, port, 0));
        silo.Configure<GrainCollectionOptions>(o => o.CollectionAge = TimeSpan.FromMinutes(10));
        // A command whose room's node has just died is answered soon, and sent again.
        silo.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromSeconds(8));
    }

    // A node is given up after two seconds without a sign: a room must be followed again within five.
    private static void UsePostgres(ISiloBuilder silo, string connection)
    {
        silo.Configure<ClusterOptions>(o => o.ClusterId = o.ServiceId = "parvis");
        silo.Services.AddSingleton(new PostgresMembership(NpgsqlDataSource.Create(connection)));
        silo.Services.AddSingleton<IMembershipTable>(services => services.GetRequiredService<PostgresMembership>());
        silo.Configure<ClusterMembershipOptions>(o =>
        {
            (o.ProbeTimeout, o.NumMissedProbesLimit, o.NumVotesForDeathDeclaration) = (TimeSpan.FromSeconds(1), 2, 2);
            (o.IAmAliveTablePublishTimeout, o.NumMissedTableIAmAliveLimit) = (TimeSpan.FromSeconds(5), 2);
            o.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        });
    }

    private static IPAddress Address(string? setting) => setting switch
    {
        null => IPAddress.Loopback,
        // What this machine's own name has: containers learn theirs at start.
        "auto" => Dns.GetHostAddresses(Dns.GetHostName(), AddressFamily.InterNetwork).FirstOrDefault(a => !IPAddress.IsLoopback(a))
            ?? throw new SettingException("Cluster:Address is auto, and this machine's name has no address by which others could reach it."),
        _ => IPAddress.TryParse(setting, out var own) ? own
            : throw new SettingException("Cluster:Address is not an address of this machine, such as 10.0.0.2, nor auto."),
    };

    private static int FreePort(IPAddress address)
    {
        // Below the ports that systems give to outgoing connections: one of those could take it before Orleans does.
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(20_000, 32_000);
            using var probe = new TcpListener(address, port);
            try
            {
                probe.Start();
                return port;
            }
            catch (SocketException taken) when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse)
            {
                // Another.
            }
        }
    }
}
