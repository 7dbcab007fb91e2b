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
    public async Task One_tablet_goes_round_a_table_and_each_person_counts_once(bool javaScript)
    {
        await using var server = await ParvisServer.StartAsync();
        var room = await LiveRoom.OpenAsync(server);
        using var console = await room.ConsoleAsync();
        await room.AskAsync(console, 0);
        await using var context = await chromium.ContextAsync(server, new() { ViewportSize = new() { Width = 820, Height = 1180 }, HasTouch = true, JavaScriptEnabled = javaScript });
        var tablet = await context.NewPageAsync();
        await tablet.GotoAsync($"/s/{room.Code}/tablet");
        await tablet.GetByRole(AriaRole.Button, new() { Name = "Entrer dans la salle" }).ClickAsync();
        foreach (var answer in new[] { "Oui, souvent", "Non, jamais", "Oui, souvent" })
        {
            // Nothing of the person before.
            await Expect(tablet.GetByLabel("Oui, souvent")).Not.ToBeCheckedAsync();
            await Expect(tablet.GetByLabel("Non, jamais")).Not.ToBeCheckedAsync();
            await tablet.GetByLabel(answer).CheckAsync();
            await tablet.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
            await Expect(tablet.Locator(".notice.ok")).ToBeVisibleAsync();
            if (javaScript)
                await tablet.AssertAccessibleAsync();
            await tablet.ScreenshotAsync($"room-tablet-{(javaScript ? "script" : "plain")}");
            await tablet.GetByRole(AriaRole.Button, new() { Name = "Personne suivante" }).ClickAsync();
        }
        await Expect(tablet.GetByRole(AriaRole.Button, new() { Name = "Envoyer" })).ToBeVisibleAsync();
        var stored = (await room.StoredAsync()).Steps[0].Last.Answers;
        Assert.Equal(["oui", "non", "oui"], stored.Values.Select(a => a.Raw.Single()));

        // Another's phone is no tablet, and a closed door is said.
        using var phone = await room.PhoneAsync();
        using var wrong = await phone.PostAsync($"/s/{room.Code}/next", Pages.Form(), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        await room.CommandAsync(console, "set-locked", 0, ("locked", "true"));
        await tablet.GetByRole(AriaRole.Button, new() { Name = "Personne suivante" }).ClickAsync();
        await Expect(tablet.GetByText("fermée aux nouvelles personnes")).ToBeVisibleAsync();
    }
}
