using Microsoft.Playwright;
using Parvis.Web.Tests.Privacy;

namespace Parvis.Web.Tests.Browser;

public sealed class PrivacyBrowserTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task An_organiser_chooses_the_retention_erases_everything_and_prints_the_certificate()
    {
        var server = await SharedServer.GetAsync();
        var survey = await ErasureTests.AddSurveyAsync(server, closesAt: new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
        await ErasureTests.AnswerAsync(server, survey, 12);
        await using var desktop = await chromium.DesktopAsync(server);
        var page = await desktop.NewPageAsync();
        await page.SignInAsync(server);
        await page.GotoAsync($"/surveys/{survey}/privacy");
        await page.GetByLabel("Effacer les réponses").SelectOptionAsync("730");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Elles seront effacées le")).ToContainTextAsync("2028");
        await page.AssertAccessibleAsync();
        await page.ScreenshotAsync("privacy");

        await page.GetByRole(AriaRole.Link, new() { Name = "Tout effacer" }).ClickAsync();
        await page.AssertAccessibleAsync();
        await page.ScreenshotAsync("erasure");
        var title = page.GetByLabel("écrivez le titre");
        await title.FillAsync("autre chose");
        await page.GetByRole(AriaRole.Button, new() { Name = "Effacer pour toujours" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await title.FillAsync("Mur de l'IA");
        await page.GetByRole(AriaRole.Button, new() { Name = "Effacer pour toujours" }).ClickAsync();
        await Assertions.Expect(page.GetByText("12 réponses effacées")).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
        await page.ScreenshotAsync("certificate");
        await page.SetViewportSizeAsync(320, 700);
        await page.GotoAsync($"/surveys/{survey}/privacy");
        await page.AssertAccessibleAsync();
        await page.ScreenshotAsync("privacy-320");
    }

    [Fact]
    public async Task A_person_erases_their_answer_on_a_phone_without_JavaScript()
    {
        var server = await SharedServer.GetAsync();
        var survey = await OpenSurvey.CreateAsync(server);
        await using (var phone = await chromium.PhoneAsync(server))
        {
            var looked = await phone.NewPageAsync();
            await looked.GotoAsync("/receipt");
            await looked.AssertAccessibleAsync();
            await looked.ScreenshotAsync("receipt");
        }
        await using var plain = await chromium.PhoneAsync(server, javaScript: false);
        using var sender = server.Visitor();
        (await sender.PostAsync(survey.Path, Pages.Form(("key", survey.NewKey()), ("q1", "femme")), TestContext.Current.CancellationToken)).Dispose();
        var page = await plain.NewPageAsync();
        await page.GotoAsync("/receipt");
        await page.GetByLabel("Le code de votre reçu").FillAsync((await survey.ResponsesAsync())[0].Key.Receipt);
        await page.GetByRole(AriaRole.Button, new() { Name = "Effacer ma réponse" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Votre réponse est effacée" })).ToBeVisibleAsync();
        Assert.Null((await survey.ResponsesAsync())[0].Answers);
    }
}
