namespace Parvis.Bench.Rooms;

/// <summary>
/// Durable answers through the room's grain by 200 connections, against an empty form POST by the same browsers in the same alternating
/// rounds: one without a script (303), and one with (which is sent its own region of the page).
/// </summary>
internal static class LiveAnswers
{
    public const int Connections = 200;
    private const int People = 2_000, Rounds = 5;

    private static int time;

    public static async Task RunAsync(BenchServer server, HttpClient http)
    {
        var room = (await BenchRoom.OpenAsync(http, server, 1))[0];
        await room.JoinAsync(People, Connections);
        await server.WarmUpAsync(async () =>
        {
            await EmptyAsync(server, room, 10_000);
            await AnswersAsync(server, room, 10_000, script: false);
            await AnswersAsync(server, room, 10_000, script: true);
        });
        var rounds = await RoundsAsync(server, room, Rounds, 30_000);
        Report.Title($"Live answers, durable, {Connections} connections, one room of {People:N0}, median of {Rounds} rounds");
        Print(rounds, "≥ 0.45, p99 < 60 ms");
    }

    public static async Task<List<(LoadResult Empty, LoadResult Plain, LoadResult Script)>> RoundsAsync(BenchServer server, BenchRoom room, int rounds, int each)
    {
        var results = new List<(LoadResult, LoadResult, LoadResult)>();
        for (var round = 0; round < rounds; round++)
            results.Add((await EmptyAsync(server, room, 2 * each), await AnswersAsync(server, room, each, script: false), await AnswersAsync(server, room, each, script: true)));
        return results;
    }

    public static void Print(List<(LoadResult Empty, LoadResult Plain, LoadResult Script)> rounds, string aim)
    {
        Report.Load("empty form POST", rounds.ConvertAll(r => r.Empty));
        Report.Load("answer, no script (303)", rounds.ConvertAll(r => r.Plain));
        Report.Load("answer, script (its region)", rounds.ConvertAll(r => r.Script));
        Report.Ratio("answer without a script / empty form", rounds.ConvertAll(r => r.Plain.PerSecond / r.Empty.PerSecond), aim);
        Report.Ratio("answer with a script / empty form", rounds.ConvertAll(r => r.Script.PerSecond / r.Empty.PerSecond), aim);
    }

    private static Task<LoadResult> EmptyAsync(BenchServer server, BenchRoom room, int count)
    {
        var (at, empty) = (-1, room.Empty());
        return LoadClient.RunAsync(server.EndPoint, Connections, () => Interlocked.Increment(ref at) is var number && number < count ? (number, empty) : null, 204);
    }

    // Everyone answers in turn, each time another option than before: all of them are to be stored.
    private static Task<LoadResult> AnswersAsync(BenchServer server, BenchRoom room, int count, bool script)
    {
        var prepared = new byte[count][];
        for (var i = 0; i < count; i++)
            prepared[i] = room.Answer(i % room.People, time + (i / room.People), script);
        time += (count / room.People) + 1;
        var at = -1;
        return LoadClient.RunAsync(server.EndPoint, Connections,
            () => Interlocked.Increment(ref at) is var number && number < count ? (number, prepared[number]) : null, script ? 200 : 303);
    }
}
