using Microsoft.Playwright;

namespace Parvis.Bench;

/// <summary>
/// The phone page as an old phone on slow 3G sees it (400 kbit/s, 400 ms, processor four times slower): bytes, requests, first
/// paint, with an empty cache.
/// </summary>
internal static class PageBench
{
    private const int Times = 5;

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
        foreach (var (name, path) in new[] { ("welcome", ""), ("a question", "/q/q6") })
        {
            var seen = new List<(int Requests, double Bytes, double Paint)>();
            for (var time = 0; time < Times; time++)
                seen.Add(await MeasureAsync(browser, new Uri($"http://127.0.0.1:{server.Port}/r/{BenchServer.CodeOf(1)}{path}")));
            Report.Line($"{name}: requests", seen.Max(s => s.Requests).ToString(), "≤ 3");
            Report.Line($"{name}: bytes on the wire, headers included", seen.Max(s => s.Bytes).ToString("N0"), "≤ 14,336");
            Report.Line($"{name}: first paint, median of {Times}", $"{Report.Median([.. seen.Select(s => s.Paint)]):N0} ms");
        }
        Directory.Delete(home, recursive: true);
    }

    private static async Task<(int Requests, double Bytes, double Paint)> MeasureAsync(IBrowser browser, Uri address)
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
        // It may come after the page has loaded.
        var paint = await page.EvaluateAsync<double>("""
            () => new Promise(seen => new PerformanceObserver(entries => {
                for (const entry of entries.getEntriesByName('first-contentful-paint')) seen(entry.startTime);
            }).observe({ type: 'paint', buffered: true }))
            """);
        return (requests, bytes, paint);
    }
}
