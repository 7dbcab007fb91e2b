using System.Collections.Immutable;
using Microsoft.Playwright;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Position;
using Parvis.Core.Questions.Ranking;
using Parvis.Core.Questions.Sorting;
using Parvis.Web.Tests.Workshops;

namespace Parvis.Web.Tests.Browser;

/// <summary>The activities on a real phone, with a script and without, and on the wall that follows.</summary>
public sealed class ActivitiesBrowserTests(ChromiumFixture chromium)
{
    private static readonly ImmutableArray<int> Walk = [SampleCafe.Words, SampleCafe.Timeline, SampleCafe.Ordering, SampleCafe.Sorting, SampleCafe.Debate, SampleCafe.Ranking, SampleCafe.Pledges];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_phone_answers_every_activity_and_the_wall_shows_them_all(bool javaScript)
    {
        var server = await SharedServer.GetAsync();
        var room = await LiveRoom.OpenAsync(server, SampleCafe.Workshop.Activities);
        using var console = await room.ConsoleAsync();
        await using var phones = await chromium.PhoneAsync(server, javaScript);
        await using var desktop = await chromium.ContextAsync(server, new()
        {
            ViewportSize = new() { Width = 1920, Height = 1080 },
            ColorScheme = javaScript ? ColorScheme.Light : ColorScheme.Dark,
        });
        var phone = await phones.NewPageAsync();
        var wall = await desktop.NewPageAsync();
        await wall.GotoAsync($"/rooms/{room.Code}/wall");
        await phone.GotoAsync($"/s/{room.Code}");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Entrer" }).ClickAsync();
        await Assertions.Expect(phone.Locator("[data-waiting]")).ToBeVisibleAsync();
        var step = -1;
        foreach (var next in Walk)
        {
            await room.CommandAsync(console, "go-to", step, ("to", $"{next}"));
            step = next;
            await room.CommandAsync(console, "set-open", step, ("open", "true"));
            await phone.GotoAsync($"/s/{room.Code}");
            if (javaScript)
            {
                await phone.SetViewportSizeAsync(320, 640);
                await phone.AssertAccessibleAsync();
                await phone.SetViewportSizeAsync(390, 844);
                await phone.AssertAccessibleAsync();
            }
            await AnswerAsync(phone, step, javaScript);
            await phone.ScreenshotAsync($"activity-{step}-phone-{(javaScript ? "script" : "plain")}");
            await phone.GetByRole(AriaRole.Button, new() { NameRegex = new("^(Envoyer|Changer)") }).ClickAsync();
            await Assertions.Expect(phone.Locator(".notice.ok")).ToBeVisibleAsync();
            await room.CommandAsync(console, "set-revealed", step, ("revealed", "true"));
            await Assertions.Expect(wall.Locator("[data-state=revealed]")).ToBeVisibleAsync();
            await Assertions.Expect(wall.Locator("h1")).ToContainTextAsync(SampleCafe.Workshop.Activities[step].Question!.Wording.In("fr")[..12]);
            await wall.AssertAccessibleAsync();
            await wall.ScreenshotAsync($"activity-{step}-wall-{(javaScript ? "light" : "dark")}");
            Assert.True(await wall.EvaluateAsync<bool>("document.documentElement.scrollHeight <= innerHeight"), $"The board of step {step} is taller than the wall.");
            await phone.GotoAsync($"/s/{room.Code}");
            await phone.ScreenshotAsync($"activity-{step}-result-{(javaScript ? "script" : "plain")}");
            if (javaScript)
                await phone.AssertAccessibleAsync();
        }
        var stored = await room.StoredAsync();
        Assert.Equal(["robot", "vie privée"], Raw(stored.Steps[SampleCafe.Words].Last.Answers[1]));
        Assert.Equal(["2"], Raw(stored.Steps[SampleCafe.Timeline].Last.Answers[1]));
        Assert.Equal(6, Assert.IsType<OrderingAnswer>(stored.Steps[SampleCafe.Ordering].Last.Answers[1]).Codes.Length);
        Assert.Equal(4, Assert.IsType<SortingAnswer>(stored.Steps[SampleCafe.Sorting].Last.Answers[1]).Cards.Length);
        Assert.Equal("doubt", Assert.IsType<PositionAnswer>(stored.Steps[SampleCafe.Debate].Last.Answers[1]).Last);
        Assert.Equal(["lieux", "former"], Assert.IsType<RankingAnswer>(stored.Steps[SampleCafe.Ranking].Last.Answers[1]).Codes);
        Assert.Equal(["apprendre", "transmettre"], Raw(stored.Steps[SampleCafe.Pledges].Last.Answers[1]));
    }

