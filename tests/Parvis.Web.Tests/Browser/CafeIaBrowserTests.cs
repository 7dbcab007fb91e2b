using Microsoft.Playwright;
using Parvis.Web.Tests.Workshops;
using Parvis.Web.Workshops;
using static Microsoft.Playwright.Assertions;

namespace Parvis.Web.Tests.Browser;

/// <summary>A whole « Café IA » : projector, console, a phone with a script and one without, from the cloud to the pledges.</summary>
public sealed class CafeIaBrowserTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task A_cafe_runs_from_the_cloud_to_the_pledges_with_and_without_JavaScript()
    {
        var server = await SharedServer.GetAsync();
        var room = await LiveRoom.OpenAsync(server, CafeIa.Activities);
        await using var projector = await chromium.ContextAsync(server, new() { ViewportSize = new() { Width = 1920, Height = 1080 } });
        var wall = await projector.NewPageAsync();
        await wall.GotoAsync($"/rooms/{room.Code}/wall");
        await using var laptop = await chromium.DesktopAsync(server);
        var console = await laptop.NewPageAsync();
        await console.GotoAsync($"/rooms/{room.Code}/with/{room.ConsoleKey}");
        await using var withScript = await chromium.PhoneAsync(server);
        await using var withoutScript = await chromium.PhoneAsync(server, javaScript: false);
        var (phone, old) = (await withScript.NewPageAsync(), await withoutScript.NewPageAsync());
        foreach (var page in new[] { phone, old })
        {
            await page.GotoAsync($"/s/{room.Code}");
            await page.GetByRole(AriaRole.Button, new() { Name = "Entrer dans la salle" }).ClickAsync();
        }

        var number = 0;
        await StepAsync("mots", async page =>
        {
            await page.Locator("#word-1").FillAsync("Assistant vocal");
            await page.Locator("#word-2").FillAsync(page == phone ? "algorithme" : "Algorithmes");
        }, "Algorithme");
        await StepAsync("frise", page => page.Locator(".slot input").Nth(2).CheckAsync(), "1966");
        await StepAsync("crepes", async page =>
        {
            // A script moves a card; without one the numbers are chosen.
            if (page == phone)
                await page.Locator(".order-moves button:not(:disabled)").First.ClickAsync();
        }, "Une recette est un algorithme");
        await StepAsync("partage", async page =>
        {
            if (page == phone)
                await page.Locator(".sort-card:visible .sort-bins button").First.ClickAsync();
            else
                await page.Locator(".sort-card select").First.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        }, "Une recette de cuisine");
        await StepAsync("debat", page => page.Locator(".bank input").Nth(page == phone ? 0 : 2).CheckAsync(), "D’accord");
        await StepAsync("pas", async page =>
        {
            await page.GetByLabel("Protéger mes données").CheckAsync();
            await page.GetByLabel("En parler autour de moi").CheckAsync();
        }, "Protéger mes données");

        await console.GetByText("La salle", new() { Exact = true }).ClickAsync();
        await console.GetByRole(AriaRole.Button, new() { Name = "Terminer l’atelier" }).ClickAsync();
        await Expect(wall.GetByRole(AriaRole.Heading, new() { Name = "Merci !" })).ToBeVisibleAsync();
        await Expect(phone.GetByRole(AriaRole.Heading, new() { Name = "Merci !" })).ToBeVisibleAsync();
        await wall.ScreenshotAsync("cafe-wall-end");
        var state = await room.StoredAsync();
        Assert.All(state.Steps, step => Assert.Equal(2, step.Last.Answers.Count));

        // It asks again by itself, every eight seconds, while there is nothing to type.
        static Task ShowsAsync(ILocator what) => Expect(what).ToBeVisibleAsync(new() { Timeout = 30_000 });

        async Task StepAsync(string name, Func<IPage, Task> answer, string shown)
        {
            await console.GetByRole(AriaRole.Button, new() { Name = name == "mots" ? "Commencer" : "Suivant" }).ClickAsync();
            await Expect(console.Locator(".console-step")).ToContainTextAsync($"{++number}. ");
            await console.GetByRole(AriaRole.Button, new() { Name = "Ouvrir les réponses" }).ClickAsync();
            await Expect(phone.GetByRole(AriaRole.Button, new() { Name = "Envoyer" })).ToBeVisibleAsync();
            await ShowsAsync(old.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }));
            await phone.ScreenshotAsync($"cafe-phone-{name}");
            await phone.AssertAccessibleAsync();
            foreach (var page in new[] { phone, old })
            {
                await answer(page);
                await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
                await Expect(page.GetByText("C’est enregistré.")).ToBeVisibleAsync();
            }
            await Expect(wall.Locator(".wall-count b")).ToHaveTextAsync("2");
            await wall.ScreenshotAsync($"cafe-wall-{name}-open");
            await console.ScreenshotAsync($"cafe-console-{name}");
            await console.AssertAccessibleAsync();
            await console.GetByRole(AriaRole.Button, new() { Name = "Montrer le résultat" }).ClickAsync();
            await Expect(wall.Locator(".stage[data-state=revealed]")).ToContainTextAsync(shown, new() { IgnoreCase = true });
            await wall.ScreenshotAsync($"cafe-wall-{name}");
            await wall.AssertAccessibleAsync();
            await Expect(phone.GetByRole(AriaRole.Heading, new() { Name = "Le résultat" })).ToBeVisibleAsync();
            await ShowsAsync(old.GetByRole(AriaRole.Heading, new() { Name = "Le résultat" }));
            await old.ScreenshotAsync($"cafe-old-{name}");
            await console.GetByRole(AriaRole.Button, new() { Name = "Fermer les réponses" }).ClickAsync();
            await Expect(console.GetByRole(AriaRole.Button, new() { Name = "Ouvrir les réponses" })).ToBeVisibleAsync();
        }
    }
}
