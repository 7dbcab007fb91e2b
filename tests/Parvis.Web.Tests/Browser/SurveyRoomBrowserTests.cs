using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Parvis.Web.Data;
using Parvis.Web.Tests.Barometers;
using static Microsoft.Playwright.Assertions;

namespace Parvis.Web.Tests.Browser;

public sealed class SurveyRoomBrowserTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task A_survey_is_answered_live_followed_on_the_wall_and_shown_when_the_facilitator_says_so()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server, forms: 0);
        await using var organiser = await chromium.DesktopAsync(server);
        var desk = await organiser.NewPageAsync();
        await desk.SignInAsync(server);
        await desk.GotoAsync($"/surveys/{survey}/channels");
        await desk.ScreenshotAsync("survey-room-channels");
        await desk.AssertAccessibleAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Ouvrir en direct dans une salle" }).ClickAsync();
        var code = await desk.Locator(".room-code").First.InnerTextAsync();
        await desk.GetByText("Entrer, animer à plusieurs").ClickAsync();
        var link = await desk.GetByLabel("Lien des co-animateurs").InputValueAsync();
        await desk.AssertAccessibleAsync();

        await using var projector = await chromium.ContextAsync(server, new() { ViewportSize = new() { Width = 1920, Height = 1080 } });
        var wall = await projector.NewPageAsync();
        await wall.GotoAsync($"/rooms/survey/{code}/wall");
        await wall.ScreenshotAsync("survey-room-wall-waiting");
        await wall.AssertAccessibleAsync();

        // A phone without a script types the code, answers, and the wall counts it.
        await using var old = await chromium.PhoneAsync(server, javaScript: false);
        var phone = await old.NewPageAsync();
        await phone.GotoAsync("/s");
        await phone.GetByLabel("Code de la salle").FillAsync(code.ToLowerInvariant());
        await phone.GetByRole(AriaRole.Button, new() { Name = "Entrer", Exact = true }).ClickAsync();
        await phone.GetByRole(AriaRole.Link, new() { Name = "Commencer" }).ClickAsync();
        await phone.GetByLabel("Une femme").CheckAsync();
        await phone.ScreenshotAsync("survey-room-phone");
        await phone.GotoAsync(phone.Url.Split("/q/")[0] + "/check");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).Last.ClickAsync();
        await Expect(phone.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Merci");
        await Expect(wall.Locator(".wall-count b")).ToHaveTextAsync("1");

        // From the facilitator's phone: results, once enough people answered.
        await using var thumb = await chromium.PhoneAsync(server);
        var console = await thumb.NewPageAsync();
        await console.GotoAsync(new Uri(link).AbsolutePath);
        await console.GetByRole(AriaRole.Button, new() { Name = "Montrer les résultats" }).ClickAsync();
        await Expect(wall.GetByText("à partir de 5 réponses")).ToBeVisibleAsync();
        await wall.ScreenshotAsync("survey-room-wall-few");
        await using var scope = server.Services.CreateAsyncScope();
        var channel = await scope.ServiceProvider.GetRequiredService<ParvisDbContext>().SurveyRooms.Select(r => r.ChannelId).SingleAsync(TestContext.Current.CancellationToken);
        await MurSurvey.AnswerAsync(server, survey, 0, 41, channel);
        await Expect(wall.GetByText("Résultat sur")).ToBeVisibleAsync();
        foreach (var number in new[] { 1, 2, 3 })
        {
            var before = await console.Locator(".console-step").InnerTextAsync();
            await console.GetByRole(AriaRole.Button, new() { Name = "Suivant" }).ClickAsync();
            await Expect(console.Locator(".console-step")).Not.ToHaveTextAsync(before);
            await Expect(wall.Locator("h1")).ToHaveTextAsync(await console.Locator(".console-step").InnerTextAsync());
            await wall.ScreenshotAsync($"survey-room-wall-{number}");
            await wall.AssertAccessibleAsync();
        }
        await console.ScreenshotAsync("survey-room-console");
        await console.AssertAccessibleAsync();
        await desk.Keyboard.PressAsync("r");
        await Expect(wall.GetByText("Répondez depuis votre téléphone")).ToBeVisibleAsync();
        await desk.GotoAsync("/rooms");
        await desk.ScreenshotAsync("survey-room-list");
        await desk.AssertAccessibleAsync();
    }
}
