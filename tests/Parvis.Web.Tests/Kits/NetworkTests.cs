using System.Net;
using Parvis.Core.Workshops.Commands;

namespace Parvis.Web.Tests.Kits;

public sealed class NetworkTests
{
    private const string Kit = "/kits/comprendre-l-ia-ensemble";

    private const string Page = "/mallettes/comprendre-l-ia-ensemble";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Workshops_of_a_kit_and_of_its_copies_make_one_page_and_small_ones_stay_out_of_it()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        using var visitor = server.Visitor();
        var (seven, six, three) = (await RoomOfSeven.LedAsync(server, organiser, Kit), await RoomOfSeven.LedAsync(server, organiser, Kit, 6), await RoomOfSeven.LedAsync(server, organiser, Kit, 3));
        // A copy in which one claim was rewritten: everything else still adds up.
        using var copied = await organiser.PostFormAsync(Kit, $"{Kit}/copies");
        var copy = $"{Kit}-2";
        var cards = $"{copy}/files/cards/affirmations.md";
        var html = WebUtility.HtmlDecode(await organiser.PageAsync(cards));
        var text = html[(html.IndexOf("\">\n", html.IndexOf("<textarea", StringComparison.Ordinal), StringComparison.Ordinal) + 3)..html.IndexOf("</textarea>", StringComparison.Ordinal)];
        var claim = seven.Mirror.Now.State.Workshop.Activities[seven.Step(seven.First("vrai-faux"))].Question!.Wording.In("fr");
        Assert.Contains(claim, text, StringComparison.Ordinal);
        using var rewritten = await organiser.PostFormAsync(cards, cards, ("text", text.Replace(claim, "Une affirmation récrite.", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.SeeOther, rewritten.StatusCode);
        var other = await RoomOfSeven.LedAsync(server, organiser, copy);
        foreach (var room in new[] { seven, six, three, other })
            await room.SendAsync(new EndRoom(room.Code, Guid.NewGuid()));

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(Page, Cancellation)).StatusCode);
        var choice = Plain(await organiser.PageAsync($"{Kit}/network"));
        Assert.Contains("Moins de cinq personnes ont répondu", choice, StringComparison.Ordinal);
        Assert.Contains("1 étape posée autrement", choice, StringComparison.Ordinal);
        // The room of three is asked for all the same: it brings nothing.
        using var published = await organiser.PostFormAsync($"{Kit}/network", $"{Kit}/network", [.. new[] { seven, six, three, other }.Select(r => ("room", r.Code))]);
        Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);

        var page = Plain(await visitor.PageAsync(Page));
        Assert.Contains("3 ateliers, 20 personnes", page, StringComparison.Ordinal);
        Assert.Matches("Robot</th><td class=\"number\">20</td><td class=\"number\">0</td>", page);
        // Three people said « Question », one a workshop: not shown. Nor what was hidden, nor arguments.
        Assert.DoesNotContain("Question</th>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("vilain", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Cela aide les plus isolés", page, StringComparison.Ordinal);
        // The claim that the copy changed: two workshops here, the third said apart.
        Assert.Contains("9 bonnes réponses sur 13", page, StringComparison.Ordinal);
        Assert.Contains("Une affirmation récrite. (1 salle)", page, StringComparison.Ordinal);
        Assert.Contains("20 personnes : 40 premiers pas choisis", page, StringComparison.Ordinal);

        // One workshop set aside; then the page taken down.
        using var again = await organiser.PostFormAsync($"{Kit}/network", $"{Kit}/network", ("room", seven.Code), ("room", "XXXXXX"));
        Assert.Contains("1 atelier, 7 personnes", Plain(await visitor.PageAsync(Page)), StringComparison.Ordinal);
        using var down = await organiser.PostFormAsync($"{Kit}/network", $"{Kit}/network/withdrawal");
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(Page, Cancellation)).StatusCode);
        Assert.Equal("/sign-in", (await visitor.GetAsync($"{Kit}/network", Cancellation)).Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task What_a_workshop_brings_does_not_move_by_a_few_people_between_two_publications()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        using var visitor = server.Visitor();
        var room = await RoomOfSeven.LedAsync(server, organiser, Kit);
        using var first = await organiser.PostFormAsync($"{Kit}/network", $"{Kit}/network", ("room", room.Code));
        await JoinAsync(room, 1);
        Assert.Contains("1 atelier, 7 personnes", Plain(await visitor.PageAsync(Page)), StringComparison.Ordinal);
        using var second = await organiser.PostFormAsync($"{Kit}/network", $"{Kit}/network", ("room", room.Code));
        Assert.Matches("Robot</th><td class=\"number\">7</td>", Plain(await visitor.PageAsync(Page)));
        // Set aside, then counted again: still the seven of the first time.
        using var none = await organiser.PostFormAsync($"{Kit}/network", $"{Kit}/network");
        Assert.Contains("Aucun atelier de cinq personnes", Plain(await visitor.PageAsync(Page)), StringComparison.Ordinal);
        using var third = await organiser.PostFormAsync($"{Kit}/network", $"{Kit}/network", ("room", room.Code));
        Assert.Matches("Robot</th><td class=\"number\">7</td>", Plain(await visitor.PageAsync(Page)));
        await JoinAsync(room, 4);
        using var fourth = await organiser.PostFormAsync($"{Kit}/network", $"{Kit}/network", ("room", room.Code));
        Assert.Matches("Robot</th><td class=\"number\">12</td>", Plain(await visitor.PageAsync(Page)));
        // What a room's people sent is erased: its results leave the page with it.
        using var erased = await organiser.PostFormAsync($"/rooms/{room.Code}", $"/rooms/{room.Code}/erasure", ("sure", "yes"));
        Assert.DoesNotContain("Robot", await visitor.PageAsync(Page), StringComparison.Ordinal);
    }

    // More people, and their word before.
    private static async Task JoinAsync(RoomOfSeven room, int people)
    {
        var keys = Enumerable.Range(0, people).Select(_ => Guid.NewGuid()).ToList();
        foreach (var key in keys)
            await room.SendAsync(new JoinRoom(room.Code, key, key));
        await room.AnswerAsync(keys, "nuage-avant", _ => ["Robot"]);
    }

    private static string Plain(string html) => WebUtility.HtmlDecode(html).Replace('\u00A0', ' ').Replace('\u202F', ' ');
}
