using System.Diagnostics;
using System.Net;
using System.Text;

namespace Parvis.Web.Tests.Workshops;

/// <summary>What strangers and broken phones send to a running room: refused in words, and the room unharmed.</summary>
[Collection(nameof(Alone))]
public sealed class HostileRoomTests
{
    private static readonly string[] Texts =
    [
        "", " ", "oui", "non", "OUI", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "🙂🏳️‍🌈", "مرحبا بالعالم", "\u202Egnihton", "a\u0000b", "\u0007",
        "é̂̃̄", "'; DROP TABLE room_events; --", "${7*7}", "nsp", "-1", "1e309", "NaN", "../../etc/passwd", new string('x', 5_000), string.Join(' ', Enumerable.Repeat("mot", 10_000)),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_is_thrown_at_a_room_for_a_while_it_never_breaks_and_honest_answers_stand()
    {
        await using var server = await ParvisServer.StartAsync(null, "--RateLimit:Disabled", "true");
        // The choice is past and closed, the cloud is open, the number is yet to come.
        var room = await LiveRoom.OpenAsync(server, LiveRoom.Choice, LiveRoom.Cloud, LiveRoom.Number);
        var other = await LiveRoom.OpenAsync(server);
        using var console = await room.ConsoleAsync();
        using var honest = await room.PhoneAsync();
        using var attacker = await room.PhoneAsync();
        using var stranger = server.Visitor();
        await room.AskAsync(console, 0);
        Assert.Equal(HttpStatusCode.SeeOther, (await room.AnswerAsync(honest, 0, "oui")).StatusCode);
        await room.CommandAsync(console, "set-open", 0, ("open", "false"));
        await room.AskAsync(console, 1);
        Assert.Equal(HttpStatusCode.SeeOther, (await room.AnswerAsync(honest, 1, "mot honnête")).StatusCode);
        var stolen = await CookiesAsync(room, other);
        using var thief = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = server.Address };
        var random = new Random(20261124);
        var tried = 0;
        for (var since = Stopwatch.StartNew(); since.Elapsed < TimeSpan.FromSeconds(8); tried++)
        {
            var who = random.Next(3) == 0 ? stranger : attacker;
            using var answer = tried % 25 == 0 ? await ThrowAsync(() => HugeAsync(attacker, room, chunked: tried % 50 == 0))
                : random.Next(6) == 0 ? await ThrowAsync(() => StealAsync(random, thief, room, stolen))
                : await ThrowAsync(() => SomethingAsync(random, who, random.Next(4) == 0 ? other : room));
            if (answer is null)
                continue;
            Assert.True((int)answer.StatusCode < 500, $"{answer.StatusCode} after {tried} tries");
            var page = await answer.Content.ReadAsStringAsync(Cancellation);
            Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
            // Nobody is shown what another typed, before it is revealed.
            Assert.DoesNotContain("mot honnête", page, StringComparison.Ordinal);
        }
        Assert.True(tried > 50, $"{tried} tries only");
        var state = await room.StoredAsync();
        // The past and the future took nothing, from anyone; what was sent while open stands.
        Assert.Equal([1], state.Steps[0].Last.Answers.Keys);
        Assert.Equal(["oui"], state.Steps[0].Last.Answers[1].Raw);
        Assert.Equal(["mot honnête"], state.Steps[1].Last.Answers[1].Raw);
        Assert.Empty(state.Steps[2].Last.Answers);
        // The step, its doors and what is shown: only the console moved them. Nothing was noted, counted or grouped.
        Assert.Equal((1, true, false, false, false), (state.Step, state.Steps[1].Open, state.Steps[1].Revealed, state.Locked, state.Ended));
        Assert.All(state.Steps, step => Assert.True(step.Papers.IsEmpty && step.Last.Hands.IsEmpty && step.WordEdits.IsEmpty));
        Assert.Contains("mot honnête", await honest.PageAsync($"/s/{room.Code}"), StringComparison.Ordinal);
        Assert.Empty((await other.StoredAsync()).Steps[0].Last.Answers);
    }

    /// <summary>Seats and keys that open something, elsewhere; and what looks like them.</summary>
    private static async Task<string[]> CookiesAsync(LiveRoom room, LiveRoom other)
    {
        using var joined = await room.Server.Visitor().PostAsync($"/s/{other.Code}", Pages.Form(), Cancellation);
        var seat = joined.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        return [seat, seat[..^3], seat + "A", seat.ToUpperInvariant(), "room-seat=", $"room-console={other.ConsoleKey}", $"room-console={room.ConsoleKey[..31]}", $"room-console={room.ConsoleKey}0", "room-console=", "room-tablet=1"];
    }

