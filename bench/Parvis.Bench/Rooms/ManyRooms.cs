namespace Parvis.Bench.Rooms;

/// <summary>Two thousand rooms of twelve, each with a wall that follows; every person answers every twenty seconds.</summary>
internal static class ManyRooms
{
    private const int Count = 2_000, PeopleEach = 12, Connections = 400, Turns = 2, Every = 20;

    public static async Task RunAsync(BenchServer server, HttpClient http)
    {
        await server.WarmUpAsync(async () =>
        {
            var few = await OpenAsync(server, http, 100);
            using var shown = await ShowAsync(server, few);
            await Schedule.RunAsync(server.EndPoint, Plan(few, 1, seconds: 2), 200);
        });
        var before = server.ResidentBytes;
        var rooms = await OpenAsync(server, http, Count);
        using var walls = await ShowAsync(server, rooms);
        var plan = Plan(rooms, Turns, Every);
        var frames = walls.Frames;
        var result = await Schedule.RunAsync(server.EndPoint, plan, 200);
        Report.Title($"{Count:N0} rooms of {PeopleEach}, an answer each every {Every} s, a wall each");
        Report.Line("answers", $"p99 {result.P99:F1} ms", $"< 200 ms  (p50 {result.P50:F1} ms, {result.PerSecond:N0}/s, unexpected {result.Unexpected})");
        Report.Line("frames to walls", $"{(walls.Frames - frames) / result.Elapsed.TotalSeconds:N0}/s", $"{walls.Open:N0} streams");
        Report.Line("server memory", $"{server.ResidentBytes / 1e6:N0} MB", $"{before / 1e6:N0} MB before");
    }

    private static async Task<List<BenchRoom>> OpenAsync(BenchServer server, HttpClient http, int count)
    {
        var rooms = await BenchRoom.OpenAsync(http, server, count);
        await BenchRoom.JoinAsync(rooms, PeopleEach, LiveAnswers.Connections);
        return rooms;
    }

    private static async Task<Followers> ShowAsync(BenchServer server, List<BenchRoom> rooms)
    {
        var walls = new Followers();
        await walls.OpenAsync(server.EndPoint, rooms.Select(room => room.FollowWall()));
        return walls;
    }

    // Everyone at a moment of their own, the same in each turn.
    private static List<List<(double At, byte[] Request)>> Plan(List<BenchRoom> rooms, int turns, double seconds)
    {
        var random = new Random(7);
        var connections = Enumerable.Range(0, Connections).Select(_ => new List<(double At, byte[] Request)>()).ToList();
        for (var i = 0; i < rooms.Count * PeopleEach; i++)
        {
            var phase = random.NextDouble() * seconds * 1000;
            for (var turn = 0; turn < turns; turn++)
                connections[i % Connections].Add((phase + (turn * seconds * 1000), rooms[i % rooms.Count].Answer(i / rooms.Count, turn, script: true)));
        }
        foreach (var connection in connections)
            connection.Sort((a, b) => a.At.CompareTo(b.At));
        return connections;
    }
}
