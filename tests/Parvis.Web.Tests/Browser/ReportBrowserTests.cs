using Microsoft.Playwright;
using Parvis.Web.Tests.Barometers;
using Parvis.Web.Tests.Reports;

namespace Parvis.Web.Tests.Browser;

public sealed class ReportBrowserTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task An_organiser_writes_publishes_withdraws_corrects_and_publishes_again()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server, forms: 150);
        await using var desktop = await chromium.DesktopAsync(server);
        var page = await desktop.NewPageAsync();
        var refusals = new List<string>();
        page.Console += (_, message) => refusals.Add(message.Text);
        await page.SignInAsync(server);
        await page.GotoAsync("/reports");
        await page.AssertAccessibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Nouveau rapport" }).ClickAsync();
        await page.AssertAccessibleAsync();
        await page.ScreenshotAsync("report-new");
        await page.GetByLabel("Titre").FillAsync("Sonder le territoire");
        await page.GetByRole(AriaRole.Button, new() { Name = "Créer le rapport" }).ClickAsync();
        await page.WaitForURLAsync("**/reports/*");
        await page.AssertAccessibleAsync();
        await page.ScreenshotAsync("report-editor");

        // A typed number is pointed out while typing; the picker writes the right one.
        var source = page.GetByLabel("Texte du rapport");
        await source.FillAsync("# Sonder le territoire\n\n## Profil\n\nDes femmes : 61 %.\n\n::: figure q5\n\n## Méthode\n\n::: method\n");
        await page.GetByText("est tapé à la main").WaitForAsync();
        await page.ScreenshotAsync("report-problem");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ligne 5, colonne 14" }).ClickAsync();
        await page.Keyboard.PressAsync("Shift+End");
        await page.Locator("summary", new() { HasText = "q1" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Insérer {{q1.femme}}", Exact = true }).ClickAsync();
        Assert.Contains("Des femmes : {{q1.femme}}\n", await source.InputValueAsync(), StringComparison.Ordinal);
        await page.GetByText("Rien à corriger").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Publier le rapport" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Voir la page publique" }).ClickAsync();
        await page.AssertAccessibleAsync();
        await page.ScreenshotAsync("report-public-short");

        // The last answers come in: withdrawn, read again, published again with what changed.
        await MurSurvey.AnswerAsync(server, survey, 150, 198, 1);
        await page.GotoAsync("/reports/1");
        await page.AssertAccessibleAsync();
        await page.ScreenshotAsync("report-moved");
        await page.GetByLabel("Pourquoi le retirer").FillAsync("Des réponses manquaient.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Retirer le rapport" }).ClickAsync();
        await page.GotoAsync("/rapports/sonder-le-territoire");
        await page.AssertAccessibleAsync();
        Assert.Contains("Des réponses manquaient.", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.GotoAsync("/reports/1");
        await page.GetByRole(AriaRole.Button, new() { Name = "J’ai relu" }).ClickAsync();
        await page.GetByLabel("Pourquoi cette nouvelle version").FillAsync("Les réponses de la dernière semaine sont comptées.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publier cette version corrigée" }).ClickAsync();
        await page.GotoAsync("/rapports/sonder-le-territoire");
        await page.AssertAccessibleAsync();
        await page.ScreenshotAsync("report-corrected");
        Assert.Contains("Les réponses de la dernière semaine sont comptées.", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Contains("117 / 192", await page.InnerTextAsync(".changes"), StringComparison.Ordinal);
        await page.GotoAsync("/rapports/sonder-le-territoire/chiffres");
        await page.AssertAccessibleAsync();
        await page.GotoAsync("/reports/1/figures");
        await page.AssertAccessibleAsync();
        Assert.DoesNotContain(refusals, r => r.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_public_report_is_accessible_and_fits_phones_screens_the_dark_and_A4()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server);
        using var organiser = await server.OrganiserAsync();
        var editor = await ReportTests.CreateAsync(organiser, survey, "Sonder le territoire");
        using (await ReportTests.PublishAsync(organiser, editor))
            foreach (var (name, width, dark) in new[] { ("phone", 390, false), ("small", 320, false), ("desktop", 1280, false), ("dark", 1280, true) })
            {
                await using var context = await chromium.ContextAsync(server, new()
                {
                    ViewportSize = new() { Width = width, Height = 844 },
                    ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
                });
                var page = await context.NewPageAsync();
                await page.GotoAsync("/rapports/sonder-le-territoire");
                await page.AssertAccessibleAsync();
                await page.ScreenshotAsync($"report-{name}");
                if (name != "desktop")
                    continue;
                var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true, Tagged = true, Outline = true });
                Assert.Equal("%PDF"u8.ToArray(), pdf[..4]);
                if (Environment.GetEnvironmentVariable("PARVIS_SCREENSHOTS") is { Length: > 0 } folder)
                    await File.WriteAllBytesAsync(Path.Combine(folder, "report.pdf"), pdf, TestContext.Current.CancellationToken);
                await page.GotoAsync("/rapports");
                await page.AssertAccessibleAsync();
            }
    }

    [Fact]
    public async Task The_editor_works_without_JavaScript()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server);
        using var organiser = await server.OrganiserAsync();
        var editor = await ReportTests.CreateAsync(organiser, survey, "Rapport");
        await using var phone = await chromium.PhoneAsync(server, javaScript: false);
        var page = await phone.NewPageAsync();
        await page.SignInAsync(server);
        await page.GotoAsync(editor);
        await page.GetByLabel("Texte du rapport").FillAsync("# Rapport\n\nSoit 12 %.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Vérifier sans enregistrer" }).ClickAsync();
        await page.GetByText("est tapé à la main").WaitForAsync();
        Assert.Equal("# Rapport\n\nSoit 12 %.", await page.GetByLabel("Texte du rapport").InputValueAsync());
        Assert.Equal(0, await page.GetByRole(AriaRole.Button, new() { Name = "Insérer" }).CountAsync());
        await page.ScreenshotAsync("report-editor-phone");
    }
}
