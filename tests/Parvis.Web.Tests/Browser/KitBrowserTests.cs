using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Parvis.Web.Kits;

namespace Parvis.Web.Tests.Browser;

public sealed partial class KitBrowserTests(ChromiumFixture chromium)
{
    private const string Kit = "/kits/comprendre-l-ia-ensemble";

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task The_pages_of_the_library_are_accessible_and_fit(int width)
    {
        var server = await SharedServer.GetAsync();
        await using var context = await chromium.ContextAsync(server, new() { ViewportSize = new() { Width = width, Height = 844 } });
        var page = await context.NewPageAsync();
        await page.SignInAsync(server);
        await page.GotoAsync(Kit);
        await page.GetByRole(AriaRole.Button, new() { Name = "Faire ma copie" }).ClickAsync();
        foreach (var (name, path) in new[]
        {
            ("edit", $"{Kit}-2/edit"), ("file", $"{Kit}-2/files/activities/crepes.md"), ("list", "/kits"), ("kit", Kit), ("preview", $"{Kit}/preview"), ("print", $"{Kit}/print"),
        })
        {
            await page.GotoAsync(path);
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
            await page.AssertAccessibleAsync();
            await page.ScreenshotAsync($"kits-{name}-{width}");
        }
    }

    [Theory]
    [InlineData("cards/ou-est-l-ia", 6, 595, 842)]
    [InlineData("cards/donnees", 6, 595, 842)]
    [InlineData("cards/crepes", 4, 595, 842)]
    [InlineData("cards/debat", 2, 595, 842)]
    [InlineData("cards/vrai-faux", 4, 595, 842)]
    [InlineData("cards/actions?large=1", 6, 595, 842)]
    [InlineData("cards/vrai-faux?large=1", 8, 595, 842)]
    [InlineData("pack-phones", 6, 595, 842)]
    [InlineData("pack-paper", 46, 595, 842)]
    [InlineData("timeline/frise", 5, 842, 595)]
    [InlineData("timeline/frise?blank=1", 5, 842, 595)]
    [InlineData("ballots/avis", 1, 595, 842)]
    [InlineData("ballots/donnees", 1, 595, 842)]
    [InlineData("ballots/crepes", 1, 595, 842)]
    [InlineData("wall/donnees", 1, 842, 595)]
    [InlineData("wall/debat", 2, 842, 595)]
    [InlineData("wall/actions", 1, 842, 595)]
    [InlineData("letters", 2, 595, 842)]
    [InlineData("attendance", 1, 595, 842)]
    [InlineData("booklet?start=14:00", null, 420, 595)]
    public async Task A_sheet_prints_on_its_paper_and_on_as_many_pages_as_it_has(string sheet, int? pages, int width, int height)
    {
        var server = await SharedServer.GetAsync();
        await using var desktop = await chromium.DesktopAsync(server);
        var page = await desktop.NewPageAsync();
        await page.SignInAsync(server);
        await page.GotoAsync($"{Kit}/print/{sheet}");
        await page.AssertAccessibleAsync();
        // Nothing is cut at the edge of a card, a ballot or a letter.
        var cut = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('.cell, .ballot, .letter')].filter(e => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1).map(e => e.textContent.trim())");
        Assert.Empty(cut);
        var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true, Tagged = true });
        if (Environment.GetEnvironmentVariable("PARVIS_SCREENSHOTS") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, $"print-{sheet.Split('?')[0].Replace('/', '-')}{(sheet.Contains("large") ? "-large" : "")}.pdf"), pdf, TestContext.Current.CancellationToken);
        var text = Encoding.Latin1.GetString(pdf);
        if (pages is { } expected)
            Assert.Equal(expected, PageObject().Count(text));
        Assert.Contains(PaperBox().Matches(text), box => Math.Abs(double.Parse(box.Groups[1].Value) - width) < 2 && Math.Abs(double.Parse(box.Groups[2].Value) - height) < 2);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task On_no_sheet_of_no_kit_is_anything_cut(string language)
    {
        var server = await SharedServer.GetAsync();
        await using var desktop = await chromium.DesktopAsync(server);
        var page = await desktop.NewPageAsync();
        await page.SignInAsync(server);
        await page.SetExtraHTTPHeadersAsync(new Dictionary<string, string> { ["Accept-Language"] = language });
        foreach (var kit in ShippedKits.Names)
        {
            await page.GotoAsync($"/kits/{kit}/print");
            var sheets = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('main a[href*=\"/print/\"]')].map(a => a.getAttribute('href'))");
            Assert.InRange(sheets.Length, 12, 60);
            foreach (var sheet in sheets)
            {
                await page.GotoAsync(sheet);
                var cut = await page.EvaluateAsync<string[]>("""
                    [...document.querySelectorAll('.cell, .kit-card, .ballot, .letter, .place, .wall')]
                      .filter(e => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1 || (e.matches('.wall') && e.clientHeight > 190 * 96 / 25.4))
                      .map(e => e.textContent.trim())
                    """);
                Assert.True(cut.Length == 0, $"{sheet} {string.Join('\n', cut)}");
            }
        }
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex PageObject();

    [GeneratedRegex(@"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]")]
    private static partial Regex PaperBox();
}
