using System.Net;
using System.Text;
using Parvis.Core.Questions;
using Parvis.Web.Tests.Live;

namespace Parvis.Web.Tests.Workshops;

public sealed class LiveRoomTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_came_in_without_being_told_so_and_presses_again_has_one_seat()
    {
        await using var server = await FaultyRoomStore.StartAsync();
        var (room, disk) = (await LiveRoom.OpenAsync(server), FaultyRoomStore.Of(server));
        disk.Appending = async append =>
        {
            disk.Appending = next => next();
            await append();
            throw new IOException("The answer was lost.");
        };
        using var phone = server.Visitor();
        using var first = await phone.PostAsync($"/s/{room.Code}", Pages.Form(), Cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, first.StatusCode);
        using var again = await phone.PostAsync($"/s/{room.Code}", Pages.Form(), Cancellation);
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Single((await room.StoredAsync()).Participants);
    }

    [Fact]
    public async Task Choices_typed_for_a_question_that_offers_none_are_not_dropped_in_silence()
    {
        var server = await SharedServer.GetAsync();
        using var organiser = await server.OrganiserAsync();
        using var refused = await organiser.PostFormAsync("/rooms/new", "/rooms",
            ("From", "express"), ("Kind", "words"), ("Wording", "Utilisez-vous une IA ?"), ("Options", "Oui\nNon"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Cancellation));
        Assert.Contains("Cette sorte de question n’a pas de choix à proposer", page, StringComparison.Ordinal);
        Assert.Contains("Oui\nNon", page.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_asked_on_the_spot_is_answered_counted_revealed_and_exported()
    {
        var server = await SharedServer.GetAsync();
        using var organiser = await server.OrganiserAsync();
        using var made = await organiser.PostFormAsync("/rooms/new", "/rooms",
            ("From", "express"), ("Kind", "single-choice"), ("Wording", "Utilisez-vous une IA ?"), ("Options", "Oui\nNon\nNe sait pas"), ("Title", "Mairie : accueil"));
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        var path = made.Headers.Location!.ToString();
        var code = path.Split('/')[^1];
        Assert.Contains(code, await organiser.PageAsync(path), StringComparison.Ordinal);
        // The code opens in any case, with spaces; another opens nothing.
        using var phone = server.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await phone.GetAsync("/s?code=CCCCCC", Cancellation)).StatusCode);
        Assert.Equal($"/s/{code}", (await phone.GetAsync($"/s?code={code.ToLowerInvariant()[..3]}%20{code[3..]}", Cancellation)).Headers.Location!.ToString());
        Assert.Contains("Entrer dans la salle", await phone.PageAsync($"/s/{code}"), StringComparison.Ordinal);
        await phone.PostAsync($"/s/{code}", Pages.Form(), Cancellation);
        Assert.Contains("Vous y êtes", await phone.PageAsync($"/s/{code}"), StringComparison.Ordinal);

        var room = new LiveRoom(server, 1, code, "");
        await room.AskAsync(organiser, 0);
        // Typed with ordinary spaces, shown with those at which no line breaks.
        Assert.Contains("Utilisez-vous une IA\u202f?", WebUtility.HtmlDecode(await phone.PageAsync($"/s/{code}")), StringComparison.Ordinal);
        Assert.Contains("Mairie\u00a0: accueil", WebUtility.HtmlDecode(await organiser.PageAsync(path)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await room.AnswerAsync(phone, 0, "oui")).StatusCode);
        Assert.Contains("C’est enregistré", await phone.PageAsync($"/s/{code}"), StringComparison.Ordinal);
        // The hall sees how many, not what, until the reveal.
        var wall = await server.Visitor().PageAsync($"/rooms/{code}/wall");
        Assert.Contains("1 réponse", LiveRoom.TextOf(wall), StringComparison.Ordinal);
        Assert.DoesNotContain("bar-fill", wall, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, await room.CommandAsync(organiser, "set-revealed", 0, ("revealed", "true")));
        Assert.Contains("100\u202f%", LiveRoom.TextOf(await server.Visitor().PageAsync($"/rooms/{code}/wall")), StringComparison.Ordinal);
        Assert.Contains("Le résultat", await phone.PageAsync($"/s/{code}"), StringComparison.Ordinal);
        Assert.Contains("1;Utilisez-vous une IA\u202f?;1;Oui;1;0;1", await organiser.PageAsync($"/rooms/{code}/results.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hundred_people_press_at_once_and_each_is_stored_once()
    {
        var server = await SharedServer.GetAsync();
        var room = await LiveRoom.OpenAsync(server);
        using var console = await room.ConsoleAsync();
        var phones = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => room.PhoneAsync()));
        await room.AskAsync(console, 0);
        // Each form leaves twice, as a nervous thumb sends it.
        var ids = phones.Select(_ => Guid.NewGuid()).ToArray();
        var sent = await Task.WhenAll(phones.Concat(phones).Select((phone, i) => room.AnswerAsync(phone, 0, ids[i % 200], i % 2 == 0 ? "oui" : "non")));
        Assert.All(sent, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        var state = await room.StoredAsync();
        Assert.Equal(200, state.Participants.Count);
        Assert.Equal(200, state.Steps[0].Last.Answers.Count);
        Assert.Equal(100, state.Steps[0].Last.Answers.Values.Count(a => a.Raw is ["oui"]));
    }

    [Fact]
    public async Task A_screen_follows_the_room_and_what_one_sees_no_other_does()
    {
        var server = await SharedServer.GetAsync();
        var room = await LiveRoom.OpenAsync(server);
        using var console = await room.ConsoleAsync();
        using var phone = await room.PhoneAsync();
        await using var stream = await phone.GetStreamAsync($"/s/{room.Code}/events", Cancellation);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        Assert.Contains("va commencer", await LiveRoom.FrameAsync(reader, "va commencer"), StringComparison.Ordinal);
        await room.AskAsync(console, 0);
        var asked = await LiveRoom.FrameAsync(reader, "Oui, souvent");
        Assert.Contains("data-part=\"form\"", asked, StringComparison.Ordinal);
        await room.AnswerAsync(phone, 0, "oui");
        await room.CommandAsync(console, "set-revealed", 0, ("revealed", "true"));
        var revealed = await LiveRoom.FrameAsync(reader, "Le résultat");
        // The bytes are everyone's: nothing in them is this phone's.
        Assert.DoesNotContain("checked", revealed, StringComparison.Ordinal);
        Assert.DoesNotContain("C’est enregistré", revealed, StringComparison.Ordinal);
        // A stranger hears nothing.
        using var stranger = await server.Visitor().GetAsync($"/s/{room.Code}/events", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, stranger.StatusCode);
    }

    [Fact]
    public async Task The_console_is_for_organisers_and_those_they_gave_the_link()
    {
        var server = await SharedServer.GetAsync();
        var room = await LiveRoom.OpenAsync(server);
        using var stranger = server.Visitor();
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync($"/rooms/{room.Code}/console", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, await room.CommandAsync(stranger, "go-to", -1, ("to", "0")));
        foreach (var forged in new[] { new string('0', 32), room.ConsoleKey[..31], room.ConsoleKey + "0", "%20" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/rooms/{room.Code}/with/{forged}", Cancellation)).StatusCode);
        using var other = await room.ConsoleAsync();
        Assert.Contains("Commencer", await other.PageAsync($"/rooms/{room.Code}/console"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, await room.CommandAsync(other, "go-to", -1, ("to", "0")));
        // The link of one room opens no other.
        var second = await LiveRoom.OpenAsync(server);
        Assert.Equal(HttpStatusCode.Forbidden, await second.CommandAsync(other, "go-to", -1, ("to", "0")));
        // Taken back.
        using var organiser = await server.OrganiserAsync();
        Assert.Equal(HttpStatusCode.SeeOther, (await organiser.PostFormAsync($"/rooms/{room.Code}", $"/rooms/{room.Code}/link")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, await room.CommandAsync(other, "set-open", 0, ("open", "true")));
    }

    [Fact]
    public async Task A_room_goes_on_after_a_restart_and_phones_keep_their_seats()
    {
        var home = Directory.CreateTempSubdirectory("parvis-test-");
        LiveRoom room;
        string cookie;
        await using (var server = await ParvisServer.StartAsync(home))
        {
            room = await LiveRoom.OpenAsync(server);
            using var console = await room.ConsoleAsync();
            await room.AskAsync(console, 0);
            using var phone = server.Visitor();
            using var joined = await phone.PostAsync($"/s/{room.Code}", Pages.Form(), Cancellation);
            cookie = joined.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
            Assert.Equal(HttpStatusCode.SeeOther, (await room.AnswerAsync(phone, 0, "non")).StatusCode);
        }
        await using (var server = await ParvisServer.StartAsync(home))
        {
            using var phone = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = server.Address };
            phone.DefaultRequestHeaders.Add("Cookie", cookie);
            var page = await phone.PageAsync($"/s/{room.Code}");
            Assert.Contains("C’est enregistré", page, StringComparison.Ordinal);
            Assert.Matches("value=\"non\" checked", page);
            room = room with { Server = server };
            Assert.Equal(AnswerState.Answered, (await room.StoredAsync()).Steps[0].Last.Answers[1].State);
        }
        home.Delete(recursive: true);
    }

    [Fact]
    public async Task What_was_sent_to_a_room_is_erased_from_the_files_too()
    {
        await using var server = await ParvisServer.StartAsync();
        var room = await LiveRoom.OpenAsync(server);
        using var console = await room.ConsoleAsync();
        using var phone = await room.PhoneAsync();
        await room.CommandAsync(console, "go-to", -1, ("to", "1"));
        await room.CommandAsync(console, "set-open", 1, ("open", "true"));
        Assert.Equal(HttpStatusCode.SeeOther, (await room.AnswerAsync(phone, 1, "chrysanthème")).StatusCode);
        Assert.True(await IsOnDiskAsync(server, "chrysanth"));
        using var organiser = await server.OrganiserAsync();
        using var erased = await organiser.PostFormAsync($"/rooms/{room.Code}", $"/rooms/{room.Code}/erasure", ("sure", "yes"));
        Assert.Equal($"/rooms/{room.Code}/certificate", erased.Headers.Location!.ToString());
        var certificate = LiveRoom.TextOf(await organiser.PageAsync($"/rooms/{room.Code}/certificate"));
        Assert.Contains("1 envoi effacé", certificate, StringComparison.Ordinal);
        Assert.Contains("1 place effacée", certificate, StringComparison.Ordinal);
        Assert.Contains("Demandé par un organisateur", certificate, StringComparison.Ordinal);
        Assert.False(await IsOnDiskAsync(server, "chrysanth"));
        Assert.Equal(HttpStatusCode.NotFound, (await phone.GetAsync($"/s/{room.Code}", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await room.AnswerAsync(phone, 1, "encore")).StatusCode);
        Assert.Contains("effacé", await organiser.PageAsync($"/rooms/{room.Code}"), StringComparison.Ordinal);
    }

    private static async Task<bool> IsOnDiskAsync(ParvisServer server, string text)
    {
        foreach (var file in server.Home.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            await using var open = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(open, Encoding.Latin1);
            if ((await reader.ReadToEndAsync(Cancellation)).Contains(text, StringComparison.Ordinal))
                return true;
        }
        return false;
    }
}
