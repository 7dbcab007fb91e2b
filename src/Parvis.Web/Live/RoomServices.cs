using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;
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
        builder.Logging.AddFilter("Orleans", LogLevel.Error).AddFilter("Polly", LogLevel.Warning);
        builder.Host.UseOrleans(silo => Configure(silo, builder.Configuration));
    }

    private static void Configure(ISiloBuilder silo, ConfigurationManager configuration)
    {
        var address = IPAddress.Parse(configuration["Cluster:Address"] ?? "127.0.0.1");
        var port = configuration.GetValue("Cluster:Port", 0) is > 0 and var set ? set : FreePort(address);
        silo.UseLocalhostClustering(port, gatewayPort: 0);
        silo.Configure<EndpointOptions>(o => (o.AdvertisedIPAddress, o.SiloPort, o.GatewayPort) = (address, port, 0));
        silo.Configure<GrainCollectionOptions>(o => o.CollectionAge = TimeSpan.FromMinutes(10));
    }

    private static int FreePort(IPAddress address)
    {
        using var probe = new TcpListener(address, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
