using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Parvis.Web.Tests.Browser;

/// <summary>The main job from end to end, in a real browser: from the first link to a chart on disk.</summary>
public sealed class JourneyTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task A_town_creates_the_wall_hangs_a_poster_collects_publishes_and_downloads()
    {
        await using var server = await ParvisServer.StartAsync();
        await using var desktop = await chromium.DesktopAsync(server);
        var page = await desktop.NewPageAsync();
        await page.SignInAsync(server);
        await page.AssertAccessibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Nouvelle enquête" }).ClickAsync();
        await CheckAsync(page, "new-survey");
        await page.GetByLabel("Titre").FillAsync("Mur de l’IA d’Arras");
        await page.GetByRole(AriaRole.Button, new() { Name = "Créer l’enquête" }).ClickAsync();
        await CheckAsync(page, "builder");
        await page.GetByRole(AriaRole.Link, new() { Name = "Pensez-vous que l’IA aura un impact" }).ClickAsync();
        await CheckAsync(page, "editor");
        await page.GetByRole(AriaRole.Link, new() { Name = "Annuler" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Aperçu" }).ClickAsync();
        await CheckAsync(page, "preview");
        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Publier" }).ClickAsync();
        await CheckAsync(page, "publish-version");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publier" }).ClickAsync();
        await CheckAsync(page, "settings");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir maintenant" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Diffusion" }).ClickAsync();
        await CheckAsync(page, "channels");
        var address = await page.Locator("a[href^='/r/']").First.GetAttributeAsync("href");
        await page.GetByRole(AriaRole.Link, new() { Name = "Affiche A4" }).First.ClickAsync();
        await CheckAsync(page, "poster");

        for (var person = 0; person < 6; person++)
            await AnswerOnAPhoneAsync(server, address!, person);

        await page.GotoAsync("/surveys/1/fieldwork");
        await CheckAsync(page, "fieldwork");
        await page.GetByRole(AriaRole.Link, new() { Name = "Baromètre", Exact = true }).ClickAsync();
        await CheckAsync(page, "barometer-preview");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Publier") }).First.ClickAsync();

        await using var reader = await chromium.DesktopAsync(server);
        var public_ = await reader.NewPageAsync();
        await public_.GotoAsync("/barometres");
        await public_.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("Mur de l’IA d’Arras") }).First.ClickAsync();
        await CheckAsync(public_, "public-barometer");
        Assert.Contains("Consultation ouverte, non représentative", await public_.InnerTextAsync("main"), StringComparison.Ordinal);
        var svg = await reader.APIRequest.GetAsync($"{public_.Url}/q5-1.svg");
        Assert.Contains("<svg", await svg.TextAsync(), StringComparison.Ordinal);
    }

    // A phone without JavaScript, held upright; the first person goes through every page, looked at by axe on a second phone with it.
    private async Task AnswerOnAPhoneAsync(ParvisServer server, string address, int person)
    {
        await using var phone = await chromium.PhoneAsync(server, javaScript: false);
        var page = await phone.NewPageAsync();
        await page.GotoAsync(address);
        await page.ScreenshotAsync($"phone-{person}-welcome");
        await page.GetByRole(AriaRole.Link, new() { Name = "Commencer" }).ClickAsync();
        for (var question = 1; question <= 14; question++)
        {
            if (person == 0 && question is 1 or 4 or 5 or 9)
                await page.ScreenshotAsync($"phone-question-{question}");
            var choices = page.Locator("input[type=radio], input[type=checkbox]");
            await choices.Nth((person + question) % (await choices.CountAsync() - (person < 5 ? 1 : 0))).CheckAsync();
            await page.Locator("button[value=next]").ClickAsync();
        }
        await page.ScreenshotAsync($"phone-{person}-check");
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer mes réponses" }).Last.ClickAsync();
        Assert.Contains("C’est enregistré", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.ScreenshotAsync($"phone-{person}-thanks");
    }

    [Theory]
    [InlineData(390, 1)]
    [InlineData(320, 1)]
    [InlineData(640, 2)] // 320 CSS pixels of content at twice the text size
    public async Task The_phone_pages_are_accessible_narrow_and_enlarged(int width, int zoom)
    {
        await using var server = await ParvisServer.StartAsync();
        var wall = await OpenSurvey.CreateAsync(server);
        await using var context = await chromium.ContextAsync(server, new() { ViewportSize = new() { Width = width, Height = 800 } });
        var page = await context.NewPageAsync();
        foreach (var path in new[] { wall.Path, $"{wall.Path}/q/q3", $"{wall.Path}/q/q4", $"{wall.Path}/q/q9", $"{wall.Path}/check", $"{wall.Path}/thanks", "/receipt" })
        {
            await page.GotoAsync(path);
            if (zoom > 1)
                await page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
            await page.AssertAccessibleAsync();
            await page.ScreenshotAsync($"answer-{width}-{path.Split('/')[^1]}");
        }
    }

    [Fact]
    public async Task A_question_is_answered_from_the_keyboard_alone()
    {
        await using var server = await ParvisServer.StartAsync();
        var wall = await OpenSurvey.CreateAsync(server);
        await using var desktop = await chromium.DesktopAsync(server);
        var page = await desktop.NewPageAsync();
        await page.GotoAsync($"{wall.Path}/q/q5");
        await page.Locator("input[type=radio]").First.FocusAsync();
        // Chromium drops keys pressed before the page is first painted, which no one does, and a busy machine may.
        await page.EvaluateAsync("() => new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator("input[value=neutre]")).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**{wall.Path}/q/q6");
        await page.GotoAsync($"{wall.Path}/q/q5");
        Assert.True(await page.Locator("input[value=neutre]").IsCheckedAsync());
    }

    [Fact]
    public async Task On_one_page_the_draft_stays_on_the_device_and_none_goes_alone()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await OpenSurvey.CreateAsync(server, "satisfaction", presentation: Parvis.Core.Surveys.Presentation.AllOnOnePage);
        await using var phone = await chromium.PhoneAsync(server);
        var page = await phone.NewPageAsync();
        await page.GotoAsync(survey.Path);
        await page.AssertAccessibleAsync();
        await page.GetByLabel("Venir à un autre atelier").CheckAsync();
        await page.Locator("textarea").FillAsync("Un brouillon");
        await page.ReloadAsync();
        Assert.True(await page.GetByLabel("Venir à un autre atelier").IsCheckedAsync());
        Assert.Equal("Un brouillon", await page.Locator("textarea").InputValueAsync());
        await page.GetByLabel("Rien de cela").CheckAsync();
        Assert.False(await page.GetByLabel("Venir à un autre atelier").IsCheckedAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer mes réponses" }).Last.ClickAsync();
        await page.WaitForURLAsync($"**{survey.Path}/thanks");
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length"));
        Assert.Single(await survey.ResponsesAsync());
    }

    [Fact]
    public async Task Paper_is_entered_from_the_keyboard()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await OpenSurvey.CreateAsync(server);
        await using var desktop = await chromium.DesktopAsync(server);
        var page = await desktop.NewPageAsync();
        await page.SignInAsync(server);
        await page.GotoAsync($"/surveys/{survey.Id}/paper");
        await CheckAsync(page, "paper-entry");
        // q1 « Une femme », q2 « 65 ans et plus », q3 no opinion, q4 the first and the third.
        foreach (var key in "1 4 0 13")
            await page.Keyboard.PressAsync(key == ' ' ? "Enter" : key.ToString());
        for (var question = 4; question <= 14; question++)
            await page.Keyboard.PressAsync("Enter");
        await page.GetByText("1 saisie aujourd’hui").WaitForAsync();
        var answers = Assert.Single(await survey.ResponsesAsync()).Answers!;
        Assert.Equal(["femme"], answers["q1"].Raw);
        Assert.Equal(["65-plus"], answers["q2"].Raw);
        Assert.Equal(Parvis.Core.Questions.AnswerState.NoOpinion, answers["q3"].State);
        Assert.Equal(["recherche", "quotidien"], answers["q4"].Raw);
        await page.GotoAsync($"/surveys/{survey.Id}/paper/print");
        await CheckAsync(page, "paper-print");
    }

    private static async Task CheckAsync(IPage page, string name)
    {
        await page.ScreenshotAsync(name);
        await page.AssertAccessibleAsync();
    }
}
