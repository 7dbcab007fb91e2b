using Microsoft.Playwright;
using Parvis.Web.Tests.Workshops;
using static Microsoft.Playwright.Assertions;

namespace Parvis.Web.Tests.Browser;

public sealed class RoomModerationBrowserTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task A_facilitator_keeps_words_off_leaves_others_apart_reads_ideas_first_and_erases_it_all()
    {
        await using var server = await ParvisServer.StartAsync();
        var room = await LiveRoom.OpenAsync(server, SampleCafe.Workshop.Activities);
        using var link = await room.ConsoleAsync();
        var phones = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => room.PhoneAsync()));
        await room.CommandAsync(link, "go-to", -1, ("to", $"{SampleCafe.Words}"));
        await room.CommandAsync(link, "set-open", SampleCafe.Words, ("open", "true"));
        string[][] said = [["course", "robot", "merde"], ["courses", "robot"], ["cours", "vie privée"], ["robots", "je ne sais pas"]];
        foreach (var (phone, words) in phones.Zip(said))
            await room.AnswerAsync(phone, SampleCafe.Words, words);
        await using var organiser = await chromium.DesktopAsync(server);
        var desk = await organiser.NewPageAsync();
        await desk.SignInAsync(server);
        await desk.GotoAsync($"/rooms/{room.Code}/console");
        await desk.ScreenshotAsync("moderation-words");
        await desk.GetByRole(AriaRole.Button, new() { NameRegex = new("^Laisser séparés « courses »|^Laisser séparés .*courses") }).First.ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Button, new() { NameRegex = new("^Réunir « courses » avec « course »") })).ToHaveCountAsync(0);
        await desk.GetByText("Mots écartés de ce nuage").ClickAsync();
        await desk.GetByLabel("Mots vides").FillAsync("robot\nrobots");
        await desk.AssertAccessibleAsync();
        await desk.ScreenshotAsync("moderation-lists");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(desk.Locator(".console-board .word-list")).Not.ToContainTextAsync("robot");

        // A second round: before and after, side by side, at one scale.
        await room.CommandAsync(link, "start-round", SampleCafe.Words, ("to", "2"));
        foreach (var (phone, words) in phones.Zip(said.Reverse()))
            await phone.PostAsync($"/s/{room.Code}/commands", Pages.Form([("command", "give-answer"), ("id", $"{Guid.NewGuid()}"), ("step", $"{SampleCafe.Words}"), ("round", "2"), .. words.Append("confiance").Take(3).Select(w => ("v", w))]), TestContext.Current.CancellationToken);
        await room.CommandAsync(link, "set-revealed", SampleCafe.Words, ("revealed", "true"));
        await using var projector = await chromium.ContextAsync(server, new() { ViewportSize = new() { Width = 1920, Height = 1080 } });
        var wall = await projector.NewPageAsync();
        await wall.GotoAsync($"/rooms/{room.Code}/wall");
        await Expect(wall.Locator(".clouds.large .cloud")).ToHaveCountAsync(2);
        Assert.Equal(2, await wall.EvaluateAsync<int>("new Set([...document.querySelectorAll('.clouds.large .cloud')].map(c => Math.round(c.getBoundingClientRect().left))).size"));
        await wall.ScreenshotAsync("moderation-clouds");
        await wall.AssertAccessibleAsync();

        // Ideas: read before the room sees them.
        await room.CommandAsync(link, "go-to", SampleCafe.Words, ("to", $"{SampleCafe.Ideas}"));
        await room.CommandAsync(link, "set-open", SampleCafe.Ideas, ("open", "true"));
        await room.AnswerAsync(phones[0], SampleCafe.Ideas, "Un café numérique au marché");
        await room.AnswerAsync(phones[1], SampleCafe.Ideas, "Une remarque blessante");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Relire avant d’afficher" }).ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "2. Découvrir" }).ClickAsync();
        await Expect(wall.GetByText("Les idées retenues s’afficheront ici.")).ToBeVisibleAsync();
        await desk.GetByRole(AriaRole.Button, new() { NameRegex = new("^Afficher .*Un café") }).ClickAsync();
        await Expect(wall.GetByText("Un café numérique au marché").First).ToBeVisibleAsync();
        await Expect(wall.GetByText("Une remarque blessante")).ToHaveCountAsync(0);
        await desk.ScreenshotAsync("moderation-ideas");
        await desk.AssertAccessibleAsync();
        await wall.ScreenshotAsync("moderation-ideas-wall");

        await desk.GotoAsync("/rooms/words");
        await desk.ScreenshotAsync("moderation-server-words");
        await desk.AssertAccessibleAsync();
        await desk.GotoAsync($"/rooms/{room.Code}");
        await desk.ScreenshotAsync("room-about-keeping");
        await desk.AssertAccessibleAsync();
        await desk.GetByLabel("Je veux effacer tout").CheckAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Tout effacer maintenant" }).ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Heading, new() { Name = "Certificat d’effacement" })).ToBeVisibleAsync();
        await Expect(desk.GetByRole(AriaRole.Button, new() { Name = "Imprimer" })).ToBeVisibleAsync();
        await desk.ScreenshotAsync("room-certificate");
        await desk.AssertAccessibleAsync();
    }
}
