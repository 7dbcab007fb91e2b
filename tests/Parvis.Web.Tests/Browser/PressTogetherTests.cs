using Microsoft.Playwright;
using Parvis.Web.Tests.Workshops;
using static Microsoft.Playwright.Assertions;

namespace Parvis.Web.Tests.Browser;

[Collection(nameof(Alone))]
public sealed class PressTogetherTests(ChromiumFixture chromium, ITestOutputHelper output)
{
    private const int People = 12;

    // Each page presses its own button when its clock says so: the test's own calls, one after the other, would spread them.
    private const string PressAt = """
        at => new Promise(done => setTimeout(() => { document.querySelector('form[data-live-form] button').click(); done(Date.now()) }, at - Date.now()))
        """;

    [Fact]
    public async Task Twelve_browser_pages_press_Envoyer_within_a_tenth_of_a_second_and_twelve_answers_are_stored()
    {
        await using var server = await ParvisServer.StartAsync();
        var room = await LiveRoom.OpenAsync(server, LiveRoom.Number);
        using var console = await room.ConsoleAsync();
        await room.AskAsync(console, 0);
        var contexts = await Task.WhenAll(Enumerable.Range(0, People).Select(_ => chromium.PhoneAsync(server)));
        var pages = await Task.WhenAll(contexts.Select(context => context.NewPageAsync()));
        for (var person = 0; person < People; person++)
        {
            await pages[person].GotoAsync($"/s/{room.Code}");
            await pages[person].GetByRole(AriaRole.Button, new() { Name = "Entrer dans la salle" }).ClickAsync();
            await pages[person].Locator("input[name=v]").First.FillAsync($"{person + 1}");
        }

        var together = TimeProvider.System.GetUtcNow().AddSeconds(3).ToUnixTimeMilliseconds();
        var pressed = await Task.WhenAll(pages.Select(page => page.EvaluateAsync<long>(PressAt, together)));
        output.WriteLine($"Pressed within {pressed.Max() - pressed.Min()} ms.");
        foreach (var page in pages)
            await Expect(page.GetByText("C’est enregistré.")).ToBeVisibleAsync();

        var answers = (await room.StoredAsync()).Steps[0].Last.Answers;
        Assert.Equal(Enumerable.Range(1, People), answers.Values.Select(a => int.Parse(a.Raw[0])).Order());
        foreach (var context in contexts)
            await context.DisposeAsync();
    }
}
