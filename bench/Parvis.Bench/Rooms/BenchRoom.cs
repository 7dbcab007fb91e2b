using System.Net;
using System.Text;

namespace Parvis.Bench.Rooms;

/// <summary>A room with its first question open, and phones that came in: what each would send, as bytes.</summary>
internal sealed class BenchRoom
{
    private readonly HttpClient http;
    private readonly IPEndPoint server;
    private readonly List<string> cookies = [];

    private BenchRoom(HttpClient http, IPEndPoint server, string code, string consoleKey) =>
        (this.http, this.server, Code, ConsoleKey) = (http, server, code, consoleKey);

    public string Code { get; }

    public string ConsoleKey { get; }

    public int People => cookies.Count;

    public static async Task<List<BenchRoom>> OpenAsync(HttpClient http, BenchServer bench, int count)
    {
        var rooms = await NewAsync(http, bench, count);
        await Parallel.ForEachAsync(rooms, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (room, _) => await room.OpenQuestionAsync());
        return rooms;
    }

    /// <summary>Rooms whose question is not open yet.</summary>
    public static async Task<List<BenchRoom>> NewAsync(HttpClient http, BenchServer bench, int count)
    {
        using var answer = await http.PostAsync($"/bench/rooms?count={count}", null);
        return [.. (await answer.Content.ReadAsStringAsync()).Split('\n').Select(line => line.Split(' '))
            .Select(pair => new BenchRoom(http, bench.EndPoint, pair[0], pair[1]))];
    }

    public async Task OpenQuestionAsync()
    {
        await CommandAsync("go-to", -1, ("to", "0"));
        await CommandAsync("set-open", 0, ("open", "true"));
    }

    public async Task CommandAsync(string command, int step, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/rooms/{Code}/commands")
        {
            Content = new FormUrlEncodedContent([
                new("command", command), new("id", $"{Guid.NewGuid()}"), new("step", $"{step}"), new("round", "1"),
                .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]),
        };
        request.Headers.Add("Cookie", $"room-console={ConsoleKey}");
        using var answer = await http.SendAsync(request);
        if (answer.StatusCode is not HttpStatusCode.SeeOther)
            throw new InvalidOperationException($"{command}: {answer.StatusCode}");
    }

    /// <summary>People come in, each by the form of the door.</summary>
    public Task<LoadResult> JoinAsync(int people, int connections) => JoinAsync([this], people, connections);

    public static async Task<LoadResult> JoinAsync(IReadOnlyList<BenchRoom> rooms, int peopleEach, int connections)
    {
        var at = -1;
        return await LoadClient.RunAsync(rooms[0].server, connections, () =>
        {
            var number = Interlocked.Increment(ref at);
            return number < rooms.Count * peopleEach ? (number, AnswerRequests.Post($"/s/{rooms[number % rooms.Count].Code}", "")) : null;
        }, 303, (number, _, answer) => rooms[number % rooms.Count].Seat(answer.Span));
    }

    /// <summary>People come in by the form of the door, and load the page.</summary>
    /// <returns>How many bytes they were sent for both.</returns>
    public async Task<long> ComeInAsync(int people, int connections)
    {
        var (first, bytes, came, read) = (People, 0L, -1, -1);
        await LoadClient.RunAsync(server, connections, () => Interlocked.Increment(ref came) is var number && number < people
            ? (number, AnswerRequests.Post($"/s/{Code}", "")) : null, 303, (_, _, answer) =>
        {
            Interlocked.Add(ref bytes, answer.Length);
            Seat(answer.Span);
        });
        await LoadClient.RunAsync(server, connections, () => Interlocked.Increment(ref read) is var number && number < people
            ? (number, Page(first + number)) : null, 200, (_, _, answer) => Interlocked.Add(ref bytes, answer.Length));
        return bytes;
    }

    // Someone came in: what the door answered.
    private void Seat(ReadOnlySpan<byte> answer)
    {
        var cookie = CookieOf(answer);
        lock (cookies)
            cookies.Add(cookie);
    }

    public byte[] Answer(int person, int time, bool script)
    {
        var body = $"command=give-answer&id={Guid.NewGuid()}&step=0&round=1&v={RoomsOfBench.Options[(person + time) % RoomsOfBench.Options.Count]}";
        return Post($"/s/{Code}/commands", person, script ? "X-Live: 1\r\n" : "", body);
    }

    /// <summary>A form without anything in it, as someone's browser would send it.</summary>
    public byte[] Empty() => Post("/bench/empty", 0, "", "");

    private byte[] Post(string path, int person, string headers, string body) => Encoding.ASCII.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookies[person]}\r\n{headers}"
        + $"Accept-Language: fr\r\nAccept-Encoding: gzip, br\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n{body}");

    public byte[] Follow(int person) => Get($"/s/{Code}/events", cookies[person]);

    private byte[] Page(int person) => Get($"/s/{Code}", cookies[person]);

    public byte[] FollowWall() => Get($"/rooms/{Code}/wall/events", null);

    /// <summary>How many answers the log holds.</summary>
    public async Task<int> StoredAsync() => int.Parse(await http.GetStringAsync($"/bench/rooms/{Code}"));

    private static byte[] Get(string path, string? cookie) => Encoding.ASCII.GetBytes(
        $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Language: fr\r\nAccept-Encoding: gzip, br\r\n{(cookie is null ? "" : $"Cookie: {cookie}\r\n")}\r\n");

    private static string CookieOf(ReadOnlySpan<byte> answer)
    {
        var from = answer[(answer.IndexOf("Set-Cookie: "u8) + 12)..];
        return Encoding.ASCII.GetString(from[..from.IndexOf((byte)';')]);
    }
}
