using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Parvis.Web.Tests.People;

namespace Parvis.Web.Tests.Browser;

public sealed class PeopleBrowserTests(ChromiumFixture chromium)
{
    private const string Password = "correct cheval pile agrafe";

    [Fact]
    public async Task The_sign_in_and_invitation_pages_are_accessible_on_a_phone()
    {
        var server = await SharedServer.GetAsync();
        await using var phone = await chromium.PhoneAsync(server);
        var page = await phone.NewPageAsync();
        foreach (var (name, address) in new[] { ("sign-in", "/sign-in"), ("invitation", await InvitationTests.InviteAsync(server)), ("invitation-gone", "/invitation/x") })
        {
            await page.GotoAsync(address);
            await page.AssertAccessibleAsync();
            await page.ScreenshotAsync(name);
        }
    }

    [Fact]
    public async Task A_team_is_made_with_a_password_and_no_JavaScript()
    {
        var server = await SharedServer.GetAsync();
        await using var desktop = await chromium.DesktopAsync(server, javaScript: false);
        var page = await desktop.NewPageAsync();
        await page.GotoAsync(await InvitationTests.InviteAsync(server));
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Créer mon accès avec une clé" })).ToBeHiddenAsync();
        await page.GetByLabel("Votre nom").FillAsync("Élise");
        await page.GetByLabel("Mot de passe", new() { Exact = true }).FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Créer mon accès", Exact = true }).ClickAsync();
        await page.GotoAsync("/organisers");
        await page.GetByLabel("Pour qui").FillAsync("Samir, médiathèque");
        await page.GetByRole(AriaRole.Button, new() { Name = "Créer le lien" }).ClickAsync();
        var link = await page.GetByLabel("Le lien à donner").InputValueAsync();
        Assert.StartsWith(server.LocalAddress.ToString(), link, StringComparison.Ordinal);
        await page.ScreenshotAsync("organisers");
    }

    [Fact]
    public async Task A_passkey_makes_an_organiser_who_signs_in_with_it_and_adds_another_way_in()
    {
        var server = await SharedServer.GetAsync();
        await using var desktop = await chromium.DesktopAsync(server);
        var page = await desktop.NewPageAsync();
        await AddAuthenticatorAsync(page);

        await page.GotoAsync(await InvitationTests.InviteAsync(server));
        await page.GetByLabel("Votre nom").FillAsync("Élise Martin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Créer mon accès avec une clé" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("/surveys$"));
        await page.GotoAsync("/account");
        await Assertions.Expect(page.GetByText("Vous êtes Élise Martin.")).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
        await page.ScreenshotAsync("account");
        await page.GotoAsync("/organisers");
        await page.AssertAccessibleAsync();
        await page.GotoAsync("/account");

        // Its only way in cannot be taken away.
        await page.GetByRole(AriaRole.Button, new() { Name = "Retirer" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("votre seule façon d’entrer");
        await page.GetByLabel("Mot de passe", new() { Exact = true }).FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer le mot de passe" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Mot de passe actuel")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync();

        await page.GotoAsync("/sign-in?returnUrl=/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter avec une clé d’accès" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("/account$"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Retirer" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Clé ajoutée")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_passkey_that_is_not_known_here_is_refused_in_words()
    {
        var server = await SharedServer.GetAsync();
        await using var desktop = await chromium.DesktopAsync(server);
        var page = await desktop.NewPageAsync();
        await AddAuthenticatorAsync(page);
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter avec une clé d’accès" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("n’a pas pu servir");
    }

    /// <summary>A key inside the browser that always says yes.</summary>
    private static async Task AddAuthenticatorAsync(IPage page)
    {
        var devTools = await page.Context.NewCDPSessionAsync(page);
        await devTools.SendAsync("WebAuthn.enable");
        await devTools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new
            {
                protocol = "ctap2",
                transport = "internal",
                hasResidentKey = true,
                hasUserVerification = true,
                isUserVerified = true,
                automaticPresenceSimulation = true,
            },
        });
    }
}