    [Fact]
    public async Task Ideas_go_from_phones_to_columns_by_buttons_alone_and_get_their_dots()
    {
        var server = await SharedServer.GetAsync();
        var room = await LiveRoom.OpenAsync(server, SampleCafe.Workshop.Activities);
        using var link = await room.ConsoleAsync();
        await room.CommandAsync(link, "go-to", -1, ("to", $"{SampleCafe.Ideas}"));
        await room.CommandAsync(link, "set-open", SampleCafe.Ideas, ("open", "true"));
        await using var phones = await chromium.PhoneAsync(server);
        await using var desktop = await chromium.DesktopAsync(server);
        var phone = await phones.NewPageAsync();
        await phone.GotoAsync($"/s/{room.Code}");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Entrer" }).ClickAsync();
        await phone.GetByLabel("Idée 1").FillAsync("Un café numérique");
        await phone.GetByLabel("Idée 2").FillAsync("Des fiches en grosses lettres");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
        await Assertions.Expect(phone.Locator(".notice.ok")).ToBeVisibleAsync();
        var console = await desktop.NewPageAsync();
        await console.GotoAsync($"/rooms/{room.Code}/with/{room.ConsoleKey}");
        await console.GetByRole(AriaRole.Button, new() { Name = "2. Découvrir" }).ClickAsync();
        await console.GetByRole(AriaRole.Button, new() { Name = "3. Regrouper" }).ClickAsync();
        await console.GetByRole(AriaRole.Combobox, new() { NameRegex = new("^Déplacer vers.*Des fiches") }).SelectOptionAsync(new SelectOptionValue { Label = "Se protéger" });
        await console.GetByRole(AriaRole.Button, new() { NameRegex = new("^Déplacer .*Des fiches") }).ClickAsync();
        await Assertions.Expect(console.Locator(".idea-column", new() { HasText = "Se protéger" })).ToContainTextAsync("Des fiches");
        await console.AssertAccessibleAsync();
        await console.ScreenshotAsync("ideas-console");
        await console.GetByRole(AriaRole.Button, new() { Name = "4. Voter" }).ClickAsync();
        await phone.GetByLabel("Un café numérique").CheckAsync();
        await phone.AssertAccessibleAsync();
        await phone.ScreenshotAsync("ideas-dots");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
        await Assertions.Expect(phone.Locator(".notice.ok")).ToBeVisibleAsync();
        await Assertions.Expect(console.Locator(".console-board")).ToContainTextAsync("1 gommette");
        // Any edit can be taken back.
        await console.GetByText("1 modification").ClickAsync();
        await console.GetByRole(AriaRole.Button, new() { NameRegex = new("^Annuler") }).ClickAsync();
        await Assertions.Expect(console.Locator(".idea-column", new() { HasText = "À ranger" })).ToContainTextAsync("Des fiches");
        Assert.Empty((await room.StoredAsync()).Steps[SampleCafe.Ideas].IdeaEdits);
    }

