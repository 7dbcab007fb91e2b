using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Parvis.Web.Hosting;

/// <summary>
/// <c>Hosting:BehindProxy</c>: <c>true</c> when a proxy on this machine speaks to the public, or the addresses of proxies elsewhere,
/// separated by commas. Only then is what a proxy says of the visitor believed; it serves to limit rates, and is never written.
/// </summary>
internal static class Proxy
{
    public static void UseParvisProxy(this WebApplication app)
    {
        var setting = app.Configuration["Hosting:BehindProxy"];
        if (setting is null or "" || setting.Equals("false", StringComparison.OrdinalIgnoreCase))
            return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        // With « true » the defaults hold: this machine.
        if (!setting.Equals("true", StringComparison.OrdinalIgnoreCase))
            foreach (var proxy in setting.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                if (IPAddress.TryParse(proxy, out var address))
                    options.KnownProxies.Add(address);
                else if (System.Net.IPNetwork.TryParse(proxy, out var network))
                    options.KnownIPNetworks.Add(network);
                else
                    throw new SettingException($"Hosting:BehindProxy is “{setting}”: it can be true, false, or addresses such as 10.0.0.2 or 10.0.0.0/8.");
        app.UseForwardedHeaders(options);
    }
}
