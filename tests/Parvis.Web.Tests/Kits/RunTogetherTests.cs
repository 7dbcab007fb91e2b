using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Parvis.Web.Data;
using Parvis.Web.Tests.Workshops;
using Parvis.Web.Workshops;

namespace Parvis.Web.Tests.Kits;

/// <summary>One run sheet for several groups, for several people who lead, over several weeks.</summary>
public sealed class RunTogetherTests
{
    private const string Kit = "/kits/comprendre-l-ia-ensemble";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_groups_follow_one_run_sheet_and_their_results_are_read_side_by_side_or_together()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        using var visitor = server.Visitor();
        using var launched = await organiser.PostFormAsync(Kit, $"{Kit}/runs", ("groups", "2"));
        var first = launched.Headers.Location!.ToString().Split('/')[^1];
        var second = await OtherAsync(server, first);
        var run = $"/runs/{first}";

        // One press opens the activity in both rooms.
        using var started = await organiser.PostFormAsync(run, $"{run}/start/nuage-avant");
        foreach (var code in new[] { first, second })
            Assert.True(await SequenceTwo.StateAsync(server, code) is { Step: 0, Current.Open: true });
        var (seven, six) = (await RoomOfSeven.InAsync(server, first, 7), await RoomOfSeven.InAsync(server, second, 6));
        var page = LiveRoom.TextOf(await organiser.PageAsync($"/runs/{second}"));
        Assert.Contains("Groupe 1", page, StringComparison.Ordinal);
        Assert.Contains("Groupe 2", page, StringComparison.Ordinal);
        using var named = await organiser.PostFormAsync(run, $"{run}/groups/names", ($"group-{second}", "Table du fond"));
        using var tooLong = await organiser.PostFormAsync(run, $"{run}/groups/names", ($"group-{second}", new string('a', 41)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.StatusCode);

        // Side by side, then together: 5 of 7 found, and 4 of 6.
        var compared = Plain(await organiser.PageAsync($"/runs/{second}/groups"));
        Assert.Contains("Table du fond</th>", compared, StringComparison.Ordinal);
        Assert.Matches("5 sur 7</td>.*4 sur 6</td>.*9 sur 13</td>", compared);
        Assert.Matches("Robot</th><td class=\"number\">7</td><td class=\"number\">6</td><td class=\"number\">13</td>", compared);
        var minutes = Plain(await organiser.PageAsync($"/runs/{second}/minutes"));
        Assert.Contains("13 participations", minutes, StringComparison.Ordinal);
        Assert.Contains("2 groupes : Groupe 1 (7) et Table du fond (6).", minutes, StringComparison.Ordinal);
        Assert.Contains("9 bonnes réponses sur 13", minutes, StringComparison.Ordinal);
        Assert.Contains("13 personnes : 26 premiers pas choisis", minutes, StringComparison.Ordinal);
        Assert.Matches("Robot</th><td class=\"number\">13</td>", minutes);
        Assert.DoesNotContain("vilain", minutes, StringComparison.OrdinalIgnoreCase);
        // Nothing is said of how « the room » moved: there were two.
        Assert.DoesNotContain("cette salle, dans son ensemble", minutes, StringComparison.Ordinal);

        // A group comes late, and is led like the others.
        using var added = await organiser.PostFormAsync(run, $"{run}/groups");
        Assert.Contains("Groupe 3", LiveRoom.TextOf(await organiser.PageAsync(run)), StringComparison.Ordinal);
        using var over = await organiser.PostFormAsync(run, $"{run}/end");
        Assert.Equal($"{run}/after", over.Headers.Location!.ToString());
        foreach (var code in new[] { first, second })
            Assert.True((await SequenceTwo.StateAsync(server, code)).Ended);
        Assert.Contains("13 personnes ont choisi un premier pas", Plain(await visitor.PageAsync($"/merci/{second}")), StringComparison.Ordinal);
        // For the network they are one workshop.
        Assert.Contains("Table du fond", await organiser.PageAsync($"{Kit}/network"), StringComparison.Ordinal);
        using var published = await organiser.PostFormAsync($"{Kit}/network", $"{Kit}/network", ("room", first), ("room", second));
        Assert.Contains("1 atelier, 13 personnes", Plain(await visitor.PageAsync("/mallettes/comprendre-l-ia-ensemble")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_of_one_group_has_nothing_to_compare_and_a_hundred_groups_are_refused()
    {
        var server = await SharedServer.GetAsync();
        using var organiser = await server.OrganiserAsync();
        foreach (var wrong in new[] { "0", "13", "deux" })
        {
            using var refused = await organiser.PostFormAsync(Kit, $"{Kit}/runs", ("groups", wrong));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }
        var code = await SequenceTwo.LaunchAsync(organiser);
        Assert.Equal(HttpStatusCode.NotFound, (await organiser.GetAsync($"/runs/{code}/groups", Cancellation)).StatusCode);
        using var stranger = server.Visitor();
        Assert.Equal("/sign-in", (await stranger.GetAsync($"/runs/{code}/booklet", Cancellation)).Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task A_workshop_paused_until_next_week_goes_on_where_it_was_and_nobody_is_late()
    {
        var clock = new FakeTimeProvider(new(2026, 3, 3, 13, 0, 0, TimeSpan.Zero));
        await using var server = await ParvisServer.StartWithAsync(services => services.AddSingleton<TimeProvider>(clock));
        using var organiser = await server.OrganiserAsync();
        var code = await SequenceTwo.LaunchAsync(organiser);
        var run = $"/runs/{code}";
        using var short_ = await organiser.PostFormAsync($"/rooms/{code}", $"/rooms/{code}/retention", ("Retention", "1"));
        using var phone = await (await LiveRoom.FindAsync(server, code)).PhoneAsync();
        // Nothing has begun: there is nothing to pause.
        using var early = await organiser.PostFormAsync(run, $"{run}/pause");
        Assert.False((await SequenceTwo.StateAsync(server, code)).Frozen);
        using var welcome = await organiser.PostFormAsync(run, $"{run}/start/bienvenue");
        clock.Advance(TimeSpan.FromMinutes(5));
        using var cloud = await organiser.PostFormAsync(run, $"{run}/start/nuage-avant");
        clock.Advance(TimeSpan.FromMinutes(3));
        using var paused = await organiser.PostFormAsync(run, $"{run}/pause");
        Assert.Equal(HttpStatusCode.SeeOther, paused.StatusCode);
        var page = Plain(LiveRoom.TextOf(await organiser.PageAsync(run)));
        Assert.Contains("En pause depuis le 3 mars 2026 à 14 h 08", page, StringComparison.Ordinal);
        Assert.Contains("8 minutes de travail sur 70 prévues", page, StringComparison.Ordinal);
        Assert.Contains("après la reprise", page, StringComparison.Ordinal);
        Assert.Contains("La salle est en pause", await phone.PageAsync($"/s/{code}"), StringComparison.Ordinal);

        // Five weeks later: a forgotten room kept a day would be gone.
        clock.Advance(TimeSpan.FromDays(35));
        await EraseDueAsync(server);
        using var back = await server.OrganiserAsync();
        using var resumed = await back.PostFormAsync(run, $"{run}/resumption");
        Assert.Equal(HttpStatusCode.SeeOther, resumed.StatusCode);
        clock.Advance(TimeSpan.FromMinutes(4));
        var next = (await SequenceTwo.StateAsync(server, code)).Frozen;
        Assert.False(next);
        using var going = await back.PostFormAsync(run, $"{run}/start/ou-est-l-ia");
        page = Plain(LiveRoom.TextOf(await back.PageAsync(run)));
        Assert.Contains("Repris le 7 avril 2026 à 15 h 08, après 8 minutes de travail", page, StringComparison.Ordinal);
        Assert.Contains("Commencé à 15 h 12", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\d{3,} minutes de retard", page);
        Assert.Contains("En pause du 3 mars 2026 à 14 h 08 au 7 avril 2026 à 15 h 08", Plain(await back.PageAsync($"{run}/minutes")), StringComparison.Ordinal);

        // Paused again, and never taken up: it is erased in the end.
        using var last = await back.PostFormAsync(run, $"{run}/pause");
        clock.Advance(TimeSpan.FromDays(94));
        await EraseDueAsync(server);
        using var late = await server.OrganiserAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await late.GetAsync(run, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Who_leads_keeps_time_and_takes_notes_is_on_the_run_sheet_and_the_booklet_and_goes_with_the_room()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        var code = await SequenceTwo.LaunchAsync(organiser, SequenceTwo.Id);
        var run = $"/runs/{code}";
        using var set = await organiser.PostFormAsync(run, $"{run}/roles", ("role-lead", "Nadia"), ("role-time", "Ali & Zoé"));
        Assert.Equal(HttpStatusCode.SeeOther, set.StatusCode);
        using var tooLong = await organiser.PostFormAsync(run, $"{run}/roles", ("role-lead", new string('a', 61)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.StatusCode);
        Assert.Matches("Anime :.{0,40}Nadia", Plain(await organiser.PageAsync(run)));
        var booklet = await organiser.PageAsync($"{run}/booklet");
        Assert.Contains("Nadia", booklet, StringComparison.Ordinal);
        Assert.Contains("Ali &amp; Zoé", WebUtility.HtmlDecode(booklet).Replace("&", "&amp;", StringComparison.Ordinal), StringComparison.Ordinal);
        // The sequence that is led, and no other.
        Assert.Contains("La recette de crêpes", WebUtility.HtmlDecode(booklet), StringComparison.Ordinal);
        Assert.DoesNotContain("Débat", WebUtility.HtmlDecode(booklet), StringComparison.Ordinal);
        Assert.DoesNotContain("Nadia", await organiser.PageAsync($"{run}/minutes"), StringComparison.Ordinal);
        using var erased = await organiser.PostFormAsync($"/rooms/{code}", $"/rooms/{code}/erasure", ("sure", "yes"));
        await using var scope = server.Services.CreateAsyncScope();
        Assert.Equal("{}", (await scope.ServiceProvider.GetRequiredService<ParvisDbContext>().KitRuns.SingleAsync(r => r.RoomCode == code, Cancellation)).Roles);
    }

    [Fact]
    public async Task When_the_workshop_ends_phones_lead_to_the_page_that_participants_take_away()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        var code = await SequenceTwo.LaunchAsync(organiser);
        var live = await LiveRoom.FindAsync(server, code);
        using var phone = await live.PhoneAsync();
        using var early = await phone.GetAsync($"/merci/{code}", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        Assert.Contains("Cette page n’est pas ouverte", WebUtility.HtmlDecode(await early.Content.ReadAsStringAsync(Cancellation)), StringComparison.Ordinal);
        Assert.DoesNotContain("/merci/", await phone.PageAsync($"/s/{code}"), StringComparison.Ordinal);
        using var over = await organiser.PostFormAsync($"/runs/{code}", $"/runs/{code}/end");
        var page = await phone.PageAsync($"/s/{code}");
        Assert.Contains($"href=\"/merci/{code}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"email\"", page, StringComparison.Ordinal);
        Assert.Contains("Merci", await phone.PageAsync($"/merci/{code}"), StringComparison.Ordinal);
        // An organiser who closes it has the last word.
        using var closed = await organiser.PostFormAsync($"/runs/{code}/after", $"/runs/{code}/after", ("next", ""));
        Assert.Equal(HttpStatusCode.NotFound, (await phone.GetAsync($"/merci/{code}", Cancellation)).StatusCode);
        // A room that is no kit's leads nowhere.
        var plain = await LiveRoom.OpenAsync(server);
        using var other = await plain.PhoneAsync();
        await plain.CommandAsync(organiser, "end-room", 0);
        Assert.DoesNotContain("/merci/", await other.PageAsync($"/s/{plain.Code}"), StringComparison.Ordinal);
    }

    private static async Task<string> OtherAsync(ParvisServer server, string code)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var run = await scope.ServiceProvider.GetRequiredService<ParvisDbContext>().KitRuns.Include(r => r.Groups).SingleAsync(r => r.RoomCode == code, Cancellation);
        return run.Groups.Single(g => g.RoomCode != code).RoomCode;
    }

    private static async Task EraseDueAsync(ParvisServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RoomErasure>().EraseDueAsync(Cancellation);
    }

    private static string Plain(string html) => WebUtility.HtmlDecode(html).Replace('\u00A0', ' ').Replace('\u202F', ' ').ReplaceLineEndings(" ");
}
