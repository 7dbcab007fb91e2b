using System.Net;
using Parvis.Core.Workshops.Commands;

namespace Parvis.Web.Tests.Kits;

public sealed class AfterTests
{
    private const string Kit = "/kits/comprendre-l-ia-ensemble";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_workshop_who_came_is_counted_for_the_activity_report_and_participants_get_a_page()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        using var visitor = server.Visitor();
        var room = await RoomOfSeven.LedAsync(server, organiser, Kit);
        var (after, thanks) = ($"/runs/{room.Code}/after", $"/merci/{room.Code}");
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(thanks, Cancellation)).StatusCode);

        // Nothing was counted: people are the participations of the room.
        var page = Plain(await organiser.PageAsync(after));
        Assert.Contains("Type d’activité : Atelier collectif", page, StringComparison.Ordinal);
        Assert.Contains("Bénéficiaires anonymes : 7", page, StringComparison.Ordinal);
        Assert.Contains("Durée : 1 h 10", page, StringComparison.Ordinal);
        Assert.Contains("Thématiques : Intelligence artificielle (IA)", page, StringComparison.Ordinal);

        using var refused = await organiser.PostFormAsync(after, after, ("age-70", "beaucoup"), ("next", "Mardi <b>14 h</b>"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = Plain(await refused.Content.ReadAsStringAsync(Cancellation));
        Assert.Contains("value=\"beaucoup\"", again, StringComparison.Ordinal);
        Assert.Contains("href=\"#age-70\"", again, StringComparison.Ordinal);
        using var long_ = await organiser.PostFormAsync(after, after, ("minutes", "0"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, long_.StatusCode);

        using var saved = await organiser.PostFormAsync(
            after, after, ("age-12-17", "2"), ("age-70", "6"), ("age-unsaid", "1"), ("minutes", "95"), ("thanks", "open"), ("next", "Mardi 3 mars, 14 h\r\nMédiathèque <b>Simone-Veil</b>"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        page = Plain(await organiser.PageAsync(after));
        Assert.Contains("Bénéficiaires anonymes : 9", page, StringComparison.Ordinal);
        Assert.Contains("12 - 17 ans : 2", page, StringComparison.Ordinal);
        Assert.Contains("70 ans et plus : 6", page, StringComparison.Ordinal);
        Assert.Contains("Non communiqué : 1", page, StringComparison.Ordinal);
        Assert.Contains("Durée : 1 h 35", page, StringComparison.Ordinal);
        Assert.Equal("image/svg+xml", (await organiser.GetAsync($"{after}/qr.svg", Cancellation)).Content.Headers.ContentType!.MediaType);

        var html = await visitor.PageAsync(thanks);
        Assert.Contains("Médiathèque &lt;b&gt;Simone-Veil&lt;/b&gt;", html, StringComparison.Ordinal);
        var read = Plain(html);
        Assert.Contains("7 personnes ont choisi un premier pas", read, StringComparison.Ordinal);
        // One card was taken by all seven; the others by fewer than five: named without their count.
        Assert.Contains(" · 7 personnes</span>", read, StringComparison.Ordinal);
        Assert.DoesNotContain("3 personnes</span>", read, StringComparison.Ordinal);
        Assert.DoesNotContain("<input", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Robot", html, StringComparison.Ordinal);
        Assert.Contains("noindex", html, StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await visitor.GetAsync(after, Cancellation)).Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task Of_a_workshop_of_three_people_the_participants_page_says_nothing_of_what_they_chose()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        using var visitor = server.Visitor();
        var room = await RoomOfSeven.LedAsync(server, organiser, Kit, 3);
        await room.SendAsync(new EndRoom(room.Code, Guid.NewGuid()));
        using var saved = await organiser.PostFormAsync($"/runs/{room.Code}/after", $"/runs/{room.Code}/after", ("thanks", "open"));
        var read = Plain(await visitor.PageAsync($"/merci/{room.Code}"));
        Assert.DoesNotContain("ont choisi", read, StringComparison.Ordinal);
        // All nine cards, whoever took which.
        Assert.Equal(9, read.Split("<summary><b>").Length - 1);
    }

    private static string Plain(string html) => WebUtility.HtmlDecode(html).Replace('\u00A0', ' ').Replace('\u202F', ' ');
}
