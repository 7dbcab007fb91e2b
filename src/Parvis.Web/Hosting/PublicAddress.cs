using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Parvis.Web.Hosting;

/// <summary>
/// Where people reach this server: <c>Hosting:PublicAddress</c> when it is set (behind a proxy), else the first address it listens on.
/// </summary>
public sealed class PublicAddress(IConfiguration configuration, IServer server)
{
    /// <summary>The whole address of a path such as <c>/r/k7q4m</c>.</summary>
    public string Of(string path) => Root.TrimEnd('/') + path;

    /// <summary>The same, as the person making this request reaches it.</summary>
    public string Of(string path, HttpRequest request) =>
        configuration["Hosting:PublicAddress"] is { Length: > 0 } ? Of(path) : $"{request.Scheme}://{request.Host}{path}";

    private string Root =>
        configuration["Hosting:PublicAddress"] is { Length: > 0 } set ? set
        : (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? configuration["urls"]!.Split(';')[0])
            .Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
            .Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal);
}
