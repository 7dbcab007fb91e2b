using Microsoft.Playwright;
using Parvis.Web.Tests.Conventions;

namespace Parvis.Web.Tests.Browser;

public sealed class ImportBrowserTests(ChromiumFixture chromium)
{
    private static string Workbook(string name) => Path.Combine(Repository.Root, "tests/Parvis.Core.Tests/Imports/files", name);

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task A_workbook_becomes_a_survey_then_another_is_imported_into_it(int width)
    {
        var server = await SharedServer.GetAsync();
        await using var context = await chromium.ContextAsync(server, new() { ViewportSize = new() { Width = width, Height = 844 } });
        var page = await context.NewPageAsync();
        await page.SignInAsync(server);
        await page.GotoAsync("/surveys/new");
        await page.GetByRole(AriaRole.Link, new() { Name = "Faites-en une enquête" }).ClickAsync();
        await LookAsync("from-file");
        await page.Locator("#file").SetInputFilesAsync(Workbook("atelier.xlsx"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Lire le fichier" }).ClickAsync();
        await LookAsync("from-file-columns");
        await page.GetByRole(AriaRole.Button, new() { Name = "Essayer à blanc" }).ClickAsync();
        await LookAsync("from-file-trial");
        await page.GetByRole(AriaRole.Button, new() { Name = "Créer l’enquête et importer 30 réponses" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("30 réponses importées");
        await LookAsync("import-done");
        await page.GetByRole(AriaRole.Link, new() { Name = "Importer un autre fichier" }).ClickAsync();
        await LookAsync("responses");
        await page.Locator("#file").SetInputFilesAsync(Workbook("atelier.ods"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Lire le fichier" }).ClickAsync();
        await LookAsync("import-mapping");
        await page.GetByRole(AriaRole.Button, new() { Name = "Essayer à blanc" }).ClickAsync();
        await LookAsync("import-dry-run");
        await page.GetByRole(AriaRole.Button, new() { Name = "Importer 30 réponses" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("30 réponses importées");

        async Task LookAsync(string name)
        {
            await page.AssertAccessibleAsync();
            await page.ScreenshotAsync($"{name}-{width}");
        }
    }
}
