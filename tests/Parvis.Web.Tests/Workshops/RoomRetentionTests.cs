using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Parvis.Core.Workshops;
using Parvis.Core.Workshops.Commands;
using Parvis.Web.Data;
using Parvis.Web.Live;
using Parvis.Web.Workshops;

namespace Parvis.Web.Tests.Workshops;

public sealed class RoomRetentionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_room_keeps_what_people_sent_as_long_as_was_chosen_then_a_certificate_takes_its_place()
    {
        var clock = new FakeTimeProvider(new(2026, 11, 24, 18, 0, 0, TimeSpan.Zero));
        await using var server = await ParvisServer.StartWithAsync(services => services.AddSingleton<TimeProvider>(clock));
        using var organiser = await server.OrganiserAsync();
        var code = await MadeAsync(organiser, ("Retention", "7"));
        // Not said: as usual, a year. Never: until someone erases. Anything else was not on our page.
        Assert.Equal(365, (await RowAsync(server, await MadeAsync(organiser))).RetentionDays);
        Assert.Null((await RowAsync(server, await MadeAsync(organiser, ("Retention", "never")))).RetentionDays);
        foreach (var wrong in new[] { "0", "-3", "99999", "demain" })
        {
            using var refused = await organiser.PostFormAsync("/rooms/new", "/rooms", [.. Question, ("Retention", wrong)]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            using var again = await organiser.PostFormAsync($"/rooms/{code}", $"/rooms/{code}/retention", ("Retention", wrong));
            Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        }
        var room = new LiveRoom(server, (await RowAsync(server, code)).Id, code, "");
        using var phone = await room.PhoneAsync();
        using var other = await room.PhoneAsync();
        await room.AskAsync(organiser, 0);
        Assert.Equal(HttpStatusCode.SeeOther, (await room.AnswerAsync(phone, 0, "oiseau", "arbre")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await room.AnswerAsync(phone, 0, "oiseau")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await room.AnswerAsync(other, 0, "arbre")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, await room.CommandAsync(organiser, "end-room", 0));
        Assert.Contains("s’effacera le 1er décembre 2026", LiveRoom.TextOf(await organiser.PageAsync($"/rooms/{code}")), StringComparison.Ordinal);
        using var longer = await organiser.PostFormAsync($"/rooms/{code}", $"/rooms/{code}/retention", ("Retention", "30"));
        Assert.Contains("s’effacera le 24 décembre 2026", LiveRoom.TextOf(await organiser.PageAsync($"/rooms/{code}")), StringComparison.Ordinal);

        await EraseDueAsync(server, clock, TimeSpan.FromDays(29));
        Assert.Null((await RowAsync(server, code)).ErasedAt);
        await EraseDueAsync(server, clock, TimeSpan.FromDays(2));
        // The server's own clock struck as well: one of the two erases.
        while (await CertificatesAsync(server) == 0)
            await Task.Delay(50, Cancellation);
        Assert.Empty(await server.Services.GetRequiredService<IRoomStore>().ReadAsync(room.Id, 0, Cancellation));
        using var back = await server.OrganiserAsync();
        var certificate = LiveRoom.TextOf(await back.PageAsync($"/rooms/{code}/certificate"));
        Assert.Contains("3 envois effacés", certificate, StringComparison.Ordinal);
        Assert.Contains("2 places effacées", certificate, StringComparison.Ordinal);
        Assert.Contains("Fin du délai de conservation", certificate, StringComparison.Ordinal);
        Assert.DoesNotContain("oiseau", certificate, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await back.GetAsync("/rooms/CCCCCC/certificate", Cancellation)).StatusCode);
        // Once is enough.
        await EraseDueAsync(server, clock, TimeSpan.FromDays(2));
        Assert.Equal(1, await CertificatesAsync(server));
        using var stranger = await server.Visitor().GetAsync($"/rooms/{code}/certificate", Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, stranger.StatusCode);
    }

    [Fact]
    public async Task A_certificate_counts_what_came_on_paper_too()
    {
        var server = await SharedServer.GetAsync();
        var room = await LiveRoom.OpenAsync(server, LiveRoom.Cloud);
        using var phone = await room.PhoneAsync();
        var mirror = (await server.Services.GetRequiredService<RoomFeed>().FindAsync(new RoomCode(room.Code), Cancellation))!;
        var reply = await mirror.SendAsync(new EnterPaper(room.Code, Guid.NewGuid(), 0, [["oiseau"], ["arbre"], ["oiseau", "arbre"]]), Cancellation);
        Assert.Equal(RoomReplyKind.Done, reply.Kind);
        using var organiser = await server.OrganiserAsync();
        using var erased = await organiser.PostFormAsync($"/rooms/{room.Code}", $"/rooms/{room.Code}/erasure", ("sure", "yes"));
        Assert.Equal(HttpStatusCode.SeeOther, erased.StatusCode);
        await using var scope = server.Services.CreateAsyncScope();
        var certificate = await scope.ServiceProvider.GetRequiredService<ParvisDbContext>().Erasures.SingleAsync(e => e.RoomId == room.Id, Cancellation);
        Assert.Equal((4, 3), (certificate.Participants, certificate.Responses));
    }

    [Fact]
    public async Task A_server_keeps_its_own_words_off_the_clouds_of_its_new_rooms()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        Assert.Contains("connard", await organiser.PageAsync("/rooms/words"), StringComparison.Ordinal);
        using var saved = await organiser.PostFormAsync("/rooms/words", "/rooms/words", ("stop", "machin\r\ntruc\r\nMachin"), ("profanity", "saperlipopette"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        var kept = await organiser.PageAsync("/rooms/words?saved");
        Assert.DoesNotContain("connard", kept, StringComparison.Ordinal);
        Assert.Contains("C’est enregistré", kept, StringComparison.Ordinal);
        using var refused = await organiser.PostFormAsync("/rooms/words", "/rooms/words", ("stop", new string('x', 61)), ("profanity", "garde ce que j’ai tapé"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("garde ce que j’ai tapé", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        var code = await MadeAsync(organiser);
        var room = new LiveRoom(server, (await RowAsync(server, code)).Id, code, "");
        using var phone = await room.PhoneAsync();
        await room.AskAsync(organiser, 0);
        await room.AnswerAsync(phone, 0, "Truc", "oiseau");
        await room.CommandAsync(organiser, "set-revealed", 0, ("revealed", "true"));
        Assert.DoesNotContain("Truc", await server.Visitor().PageAsync($"/rooms/{code}/wall"), StringComparison.Ordinal);
        // For this room alone, from its console.
        Assert.Equal(HttpStatusCode.SeeOther, await room.CommandAsync(organiser, "set-word-lists", 0, ("stop", "oiseau"), ("profanity", "")));
        var wall = await server.Visitor().PageAsync($"/rooms/{code}/wall");
        Assert.Contains("Truc", wall, StringComparison.Ordinal);
        Assert.DoesNotContain("oiseau", wall, StringComparison.Ordinal);
    }

    private static readonly (string, string)[] Question = [("From", "express"), ("Kind", "words"), ("Wording", "En trois mots")];

    private static async Task<string> MadeAsync(HttpClient organiser, params (string, string)[] more)
    {
        using var made = await organiser.PostFormAsync("/rooms/new", "/rooms", [.. Question, .. more]);
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        return made.Headers.Location!.ToString().Split('/')[^1];
    }

    private static async Task<RoomRow> RowAsync(ParvisServer server, string code)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ParvisDbContext>().Rooms.AsNoTracking().SingleAsync(r => r.Code == code, Cancellation);
    }

    private static async Task<int> CertificatesAsync(ParvisServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ParvisDbContext>().Erasures.CountAsync(Cancellation);
    }

    private static async Task EraseDueAsync(ParvisServer server, FakeTimeProvider clock, TimeSpan later)
    {
        clock.Advance(later);
        await using var scope = server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RoomErasure>().EraseDueAsync(Cancellation);
    }
}