    private static Task<HttpResponseMessage> StealAsync(Random random, HttpClient thief, LiveRoom room, string[] stolen)
    {
        var (path, form) = random.Next(3) switch
        {
            0 => ($"/s/{room.Code}/commands", Pages.Form(("command", "give-answer"), ("step", "1"), ("round", "1"), ("v", "volé"))),
            1 => ($"/rooms/{room.Code}/commands", Pages.Form(("command", "set-revealed"), ("step", "1"), ("revealed", "true"))),
            _ => ($"/rooms/{room.Code}/commands", Pages.Form(("command", "note-answers"), ("step", "1"), ("round", "1"), ("id", Guid.NewGuid().ToString()), ("lines", "volé"))),
        };
        return thief.SendAsync(new(HttpMethod.Post, path) { Content = form, Headers = { { "Cookie", stolen[random.Next(stolen.Length)] } } }, Cancellation);
    }

    /// <summary>A hundred megabytes, announced or not: refused before they are read.</summary>
    private static Task<HttpResponseMessage> HugeAsync(HttpClient who, LiveRoom room, bool chunked) =>
        who.SendAsync(new(HttpMethod.Post, $"/s/{room.Code}/commands") { Content = new HugeForm(chunked) }, Cancellation);

    private sealed class HugeForm : HttpContent
    {
        private const int Size = 100_000_000;

        private readonly bool chunked;

        public HugeForm(bool chunked)
        {
            this.chunked = chunked;
            Headers.ContentType = new("application/x-www-form-urlencoded");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var piece = Enumerable.Repeat((byte)'v', 100_000).ToArray();
            for (var sent = 0; sent < Size; sent += piece.Length)
                await stream.WriteAsync(piece, Cancellation);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = Size;
            return !chunked;
        }
    }

