using Microsoft.Playwright;

namespace Parvis.Web.Tests.Browser;

public sealed class BuilderBrowserTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task A_survey_is_made_and_published_by_clicking_without_JavaScript()
    {
        var server = await SharedServer.GetAsync();
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

    [Fact]
    public async Task A_question_is_dragged_to_its_place_and_a_place_that_breaks_a_condition_is_refused_in_words()
    {
        var server = await SharedServer.GetAsync();
        var open = await OpenSurvey.CreateAsync(server, """
            title: Essai
            sections:
            - id: s1
              title: Première
              questions:
              - {id: a, kind: single-choice, wording: A, options: [{code: oui, label: Oui}, {code: non, label: Non}]}
              - {id: b, kind: open-text, wording: B}
              - {id: c, kind: open-text, wording: C, show-if: {a: [oui]}}
            - id: s2
              title: Seconde
              questions:
              - {id: d, kind: open-text, wording: D}
            """);
        await using var desktop = await chromium.DesktopAsync(server);
        var page = await desktop.NewPageAsync();
        await page.SignInAsync(server);
        await page.GotoAsync($"/surveys/{open.Id}");
        await DragAsync(page, "b", "d", after: true);
        await Assertions.Expect(page.Locator("[data-section=s2] .question-card")).ToHaveCountAsync(2);
        Assert.Equal(["a", "c", "d", "b"], await OrderAsync(page));
        await DragAsync(page, "c", "a", after: false);
        await Assertions.Expect(page.Locator(".error-summary")).ToContainTextAsync("n’est pas une question posée avant");
        Assert.Equal(["a", "c", "d", "b"], await OrderAsync(page));
        await page.AssertAccessibleAsync();
        await page.ScreenshotAsync("builder-drag");
    }

    [Fact]
    public async Task The_preview_shows_a_question_when_its_condition_holds_and_an_unknown_language_in_the_first()
    {
        var server = await SharedServer.GetAsync();
        var open = await OpenSurvey.CreateAsync(server, """
            title: Essai
            sections:
            - id: s1
              questions:
              - {id: a, kind: single-choice, wording: A, options: [{code: oui, label: Oui}, {code: non, label: Non}]}
              - {id: c, kind: open-text, wording: Pourquoi, show-if: {a: [oui]}}
            """);
        await using var desktop = await chromium.DesktopAsync(server);
        var page = await desktop.NewPageAsync();
        await page.SignInAsync(server);
        await page.GotoAsync($"/surveys/{open.Id}/preview/phone?lang=zz");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        await Assertions.Expect(page.Locator("#c")).ToBeHiddenAsync();
        await page.GetByLabel("Oui").CheckAsync();
        await Assertions.Expect(page.Locator("#c")).ToBeVisibleAsync();
        await page.Locator("#c textarea").FillAsync("x");
        await page.AssertAccessibleAsync();
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task Who_saves_second_sees_both_wordings_and_decides(int width)
    {
        var server = await SharedServer.GetAsync();
        var open = await OpenSurvey.CreateAsync(server);
        await using var context = await chromium.ContextAsync(server, new() { ViewportSize = new() { Width = width, Height = 844 } });
        var (camille, noor) = (await context.NewPageAsync(), await context.NewPageAsync());
        await camille.SignInAsync(server);
        foreach (var page in new[] { camille, noor })
            await page.GotoAsync($"/surveys/{open.Id}/questions/q10");
        foreach (var (page, words) in new[] { (camille, "Les mots de Camille\u202f?"), (noor, "Les mots de Noor\u202f?") })
        {
            await page.Locator("[name='wording.fr']").FillAsync(words);
            await page.Locator("main form .actions button").ClickAsync();
        }
        await Assertions.Expect(noor.GetByRole(AriaRole.Alert)).ToContainTextAsync("Les mots de Camille");
        await Assertions.Expect(noor.Locator("[name='wording.fr']")).ToHaveValueAsync("Les mots de Noor\u202f?");
        await noor.AssertAccessibleAsync();
        await noor.ScreenshotAsync($"builder-meanwhile-{width}");
        await noor.Locator("main form .actions button").ClickAsync();
        await Assertions.Expect(noor.Locator("#q10 h3")).ToHaveTextAsync("Les mots de Noor\u202f?");
    }

    private static async Task DragAsync(IPage page, string question, string target, bool after)
    {
        var (handle, to) = (page.Locator($"#{question} .drag-handle"), (await page.Locator($"#{target}").BoundingBoxAsync())!);
        await handle.ScrollIntoViewIfNeededAsync();
        await handle.HoverAsync();
        await page.Mouse.DownAsync();
        to = (await page.Locator($"#{target}").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(to.X + 60, to.Y + (after ? to.Height - 2 : 2), new() { Steps = 8 });
        await page.EvaluateAsync("window.before = true");
        await page.Mouse.UpAsync();
        for (var tries = 0; tries < 100 && await StillThereAsync(page); tries++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
    }

    // The page that was left knew this; the one that follows does not.
    private static async Task<bool> StillThereAsync(IPage page)
    {
        try
        {
            return await page.EvaluateAsync<bool>("window.before === true");
        }
        catch (PlaywrightException)
        {
            return true;
        }
    }

    private static async Task<IReadOnlyList<string?>> OrderAsync(IPage page) => await page.Locator(".question-card").EvaluateAllAsync<string[]>("cards => cards.map(c => c.id)");

    [Theory]
    [InlineData(390)]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task The_pages_of_making_a_survey_are_accessible_and_fit(int width)
    {
        var server = await SharedServer.GetAsync();
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
