using Parvis.Web.Tests.People;

namespace Parvis.Web.Tests.Browser;

public sealed class PeopleBrowserTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task The_sign_in_and_invitation_pages_are_accessible_on_a_phone()
    {
        await using var server = await ParvisServer.StartAsync();
        await using var phone = await chromium.PhoneAsync(server);
        var page = await phone.NewPageAsync();
        foreach (var (name, address) in new[] { ("sign-in", "/sign-in"), ("invitation", await InvitationTests.InviteAsync(server)), ("invitation-gone", "/invitation/x") })
        {
            await page.GotoAsync(address);
            await page.AssertAccessibleAsync();
            await page.ScreenshotAsync(name);
        }
    }
}