    [Fact]
    public async Task Late_wrong_and_stolen_are_refused_in_words()
    {
        await using var server = await ParvisServer.StartAsync();
        var room = await LiveRoom.OpenAsync(server);
        var other = await LiveRoom.OpenAsync(server);
        using var console = await room.ConsoleAsync();
        using var phone = await room.PhoneAsync();
        // A phone is no console.
        Assert.Equal(HttpStatusCode.Forbidden, await room.CommandAsync(phone, "go-to", -1, ("to", "0")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await room.AnswerAsync(phone, 0, "oui")).StatusCode);
        await room.AskAsync(console, 0);
        using var wrong = await room.AnswerAsync(phone, 0, "peut-être");
        await SaysAsync(wrong, "ne fait pas partie des choix");
        Assert.DoesNotContain("Changer ma réponse", await wrong.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        await SaysAsync(await room.AnswerAsync(phone, 1, "trop tôt"), "est passée à la suite");
        await room.CommandAsync(console, "set-frozen", 0, ("frozen", "true"));
        await SaysAsync(await room.AnswerAsync(phone, 0, "oui"), "en pause");
        await room.CommandAsync(console, "set-frozen", 0, ("frozen", "false"));
        await room.CommandAsync(console, "set-locked", 0, ("locked", "true"));
        using var late = await server.Visitor().PostAsync($"/s/{room.Code}", Pages.Form(), Cancellation);
        await SaysAsync(late, "fermée aux nouvelles personnes");
        // A seat of one room is none in another, and a forged one is none anywhere.
        using var thief = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = server.Address };
        using var joined = await server.Visitor().PostAsync($"/s/{other.Code}", Pages.Form(), Cancellation);
        foreach (var cookie in new[] { joined.Headers.GetValues("Set-Cookie").Single().Split(';')[0], "room-seat=CfDJ8forged", "room-seat=" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/s/{room.Code}/commands")
            {
                Content = Pages.Form(("command", "give-answer"), ("step", "0"), ("round", "1"), ("v", "oui")),
                Headers = { { "Cookie", cookie } },
            };
            using var answer = await thief.SendAsync(request, Cancellation);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
        // Another site's page cannot press for anyone.
        using var crossing = new HttpRequestMessage(HttpMethod.Post, $"/s/{room.Code}/commands") { Content = Pages.Form(("command", "give-answer")), Headers = { { "Origin", "https://ailleurs.example" } } };
        Assert.Equal(HttpStatusCode.Forbidden, (await phone.SendAsync(crossing, Cancellation)).StatusCode);
        await room.CommandAsync(console, "end-room", 0);
        await SaysAsync(await room.AnswerAsync(phone, 0, "oui"), "L’atelier est terminé");
        Assert.Empty((await room.StoredAsync()).Steps[0].Last.Answers);
    }

    [Fact]
    public async Task A_thousand_joins_at_once_from_one_address_pass_and_the_flood_behind_them_waits()
    {
        await using var server = await ParvisServer.StartAsync();
        var room = await LiveRoom.OpenAsync(server);
        using var flood = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = server.Address };
        var answers = await Task.WhenAll(Enumerable.Range(0, 1_300).Select(async _ => (await flood.PostAsync($"/s/{room.Code}", Pages.Form(), Cancellation)).StatusCode));
        Assert.InRange(answers.Count(s => s is HttpStatusCode.SeeOther), 1_000, 1_299);
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.DoesNotContain(answers, s => (int)s >= 500);
        Assert.Equal(answers.Count(s => s is HttpStatusCode.SeeOther), (await room.StoredAsync()).Participants.Count);
    }

    private static async Task SaysAsync(HttpResponseMessage answer, string words)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    // Null where the server hung up on a body it had refused before the end.
    private static async Task<HttpResponseMessage?> ThrowAsync(Func<Task<HttpResponseMessage>> something)
    {
        try
        {
            return await something();
        }
        catch (HttpRequestException hungUp) when (hungUp.InnerException is IOException)
        {
            return null;
        }
    }

    private static Task<HttpResponseMessage> SomethingAsync(Random random, HttpClient who, LiveRoom room)
    {
        string Text() => Texts[random.Next(Texts.Length)];
        var commands = new[] { "give-answer", "give-dots", "ask-speaker", "vote-for-question", "go-to", "set-revealed", "set-locked", "end-room", "count-hands", "merge-words", "note-answers", "note-question", "take-paper-back", "", "💥" };
        var fields = new List<(string, string)>
        {
            ("command", commands[random.Next(commands.Length)]), ("id", random.Next(2) == 0 ? Guid.NewGuid().ToString() : Text()),
            ("step", random.Next(2) == 0 ? $"{random.Next(3)}" : $"{random.Next(-5, 1_000_000_000)}"), ("round", $"{random.Next(-1, 4)}"),
            ("to", "1"), ("revealed", "true"), ("locked", "true"), ("question", $"{random.Next(-1, 3)}"), ("up", "true"), ("code", Text()), ("by", "100000"), ("from", Text()), ("into", Text()), ("lines", Text()), ("people", Text()), ("sheet", Text()),
        };
        fields.AddRange(Enumerable.Range(0, random.Next(4) == 0 ? 200 : random.Next(4)).Select(_ => ("v", Text() is { Length: < 200 } small ? small : "x")));
        return random.Next(8) switch
        {
            0 => who.PostAsync($"/rooms/{room.Code}/commands", Pages.Form(fields), Cancellation),
            1 => who.PostAsync($"/s/{room.Code}/commands", new ByteArrayContent(RandomBytes(random)) { Headers = { { "Content-Type", "application/x-www-form-urlencoded" } } }, Cancellation),
            2 => who.PostAsync($"/s/{room.Code}/commands", new StringContent(new string('v', 300_000), Encoding.UTF8, "application/x-www-form-urlencoded"), Cancellation),
            3 => who.GetAsync($"/s/{Uri.EscapeDataString(Text() is { Length: < 200 } text && !text.Contains('\0') ? text : "x")}", Cancellation),
            4 => who.GetAsync($"/rooms/{room.Code}/with/{Guid.NewGuid():N}", Cancellation),
            5 => who.PostAsync($"/s/{room.Code}/commands", Pages.Form(("command", "give-answer"), ("step", $"{random.Next(3)}"), ("round", "1"), ("v", Texts[random.Next(Texts.Length)])), Cancellation),
            _ => who.PostAsync($"/s/{room.Code}/commands", Pages.Form(fields), Cancellation),
        };
    }

    private static byte[] RandomBytes(Random random)
    {
        var bytes = new byte[random.Next(2_000)];
        random.NextBytes(bytes);
        return bytes;
    }
}
