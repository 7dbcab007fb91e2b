using Microsoft.Playwright;
using Parvis.Web.Tests.Workshops;
using static Microsoft.Playwright.Assertions;

namespace Parvis.Web.Tests.Browser;

public sealed class RoomBrowserTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task A_question_goes_round_the_wall_the_console_and_two_phones_one_of_them_without_JavaScript()
    {
        var server = await SharedServer.GetAsync();
        await using var organiser = await chromium.DesktopAsync(server);
        var desk = await organiser.NewPageAsync();
        await desk.SignInAsync(server);
        await desk.GotoAsync("/rooms/new");
        await desk.ScreenshotAsync("room-new");
        await desk.AssertAccessibleAsync();
        await desk.GetByLabel("Sorte de question").SelectOptionAsync("single-choice");
        await desk.GetByLabel("Question, ou affirmation à débattre").FillAsync("À quoi vous sert le plus un téléphone ?");
        await desk.GetByLabel("Choix proposés").FillAsync("Parler à mes proches\nM’informer\nFaire mes démarches\nMe distraire");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Ouvrir la salle" }).ClickAsync();
        await desk.ScreenshotAsync("room-about");
        await desk.AssertAccessibleAsync();
        var code = desk.Url.Split('/')[^1];
        var link = await desk.GetByLabel("Lien des co-animateurs").InputValueAsync();

        await using var projector = await chromium.ContextAsync(server, new() { ViewportSize = new() { Width = 1920, Height = 1080 } });
        var wall = await projector.NewPageAsync();
        await wall.GotoAsync($"/rooms/{code}/wall");
        await Expect(wall.Locator(".wall-code")).ToHaveTextAsync(code);
        await wall.ScreenshotAsync("room-wall-waiting");
        await wall.AssertAccessibleAsync();

        await using var thumb = await chromium.PhoneAsync(server);
        var console = await thumb.NewPageAsync();
        await console.GotoAsync(new Uri(link).AbsolutePath);
        await using var withScript = await chromium.PhoneAsync(server);
        var phone = await withScript.NewPageAsync();
        await JoinAsync(phone, code);
        await using var withoutScript = await chromium.PhoneAsync(server, javaScript: false);
        var old = await withoutScript.NewPageAsync();
        await JoinAsync(old, code);
        await phone.ScreenshotAsync("room-phone-waiting");
        await Expect(console.GetByText("2 personnes dans la salle").First).ToBeVisibleAsync();

        // From here on nobody reloads but the phone without a script.
        await console.GetByRole(AriaRole.Button, new() { Name = "Commencer" }).ClickAsync();
        await console.GetByRole(AriaRole.Button, new() { Name = "Ouvrir les réponses" }).ClickAsync();
        await Expect(wall.GetByText("À vous !")).ToBeVisibleAsync();
        await wall.ScreenshotAsync("room-wall-open");
        await phone.GetByLabel("Faire mes démarches").CheckAsync();
        await phone.ScreenshotAsync("room-phone-open");
        await phone.AssertAccessibleAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
        await Expect(phone.GetByText("C’est enregistré.")).ToBeVisibleAsync();
        await old.GotoAsync($"/s/{code}");
        await old.GetByLabel("M’informer").CheckAsync();
        await old.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
        await Expect(old.GetByText("C’est enregistré.")).ToBeVisibleAsync();
        await Expect(wall.Locator(".wall-count b")).ToHaveTextAsync("2");
        await console.ScreenshotAsync("room-console");
        await console.AssertAccessibleAsync();

        await console.GetByRole(AriaRole.Button, new() { Name = "Montrer le résultat" }).ClickAsync();
        await Expect(wall.Locator(".bars")).ToBeVisibleAsync();
        await wall.ScreenshotAsync("room-wall-revealed");
        await wall.AssertAccessibleAsync();
        await wall.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await wall.ScreenshotAsync("room-wall-dark");
        await wall.AssertAccessibleAsync();
        await Expect(phone.GetByRole(AriaRole.Heading, new() { Name = "Le résultat" })).ToBeVisibleAsync();
        // Its own answer is still its own.
        await Expect(phone.GetByLabel("Faire mes démarches")).ToBeCheckedAsync();
        await phone.ScreenshotAsync("room-phone-revealed");
        await phone.AssertAccessibleAsync();
        await desk.GotoAsync($"/rooms/{code}/console");
        await desk.ScreenshotAsync("room-console-desktop");
        await desk.AssertAccessibleAsync();

        // A key of the keyboard, from the other console.
        await desk.Keyboard.PressAsync("o");
        await Expect(phone.GetByText("Votre réponse est enregistrée. Regardez l’écran.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_being_typed_is_never_taken_away_and_a_lost_connection_comes_back()
    {
        var server = await SharedServer.GetAsync();
        var room = await LiveRoom.OpenAsync(server, LiveRoom.Number, LiveRoom.Choice);
        using var console = await room.ConsoleAsync();
        await using var context = await chromium.PhoneAsync(server);
        var (phone, field) = await WritingAsync(context, room, console);
        // The room moves on under the fingers: what is typed stays until they leave the field.
        await room.CommandAsync(console, "set-open", 0, ("open", "false"));
        await phone.WaitForTimeoutAsync(1200);
        await Expect(field).ToHaveValueAsync("12");
        await field.BlurAsync();
        await Expect(phone.GetByText("Les réponses ne sont pas ouvertes.")).ToBeVisibleAsync();
        // Wi-Fi lost, the room goes on, Wi-Fi back: the next frame is the whole room.
        await context.SetOfflineAsync(true);
        await room.CommandAsync(console, "go-to", 0, ("to", "1"));
        await phone.WaitForTimeoutAsync(500);
        await context.SetOfflineAsync(false);
        await phone.ReloadAsync();
        await Expect(phone.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Utilisez-vous une IA");
    }

    [Fact]
    public async Task A_countdown_shows_at_once_on_a_phone_that_is_being_written_on_and_asks_for_nothing_of_one_that_has_answered()
    {
        var server = await SharedServer.GetAsync();
        var room = await LiveRoom.OpenAsync(server, LiveRoom.Number);
        using var console = await room.ConsoleAsync();
        await using var context = await chromium.PhoneAsync(server);
        var (phone, field) = await WritingAsync(context, room, console);
        await room.CommandAsync(console, "set-timer", 0, ("seconds", "90"));
        await Expect(phone.Locator(".timer")).ToContainTextAsync("1:2");
        await Expect(field).ToHaveValueAsync("12");
        await Expect(field).ToBeFocusedAsync();
        await phone.ScreenshotAsync("room-phone-countdown");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
        await Expect(phone.GetByText("C’est enregistré.")).ToBeVisibleAsync();
        var asked = 0;
        phone.Request += (_, request) => asked += request.Url.EndsWith("/own", StringComparison.Ordinal) ? 1 : 0;
        await room.CommandAsync(console, "set-timer", 0, ("seconds", "300"));
        await Expect(phone.Locator(".timer")).ToContainTextAsync("4:5");
        await phone.WaitForTimeoutAsync(600);
        Assert.Equal(0, asked);
    }

    /// <summary>A phone on which someone is writing an answer.</summary>
    private static async Task<(IPage Phone, ILocator Field)> WritingAsync(IBrowserContext context, LiveRoom room, HttpClient console)
    {
        var phone = await context.NewPageAsync();
        await JoinAsync(phone, room.Code);
        await room.AskAsync(console, 0);
        var field = phone.GetByRole(AriaRole.Textbox);
        await field.FillAsync("12");
        return (phone, field);
    }

    private static async Task JoinAsync(IPage page, string code)
    {
        await page.GotoAsync("/s");
        await page.GetByLabel("Code de la salle").FillAsync(code.ToLowerInvariant());
        await page.GetByRole(AriaRole.Button, new() { Name = "Entrer", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Entrer dans la salle" }).ClickAsync();
        await Expect(page.GetByText("L’atelier va commencer").Or(page.Locator(".step-number"))).ToBeVisibleAsync();
    }
}
