using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Parvis.Web.Tests.Workshops;

namespace Parvis.Web.Tests.Live;

/// <summary>Processes of the server, and phones that, as real ones, send again to another when one is gone.</summary>
internal sealed class ServerNodes : IAsyncDisposable
{
    private readonly List<Process> processes = [];

    public List<HttpClient> Clients { get; } = [];

    /// <summary>By which the nodes know one another.</summary>
    public List<int> Ports { get; } = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ServerNodes> StartAsync(int count, string[] settings)
    {
        var nodes = new ServerNodes();
        for (var i = 0; i < count; i++)
            nodes.Start(settings);
        var since = Stopwatch.StartNew();
        foreach (var client in nodes.Clients)
            while (!await IsUpAsync(client))
            {
                Assert.True(since.Elapsed < TimeSpan.FromSeconds(120), "A node does not start.");
                await Task.Delay(200, Cancellation);
            }
        return nodes;
    }

    public void Kill(int node) => processes[node].Kill(entireProcessTree: true);

    public async Task<string> JoinAsync(LiveRoom room, int person)
    {
        using var answer = await SendAsync(person, $"/s/{room.Code}", null, []);
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    public async Task AnswerAsync(LiveRoom room, string cookie, int person)
    {
        using var answer = await SendAsync(person, $"/s/{room.Code}/commands", cookie,
            [("command", "give-answer"), ("id", $"{Guid.NewGuid()}"), ("step", "0"), ("round", "1"), ("v", $"{person}")]);
    }

    public async Task CommandAsync(LiveRoom room, string command, int step, params (string, string)[] fields)
    {
        using var answer = await SendAsync(0, $"/rooms/{room.Code}/commands", $"room-console={room.ConsoleKey}",
            [("command", command), ("id", $"{Guid.NewGuid()}"), ("step", $"{step}"), ("round", "1"), .. fields]);
    }

    // The same form, to one node after another, until it is acknowledged.
    private async Task<HttpResponseMessage> SendAsync(int person, string path, string? cookie, (string, string)[] fields)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Pages.Form(fields) };
            if (cookie is not null)
                request.Headers.Add("Cookie", cookie);
            try
            {
                var answer = await Clients[(person + attempt) % Clients.Count].SendAsync(request, Cancellation);
                if (answer.StatusCode is HttpStatusCode.SeeOther)
                    return answer;
                // A refusal is a fault of the test or of the room; only a room out of reach may be asked again.
                Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
                // Kept as a browser keeps it: who presses again is the same person.
                cookie = answer.Headers.TryGetValues("Set-Cookie", out var given) ? given.Single().Split(';')[0] : cookie;
                answer.Dispose();
            }
            catch (HttpRequestException)
            {
                // That node is gone.
            }
            await Task.Delay(150, Cancellation);
        }
        throw new InvalidOperationException("No node answers.");
    }

    private void Start(string[] settings)
    {
        var (web, cluster) = (FreePort(), FreePort());
        var start = new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "parvis.dll"), "serve", "--urls", $"http://127.0.0.1:{web}", "--no-demo", "--Cluster:Port", $"{cluster}", .. settings])
        {
            WorkingDirectory = Directory.CreateTempSubdirectory("parvis-test-").FullName,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        // Read, or the pipe would fill and the node stand still.
        process.BeginOutputReadLine();
        processes.Add(process);
        Ports.Add(cluster);
        Clients.Add(new(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{web}") });
    }

    private static async Task<bool> IsUpAsync(HttpClient client)
    {
        try
        {
            return (await client.GetAsync("/health", Cancellation)).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            Directory.Delete(process.StartInfo.WorkingDirectory, recursive: true);
            process.Dispose();
        }
        Clients.ForEach(client => client.Dispose());
    }
}
