namespace Parvis.Bench.Rooms;

/// <summary>Everyone presses « Envoyer » within the same tenth of a second, each on a connection of their own; what the log holds afterwards.</summary>
internal static class Press
{
    public static async Task RunAsync(BenchServer server, HttpClient http)
    {
        var warm = (await BenchRoom.OpenAsync(http, server, 1))[0];
        await warm.JoinAsync(200, LiveAnswers.Connections);
        await LiveAnswers.RoundsAsync(server, warm, 2, 10_000);
        Report.Title("« Envoyer » within 100 ms");
        foreach (var people in new[] { 200, 2_000 })
        {
            var room = (await BenchRoom.OpenAsync(http, server, 1))[0];
            await room.JoinAsync(people, LiveAnswers.Connections);
            var result = await TogetherAsync(server, room);
            Report.Line($"{people:N0} people: stored", $"{await room.StoredAsync():N0}", $"{people:N0}");
            Report.Line($"{people:N0} people: told so within", $"{result.P99:F0} ms", $"p50 {result.P50:F0} ms, unexpected {result.Unexpected}");
        }
    }

    /// <summary>When each of so many people presses: milliseconds from the start, the same in every run.</summary>
    public static IReadOnlyList<double> MomentsOf(int people)
    {
        var random = new Random(people);
        return [.. Enumerable.Range(0, people).Select(_ => random.NextDouble() * 100)];
    }

    public static Task<LoadResult> TogetherAsync(BenchServer server, BenchRoom room) => Schedule.RunAsync(
        server.EndPoint, [.. MomentsOf(room.People).Select((at, person) => (IReadOnlyList<(double, byte[])>)[(at, room.Answer(person, 0, script: true))])], 200);
}
