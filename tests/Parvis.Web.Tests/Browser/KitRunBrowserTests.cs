using Microsoft.Playwright;
using Parvis.Web.Tests.Kits;
using static Microsoft.Playwright.Assertions;

namespace Parvis.Web.Tests.Browser;

/// <summary>A newcomer leads a kit in two groups, from the library to the page that participants take away, on a phone and on a laptop.</summary>
public sealed class KitRunBrowserTests(ChromiumFixture chromium)
{
    private const string Kit = "/kits/comprendre-l-ia-ensemble";

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Every_page_of_a_run_is_accessible_and_fits(int width)
    {
        await using var server = await ParvisServer.StartAsync();
        await using var context = await chromium.ContextAsync(server, new() { ViewportSize = new() { Width = width, Height = 800 }, Permissions = ["clipboard-read", "clipboard-write"] });
        var page = await context.NewPageAsync();
        await page.SignInAsync(server);
        await page.GotoAsync("/kits");
        await page.GetByLabel("Chercher un mot").FillAsync("crepes");
        await page.GetByRole(AriaRole.Button, new() { Name = "Chercher" }).ClickAsync();
        await Expect(page.GetByText("1 mallette trouvée")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Comprendre l’IA ensemble" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Voir comme un participant" }).ClickAsync();
        await LookAsync("preview");
        await page.GetByRole(AriaRole.Link, new() { Name = "Comprendre l’IA ensemble" }).ClickAsync();
        await page.GetByLabel("Combien de groupes").FillAsync("2");
        await LookAsync("kit");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir la salle" }).ClickAsync();
        await Expect(page.Locator("#run-room")).ToBeVisibleAsync();
        var code = new Uri(page.Url).Segments[^1];
        var second = await page.Locator(".run-groups .room-code").Nth(1).InnerTextAsync();
        await LookAsync("before");

        // Roles, then the first activities.
        await page.Locator("#together > summary").ClickAsync();
        await page.GetByLabel("Anime", new() { Exact = true }).FillAsync("Nadia");
        await page.GetByLabel("Garde le temps", new() { Exact = true }).FillAsync("Ali");
        await LookAsync("roles");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer", Exact = true }).ClickAsync();
        await Expect(page.Locator(".run-roles")).ToContainTextAsync("Nadia");
        await StartAsync("bienvenue");
        await StartAsync("nuage-avant");
        await LookAsync("started");
        // « Suivant », in the room: the sheet follows without being loaded again.
        await page.GetByRole(AriaRole.Button, new() { Name = "Suivant", Exact = true }).ClickAsync();
        await Expect(page.Locator("#ou-est-l-ia[data-now]")).ToContainTextAsync("Commencé à");
        await Expect(page.Locator("#ou-est-l-ia").GetByText("Une IA, ici, c’est un programme")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mettre en pause" }).First.ClickAsync();
        await Expect(page.GetByText("En pause depuis le")).ToBeVisibleAsync();
        await LookAsync("paused");
        // Next week, the address is lost.
        await page.GotoAsync("/rooms");
        await LookAsync("rooms");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ouvrir le déroulé" }).Last.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Reprendre l’atelier" }).ClickAsync();
        await Expect(page.GetByText("Repris le")).ToBeVisibleAsync();

        foreach (var (room, people) in new[] { (code, 7), (second, 6) })
            await RoomOfSeven.InAsync(server, room, people);
        await page.GotoAsync($"/runs/{second}");
        await LookAsync("second");
        await page.GotoAsync($"/runs/{code}/paper/crepes");
        await page.Locator("textarea").First.FillAsync("GKJHDCIBEAF ×4");
        await LookAsync("paper");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter à la salle" }).ClickAsync();
        // No box of a table is out of sight, on a phone either.
        await page.GotoAsync($"/runs/{code}/paper/ou-est-l-ia");
        Assert.Empty(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.paper-table input')].filter(box => box.getBoundingClientRect().right > innerWidth).map(box => box.name)"));
        await LookAsync("paper-cards");
        await page.GotoAsync($"/runs/{code}");
        await Expect(page.Locator("#run-room")).ToBeVisibleAsync();
        foreach (var (name, path) in new[] { ("groups", $"/runs/{code}/groups"), ("minutes", $"/runs/{code}/minutes"), ("booklet", $"/runs/{code}/booklet") })
        {
            await page.GotoAsync(path);
            await LookAsync(name);
        }
        // The words of the minutes' drawings are as large as the page's.
        await page.GotoAsync($"/runs/{code}/minutes");
        var scales = await page.EvaluateAsync<double[]>("[...document.querySelectorAll('.document-drawing svg')].filter(svg => svg.checkVisibility()).map(svg => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)");
        Assert.NotEmpty(scales);
        Assert.All(scales, scale => Assert.InRange(scale, 0.9, 2));

        // A phone is led to what it takes away.
        await using var pocket = await chromium.ContextAsync(server, new() { ViewportSize = new() { Width = 320, Height = 640 } });
        var phone = await pocket.NewPageAsync();
        await phone.GotoAsync($"/s/{code}");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Entrer dans la salle" }).ClickAsync();
        await page.GotoAsync($"/runs/{code}");
        await page.Locator(".run-end > summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "C’est fini pour tout le monde" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Après l’atelier" })).ToBeVisibleAsync();
        await page.GetByLabel("70 ans et plus").FillAsync("9");
        await page.GetByLabel("Prochain rendez-vous").FillAsync("Mardi 3 mars, 14 h, à la médiathèque");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer", Exact = true }).ClickAsync();
        await Expect(page.Locator("#saved")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Copier" }).ClickAsync();
        await Expect(page.GetByText("C’est copié.")).ToBeVisibleAsync();
        await LookAsync("after");
        await phone.GetByRole(AriaRole.Link, new() { Name = "Ce que j’emporte" }).WaitForAsync();
        await phone.AssertAccessibleAsync();
        await phone.ScreenshotAsync($"run-phone-ended-{width}");
        await phone.GetByRole(AriaRole.Link, new() { Name = "Ce que j’emporte" }).ClickAsync();
        await Expect(phone.GetByText("Mardi 3 mars")).ToBeVisibleAsync();
        await phone.AssertAccessibleAsync();
        await phone.ScreenshotAsync($"run-thanks-{width}");
        await page.GotoAsync($"/runs/{code}");
        await LookAsync("ended");

        await page.GotoAsync($"{Kit}/network");
        await LookAsync("network-choice");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publier la page du réseau" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "La voir" }).ClickAsync();
        await Expect(page.GetByText("1 atelier")).ToBeVisibleAsync();
        await LookAsync("network");

        async Task LookAsync(string name)
        {
            await page.AssertAccessibleAsync();
            await page.ScreenshotAsync($"run-{name}-{width}");
        }

        Task StartAsync(string activity) => page.Locator($"#{activity}").GetByRole(AriaRole.Button, new() { NameRegex = new("^Commencer") }).ClickAsync();
    }
}
