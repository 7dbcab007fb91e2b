using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parvis.Web.Documents;

/// <summary>
/// One Chromium without a window, spoken to through a pipe (its DevTools protocol): no port is open. Its profile is a folder made for it
/// and erased with it; it reaches no network, and runs no script.
/// </summary>
internal sealed class ChromiumProcess : IAsyncDisposable
{
    private static readonly string[] Quiet =
    [
        "--headless", "--remote-debugging-pipe", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-default-apps", "--mute-audio", "--hide-scrollbars",
        // Whatever a document names leads nowhere.
        "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9", "--proxy-bypass-list=<-loopback>",
    ];

    private readonly Process process;
    private readonly string profile;
    private readonly ArrayBufferWriter<byte> received = new();
    private int calls;
    private string? session;

    private ChromiumProcess(Process process, string profile) => (this.process, this.profile) = (process, profile);

    /// <param name="sandbox">Chromium refuses its sandbox to root, and finds none in most containers.</param>
    public static async Task<ChromiumProcess> StartAsync(string path, bool sandbox, CancellationToken cancellation)
    {
        var profile = Directory.CreateTempSubdirectory("parvis-chromium-").FullName;
        // The shell hands our pipes over as the two the protocol wants (3 and 4), then becomes Chromium.
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        string[] arguments = ["-c", "exec \"$@\" 3<&0 4>&1 0</dev/null 1>/dev/null 2>/dev/null", "sh", path, .. Quiet, $"--user-data-dir={profile}"];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        if (!sandbox)
            start.ArgumentList.Add("--no-sandbox");
        // Nothing of our own surroundings: settings may hold passwords.
        start.Environment.Clear();
        (start.Environment["PATH"], start.Environment["HOME"], start.Environment["TMPDIR"]) = (Environment.GetEnvironmentVariable("PATH"), profile, profile);
        var chromium = new ChromiumProcess(Process.Start(start)!, profile);
        try
        {
            await chromium.OpenPageAsync(cancellation);
            return chromium;
        }
        catch
        {
            await chromium.DisposeAsync();
            throw;
        }
    }

    /// <summary>Shows a whole HTML page, at a size in pixels.</summary>
    public async Task ShowAsync(string html, double width, double height, double scale, CancellationToken cancellation)
    {
        await CallAsync("Emulation.setDeviceMetricsOverride", new()
        {
            ["width"] = (int)Math.Ceiling(width), ["height"] = (int)Math.Ceiling(height), ["deviceScaleFactor"] = scale, ["mobile"] = false,
        }, cancellation);
        var tree = await CallAsync("Page.getFrameTree", [], cancellation);
        var frame = tree.GetProperty("frameTree").GetProperty("frame").GetProperty("id").GetString();
        await CallAsync("Page.setDocumentContent", new() { ["frameId"] = frame, ["html"] = html }, cancellation);
    }

    /// <summary>One call of the protocol, and its answer.</summary>
    public async Task<JsonElement> CallAsync(string method, JsonObject parameters, CancellationToken cancellation)
    {
        var call = new JsonObject { ["id"] = ++calls, ["method"] = method, ["params"] = parameters };
        if (session is not null)
            call["sessionId"] = session;
        var input = process.StandardInput.BaseStream;
        await input.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(call), cancellation);
        await input.WriteAsync(new byte[1], cancellation);
        await input.FlushAsync(cancellation);
        while (true)
        {
            using var message = JsonDocument.Parse(await MessageAsync(cancellation));
            var root = message.RootElement;
            if (!root.TryGetProperty("id", out var id) || id.GetInt32() != calls)
                continue;
            return root.TryGetProperty("result", out var result) ? result.Clone() : throw new IOException($"Chromium refused {method}.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        // Its children let go of their files a little after it.
        for (var attempt = 0; Directory.Exists(profile); attempt++)
            try
            {
                Directory.Delete(profile, recursive: true);
            }
            catch (IOException) when (attempt < 20)
            {
                await Task.Delay(50);
            }
    }

    private async Task OpenPageAsync(CancellationToken cancellation)
    {
        var page = await CallAsync("Target.createTarget", new() { ["url"] = "about:blank" }, cancellation);
        var attached = await CallAsync("Target.attachToTarget", new() { ["targetId"] = page.GetProperty("targetId").GetString(), ["flatten"] = true }, cancellation);
        session = attached.GetProperty("sessionId").GetString();
        await CallAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = true }, cancellation);
    }

    // Messages end with a zero byte.
    private async Task<ReadOnlyMemory<byte>> MessageAsync(CancellationToken cancellation)
    {
        var searched = 0;
        while (true)
        {
            var end = received.WrittenSpan[searched..].IndexOf((byte)0);
            if (end >= 0)
                return Take(searched + end);
            searched = received.WrittenCount;
            var read = await process.StandardOutput.BaseStream.ReadAsync(received.GetMemory(1 << 16), cancellation);
            if (read == 0)
                throw new IOException("Chromium ended before it answered.");
            received.Advance(read);
        }
    }

    private byte[] Take(int length)
    {
        var message = received.WrittenSpan[..length].ToArray();
        var rest = received.WrittenSpan[(length + 1)..].ToArray();
        received.ResetWrittenCount();
        received.Write(rest);
        return message;
    }
}