    [Fact]
    public async Task A_question_to_the_speaker_is_voted_for_and_settled_with_a_reason()
    {
        var server = await SharedServer.GetAsync();
        var room = await LiveRoom.OpenAsync(server, SampleCafe.Workshop.Activities);
        using var link = await room.ConsoleAsync();
        await room.CommandAsync(link, "go-to", -1, ("to", $"{SampleCafe.Speaker}"));
        await room.CommandAsync(link, "set-open", SampleCafe.Speaker, ("open", "true"));
        await using var phones = await chromium.PhoneAsync(server);
        await using var desktop = await chromium.DesktopAsync(server);
        var phone = await phones.NewPageAsync();
        await phone.GotoAsync($"/s/{room.Code}");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Entrer" }).ClickAsync();
        await phone.GetByLabel("Votre question").FillAsync("Combien d’eau consomme une question ?");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
        var vote = phone.GetByRole(AriaRole.Button, new() { Name = "Moi aussi" });
        await vote.ClickAsync();
        await Assertions.Expect(phone.Locator(".speaker-card")).ToContainTextAsync("1 voix");
        await Assertions.Expect(vote).ToHaveAttributeAsync("aria-pressed", "true");
        await phone.AssertAccessibleAsync();
        await phone.ScreenshotAsync("speaker-phone");
        // Pressed again, the vote is taken back.
        await vote.ClickAsync();
        await Assertions.Expect(phone.Locator(".speaker-card")).ToContainTextAsync("0 voix");
        var console = await desktop.NewPageAsync();
        await console.GotoAsync($"/rooms/{room.Code}/with/{room.ConsoleKey}");
        await console.Locator("summary", new() { HasText = "Mettre de côté" }).ClickAsync();
        await console.GetByLabel("Raison").FillAsync("À l’atelier de mardi");
        await console.GetByRole(AriaRole.Button, new() { Name = "Mettre de côté" }).ClickAsync();
        await Assertions.Expect(phone.Locator(".speaker-card")).ToContainTextAsync("À l’atelier de mardi");
        await console.AssertAccessibleAsync();
        await console.ScreenshotAsync("speaker-console");
    }

    private static async Task AnswerAsync(IPage phone, int step, bool javaScript)
    {
        switch (step)
        {
            case SampleCafe.Words:
                await phone.GetByLabel("Mot 1").FillAsync("robot");
                await phone.GetByLabel("Mot 2").FillAsync("vie privée");
                break;
            case SampleCafe.Timeline:
                await phone.GetByLabel("entre juin 1956 et le 11 mai 1997").CheckAsync();
                break;
            case SampleCafe.Ordering when javaScript:
                await phone.Locator(".order-moves button:not(:disabled)").First.ClickAsync();
                break;
            case SampleCafe.Sorting when javaScript:
                for (var card = 0; card < 4; card++)
                    await phone.GetByRole(AriaRole.Button, new() { Name = "Ça dépend" }).ClickAsync();
                break;
            case SampleCafe.Sorting:
                foreach (var select in await phone.Locator(".sort-card select").AllAsync())
                    await select.SelectOptionAsync(new SelectOptionValue { Label = "Ça dépend" });
                break;
            case SampleCafe.Debate:
                await phone.GetByLabel("Dans le doute").CheckAsync();
                break;
            case SampleCafe.Ranking when javaScript:
                await phone.GetByRole(AriaRole.Button, new() { Name = "Ouvrir des lieux" }).ClickAsync();
                await phone.GetByRole(AriaRole.Button, new() { Name = "Former les agents" }).ClickAsync();
                break;
            case SampleCafe.Ranking:
                await phone.GetByLabel("Ouvrir des lieux").SelectOptionAsync(new SelectOptionValue { Label = "1" });
                await phone.GetByLabel("Former les agents").SelectOptionAsync(new SelectOptionValue { Label = "2" });
                break;
            case SampleCafe.Pledges:
                await phone.GetByLabel("Apprendre").CheckAsync();
                await phone.GetByLabel("Transmettre").CheckAsync();
                break;
        }
    }

    private static ImmutableArray<string> Raw(Answer answer) => answer.Raw;
}
