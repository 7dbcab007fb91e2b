using Microsoft.Playwright;

namespace Parvis.Bench;

/// <summary>
/// The phone page as an old phone on slow 3G sees it (400 kbit/s, 400 ms, processor four times slower): bytes, requests, first
/// paint, with an empty cache.
/// </summary>
internal static class PageBench
{
    private static readonly string[] Flags =
        ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    public static async Task RunAsync()
    {
        var home = Directory.CreateTempSubdirectory("parvis-bench-").FullName;
        using var server = await BenchServer.StartAsync(home, 5183);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = Environment.UserName == "root" ? [.. Flags, "--no-sandbox"] : Flags,
        });
        Report.Title("Phone page on slow 3G, processor ×4 slower, empty cache");
        foreach (var (name, path) in new[] { ("welcome", "/r/bench"), ("a question", "/r/bench/q/q6") })
            await MeasureAsync(browser, name, new Uri($"http://127.0.0.1:{server.Port}{path}"));
        Directory.Delete(home, recursive: true);
    }

    private static async Task MeasureAsync(IBrowser browser, string name, Uri address)
    {
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 360, Height = 740 } });
        var page = await context.NewPageAsync();
        var cdp = await context.NewCDPSessionAsync(page);
        await cdp.SendAsync("Network.enable");
        await cdp.SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false,
            ["latency"] = 400,
            ["downloadThroughput"] = 50_000,
            ["uploadThroughput"] = 50_000,
        });
        await cdp.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 4 });
        var (requests, bytes) = (0, 0.0);
        cdp.Event("Network.responseReceived").OnEvent += (_, _) => requests++;
        cdp.Event("Network.loadingFinished").OnEvent += (_, e) => bytes += e!.Value.GetProperty("encodedDataLength").GetDouble();
        await page.GotoAsync(address.ToString(), new() { WaitUntil = WaitUntilState.Load });
        var paint = await page.EvaluateAsync<double>(
            "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1");
        Report.Line($"{name}: requests", requests.ToString(), "≤ 3");
        Report.Line($"{name}: bytes on the wire, headers included", bytes.ToString("N0"), "≤ 14,336");
        Report.Line($"{name}: first paint", $"{paint:N0} ms");
    }
}
