using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Parvis.Web.Tests.Browser;

public static class PageChecks
{
    // What passes is not described: a third of the time.
    private static readonly AxeRunOptions Violations = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>No violation of any axe rule, and nothing wider than the screen. The page's context must run JavaScript: axe is made of it.</summary>
    public static async Task AssertAccessibleAsync(this IPage page)
    {
        var result = await page.RunAxe(Violations).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(v =>
            $"{page.Url} {v.Id}: {v.Help}\n  {string.Join("\n  ", v.Nodes.Select(n => n.Html))}")));
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{page.Url} is {overflow} pixels too wide.");
    }

    /// <summary>Saves what the page looks like to the folder <c>PARVIS_SCREENSHOTS</c>, when it is set.</summary>
    public static async Task ScreenshotAsync(this IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PARVIS_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }

    /// <summary>Signs in through the page, as an organiser made for it.</summary>
    public static async Task SignInAsync(this IPage page, ParvisServer server)
    {
        (await server.OrganiserAsync()).Dispose();
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Nom").FillAsync("camille");
        await page.GetByLabel("Mot de passe").FillAsync("correct cheval pile agrafe");
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter", Exact = true }).ClickAsync();
    }
}
