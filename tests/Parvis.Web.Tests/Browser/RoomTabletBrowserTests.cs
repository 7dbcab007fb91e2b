using System.Net;
using Microsoft.Playwright;
using Parvis.Web.Tests.Workshops;
using static Microsoft.Playwright.Assertions;

namespace Parvis.Web.Tests.Browser;

public sealed class RoomTabletBrowserTests(ChromiumFixture chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_facilitator_with_a_phone_notes_what_people_say_and_a_slip_loses_nothing(bool javaScript)
    {
        var server = await SharedServer.GetAsync();
        var room = await LiveRoom.OpenAsync(server, SampleCafe.Workshop.Activities);
        using var link = await room.ConsoleAsync();
        await room.CommandAsync(link, "go-to", -1, ("to", $"{SampleCafe.Ranking}"));
        await using var context = await chromium.PhoneAsync(server, javaScript);
        var console = await context.NewPageAsync();
        await console.GotoAsync($"/rooms/{room.Code}/with/{room.ConsoleKey}");
        await console.Locator("summary", new() { HasText = "Noter des réponses" }).ClickAsync();
        await console.GetByLabel("Un ordre par ligne").FillAsync("BA\nCX");
        await console.GetByRole(AriaRole.Button, new() { Name = "Ajouter ces réponses" }).ClickAsync();
        await Expect(console.GetByText("La ligne 2 n’est pas une réponse")).ToBeVisibleAsync();
        await Expect(console.GetByLabel("Un ordre par ligne")).ToHaveValueAsync("BA\nCX");
        await console.GetByLabel("Un ordre par ligne").FillAsync("BA\nCA ×3");
        await console.GetByRole(AriaRole.Button, new() { Name = "Ajouter ces réponses" }).ClickAsync();
        await Expect(console.Locator(".console-facts")).ToContainTextAsync("4 réponses");
        if (!javaScript)
            await console.Locator("summary", new() { HasText = "Noter des réponses" }).ClickAsync();
        await Expect(console.GetByText("Ajout 1 · 4 personnes")).ToBeVisibleAsync();
        await Expect(console.GetByLabel("Un ordre par ligne")).ToHaveValueAsync("");
        if (javaScript)
            await console.AssertAccessibleAsync();
        await console.ScreenshotAsync($"noted-{(javaScript ? "script" : "plain")}");
        await console.GetByRole(AriaRole.Button, new() { Name = "Retirer Ajout 1" }).ClickAsync();
        await Expect(console.Locator(".console-facts")).ToContainTextAsync("0 réponse");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_tablet_goes_round_a_table_and_each_person_counts_once(bool javaScript)
    {
        await using var server = await ParvisServer.StartAsync();
        var room = await LiveRoom.OpenAsync(server);
        using var console = await room.ConsoleAsync();
        await room.AskAsync(console, 0);
        await using var context = await chromium.ContextAsync(server, new() { ViewportSize = new() { Width = 820, Height = 1180 }, HasTouch = true, JavaScriptEnabled = javaScript });
        var tablet = await context.NewPageAsync();
        await tablet.GotoAsync($"/s/{room.Code}/tablet");
        foreach (var answer in new[] { "Oui, souvent", "Non, jamais", "Oui, souvent" })
        {
            await tablet.ScreenshotAsync("room-tablet-turn");
            await tablet.GetByRole(AriaRole.Button, new() { Name = "C’est à moi" }).ClickAsync();
            // Nothing of the person before.
            await Expect(tablet.GetByLabel("Oui, souvent")).Not.ToBeCheckedAsync();
            await Expect(tablet.GetByLabel("Non, jamais")).Not.ToBeCheckedAsync();
            await tablet.GetByLabel(answer).CheckAsync();
            await tablet.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
            // While it goes from hand to hand, nothing of the answer is on screen.
            await Expect(tablet.GetByRole(AriaRole.Heading, new() { Name = "Merci, c’est enregistré" })).ToBeVisibleAsync();
            await Expect(tablet.Locator("main")).Not.ToContainTextAsync(answer);
            if (javaScript)
                await tablet.AssertAccessibleAsync();
            await tablet.ScreenshotAsync($"room-tablet-{(javaScript ? "script" : "plain")}");
            await tablet.GetByRole(AriaRole.Button, new() { Name = "Personne suivante" }).ClickAsync();
        }
        // Put back on the table, it counts nobody.
        await Expect(tablet.GetByRole(AriaRole.Button, new() { Name = "C’est à moi" })).ToBeVisibleAsync();
        var stored = await room.StoredAsync();
        Assert.Equal(["oui", "non", "oui"], stored.Steps[0].Last.Answers.Values.Select(a => a.Raw.Single()));
        Assert.Equal(3, stored.Participants.Count);

        // A slip is put right before the tablet goes on, by the same person.
        await tablet.GetByRole(AriaRole.Button, new() { Name = "C’est à moi" }).ClickAsync();
        await tablet.GetByLabel("Oui, souvent").CheckAsync();
        await tablet.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
        await tablet.GetByRole(AriaRole.Link, new() { Name = "Changer ma réponse" }).ClickAsync();
        await tablet.GetByLabel("Non, jamais").CheckAsync();
        await tablet.GetByRole(AriaRole.Button, new() { Name = "Changer ma réponse" }).ClickAsync();
        await Expect(tablet.GetByRole(AriaRole.Heading, new() { Name = "Merci, c’est enregistré" })).ToBeVisibleAsync();
        stored = await room.StoredAsync();
        Assert.Equal((4, "non"), (stored.Participants.Count, stored.Steps[0].Last.Answers[4].Raw.Single()));

        // Another's phone is no tablet, and a closed door is said.
        using var phone = await room.PhoneAsync();
        using var wrong = await phone.PostAsync($"/s/{room.Code}/next", Pages.Form(), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        await room.CommandAsync(console, "set-locked", 0, ("locked", "true"));
        await tablet.GetByRole(AriaRole.Button, new() { Name = "Personne suivante" }).ClickAsync();
        await tablet.GetByRole(AriaRole.Button, new() { Name = "C’est à moi" }).ClickAsync();
        await Expect(tablet.GetByText("fermée aux nouvelles personnes")).ToBeVisibleAsync();
    }
}
