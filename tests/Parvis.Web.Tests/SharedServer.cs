using Parvis.Web.Tests;

[assembly: AssemblyFixture(typeof(SharedServer))]

namespace Parvis.Web.Tests;

/// <summary>
/// One server for the tests that bring what they look at (a survey, a kit) and leave the rest of it alone: a start costs as much as ten
/// stories. A test about the server itself, its people, its clock or its limits starts its own.
/// </summary>
public sealed class SharedServer : IAsyncDisposable
{
    // Hundreds of tests share one address: what it may ask for in a minute is another test's matter.
    private static readonly Lazy<Task<ParvisServer>> Started = new(() => ParvisServer.StartAsync(null, "--RateLimit:Disabled", "true"));

    public static Task<ParvisServer> GetAsync() => Started.Value;

    public async ValueTask DisposeAsync()
    {
        if (Started.IsValueCreated)
            await (await Started.Value).DisposeAsync();
    }
}
