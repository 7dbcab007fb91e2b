using Microsoft.Playwright;
using Parvis.Web.Tests.Browser;

[assembly: AssemblyFixture(typeof(ChromiumFixture))]

namespace Parvis.Web.Tests.Browser;

/// <summary>
/// The machine's Chromium, started once, when a test first asks for it. A test class takes it in its constructor. The pages it opens
/// are at <c>http://localhost</c>, which browsers trust as they trust https (passkeys need it).
/// </summary>
public sealed class ChromiumFixture : IAsyncDisposable
{
    private const string WithoutWindows = "/usr/bin/chromium-headless-shell";

    private static readonly string[] Quiet =
    [
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> started = new(StartAsync);

    /// <summary>A phone held upright, in French, with nothing remembered. Closing its context is the caller's: <c>await using</c>.</summary>
    public Task<IBrowserContext> PhoneAsync(ParvisServer server, bool javaScript = true) => ContextAsync(server, new()
    {
        ViewportSize = new() { Width = 390, Height = 844 },
        HasTouch = true,
        IsMobile = true,
        JavaScriptEnabled = javaScript,
    });

    /// <summary>An organiser's screen.</summary>
    public Task<IBrowserContext> DesktopAsync(ParvisServer server, bool javaScript = true) => ContextAsync(server, new()
    {
        ViewportSize = new() { Width = 1280, Height = 900 },
        JavaScriptEnabled = javaScript,
    });

    public async Task<IBrowserContext> ContextAsync(ParvisServer server, BrowserNewContextOptions options)
    {
        var (_, browser) = await started.Value;
        options.BaseURL = server.LocalAddress.ToString();
        options.Locale ??= "fr-FR";
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(15_000);
        return context;
    }

    private static async Task<(IPlaywright, IBrowser)> StartAsync()
    {
        // As patient as clicks are: these tests share two cores with a hundred others.
        Assertions.SetDefaultExpectTimeout(15_000);
        var driver = await Playwright.CreateAsync();
        var browser = await driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("PARVIS_CHROMIUM")
                ?? (File.Exists(WithoutWindows) ? WithoutWindows : "/usr/bin/chromium"),
            // Chromium refuses its sandbox to root, as in a container.
            Args = Environment.IsPrivilegedProcess ? [.. Quiet, "--no-sandbox"] : Quiet,
        });
        return (driver, browser);
    }

    public async ValueTask DisposeAsync()
    {
        if (!started.IsValueCreated)
            return;
        var (driver, browser) = await started.Value;
        await browser.CloseAsync();
        driver.Dispose();
    }
}
