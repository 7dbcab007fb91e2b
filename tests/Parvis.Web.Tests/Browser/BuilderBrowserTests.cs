using Microsoft.Playwright;

namespace Parvis.Web.Tests.Browser;

public sealed class BuilderBrowserTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task A_survey_is_made_and_published_by_clicking_without_JavaScript()
    {
        await using var server = await ParvisServer.StartAsync();
        await using var desktop = await chromium.DesktopAsync(server, javaScript: false);
        var page = await desktop.NewPageAsync();
        await page.SignInAsync(server);
        await page.GotoAsync("/surveys/new");
        await page.GetByLabel("Titre", new() { Exact = true }).FillAsync("Mur de l’IA de Lens");
        await page.GetByRole(AriaRole.Button, new() { Name = "Créer l’enquête" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Descendre la question 3" }).ClickAsync();
        await page.Locator("#q4 h3 a").ClickAsync();
        await page.Locator("[name='wording.fr']").FillAsync("Pour quoi faire\u202f?");
        await page.Locator("main form .actions button").ClickAsync();
        await Assertions.Expect(page.Locator("#q4 .question-number")).ToHaveTextAsync("3");
        await page.GetByRole(AriaRole.Link, new() { Name = "Publier" }).ClickAsync();
        await page.Locator("main form .actions button").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir maintenant" }).ClickAsync();
        await Assertions.Expect(page.Locator(".survey-head .badge")).ToHaveTextAsync("Ouverte");
    }

    [Theory]
    [InlineData(390)]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task The_pages_of_making_a_survey_are_accessible_and_fit(int width)
    {
        await using var server = await ParvisServer.StartAsync();
        var open = await OpenSurvey.CreateAsync(server);
        await using var context = await chromium.ContextAsync(server, new() { ViewportSize = new() { Width = width, Height = 844 } });
        var page = await context.NewPageAsync();
        await page.SignInAsync(server);
        var survey = $"/surveys/{open.Id}";
        foreach (var (name, path) in new[]
        {
            ("surveys", "/surveys"), ("new", "/surveys/new"), ("questions", survey), ("question", $"{survey}/questions/q5"), ("number", $"{survey}/questions/new?kind=number"),
            ("versions", $"{survey}/versions"), ("settings", $"{survey}/settings"),
        })
        {
            await page.GotoAsync(path);
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
            await page.AssertAccessibleAsync();
            await page.ScreenshotAsync($"builder-{name}-{width}");
        }
    }
}
