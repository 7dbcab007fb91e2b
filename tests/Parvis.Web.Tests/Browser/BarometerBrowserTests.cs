using Microsoft.Playwright;
using Parvis.Web.Tests.Barometers;

namespace Parvis.Web.Tests.Browser;

public sealed class BarometerBrowserTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task The_public_barometer_is_accessible_and_fits_phones_screens_and_the_dark()
    {
        await using var server = await PublishedAsync();
        foreach (var (name, width, dark) in new[] { ("phone", 390, false), ("small", 320, false), ("desktop", 1280, false), ("dark", 1280, true), ("dark-phone", 390, true) })
        {
            await using var context = await chromium.ContextAsync(server, new()
            {
                ViewportSize = new() { Width = width, Height = 844 },
                ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            });
            var page = await context.NewPageAsync();
            await page.GotoAsync("/barometres/mur-ia");
            await page.ScreenshotAsync($"barometer-{name}");
            if (name is "desktop" or "dark")
                await page.AssertAccessibleAsync();
            if (width == 320)
            {
                // With every table open.
                await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
                await page.AssertAccessibleAsync();
                await page.ScreenshotAsync("barometer-small-open");
                await page.GotoAsync("/barometres");
                await page.AssertAccessibleAsync();
                await page.ScreenshotAsync("barometers");
            }
        }
    }

    [Fact]
    public async Task The_tables_are_one_key_away_without_JavaScript()
    {
        await using var server = await PublishedAsync();
        await using var phone = await chromium.PhoneAsync(server, javaScript: false);
        var page = await phone.NewPageAsync();
        await page.GotoAsync("/barometres/mur-ia");
        var question = page.Locator("#q6-1");
        Assert.False(await question.Locator("table").IsVisibleAsync());
        await question.Locator("summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.Contains("% des citations", await question.Locator("table").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await page.GetByText("Image (PNG)").CountAsync());
    }

    [Fact]
    public async Task A_chart_is_saved_as_a_picture_made_in_the_browser()
    {
        await using var server = await PublishedAsync();
        await using var desktop = await chromium.DesktopAsync(server);
        var page = await desktop.NewPageAsync();
        var refusals = new List<string>();
        page.Console += (_, message) => refusals.Add(message.Text);
        await page.GotoAsync("/barometres/mur-ia");
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("#q5-1").GetByRole(AriaRole.Button).ClickAsync());
        Assert.Equal("q5-1.png", download.SuggestedFilename);
        var bytes = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], bytes[..4]);
        Assert.True(bytes.Length > 10_000);
        Assert.Empty(refusals);
        if (Environment.GetEnvironmentVariable("PARVIS_SCREENSHOTS") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, "barometer-q5.png"), bytes, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_organiser_s_pages_are_accessible_with_and_without_responses()
    {
        await using var server = await PublishedAsync();
        await MurSurvey.AddAsync(server, forms: 0, slug: "vide");
        using var organiser = await server.OrganiserAsync();
        await using var desktop = await chromium.DesktopAsync(server);
        var page = await desktop.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#name", "camille");
        await page.FillAsync("#password", "correct cheval pile agrafe");
        await page.ClickAsync("main button");
        foreach (var survey in new[] { 1, 2 })
            foreach (var name in new[] { "fieldwork", "barometer", "exclusions" })
            {
                await page.GotoAsync($"/surveys/{survey}/{name}");
                await page.AssertAccessibleAsync();
                await page.ScreenshotAsync($"organiser-{name}-{survey}");
            }
    }

    private static async Task<ParvisServer> PublishedAsync()
    {
        var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server);
        using var organiser = await server.OrganiserAsync();
        using var published = await BarometerTests.PublishAsync(organiser, survey);
        return server;
    }
}
