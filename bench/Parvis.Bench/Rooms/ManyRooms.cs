namespace Parvis.Bench.Rooms;

/// <summary>Two thousand rooms of twelve, each with a wall that follows; every person answers every twenty seconds.</summary>
internal static class ManyRooms
{
    private const int Count = 2_000, PeopleEach = 12, Connections = 400, Seconds = 40, Every = 20;

    public static async Task RunAsync(BenchServer server, HttpClient http)
    {
        var before = server.ResidentBytes;
        var rooms = await BenchRoom.OpenAsync(http, server, Count);
        await BenchRoom.JoinAsync(rooms, PeopleEach, LiveAnswers.Connections);
        using var walls = new Followers();
        await walls.OpenAsync(server.EndPoint, rooms.Select(room => room.FollowWall()));
        var random = new Random(7);
        var connections = Enumerable.Range(0, Connections).Select(_ => new List<(double At, byte[] Request)>()).ToList();
        for (var i = 0; i < Count * PeopleEach; i++)
        {
            var phase = random.NextDouble() * Every * 1000;
            for (var turn = 0; turn < Seconds / Every; turn++)
                connections[i % Connections].Add((phase + (turn * Every * 1000), rooms[i % Count].Answer(i / Count, turn, script: true)));
        }
        foreach (var connection in connections)
            connection.Sort((a, b) => a.At.CompareTo(b.At));
        var frames = walls.Frames;
        var result = await Schedule.RunAsync(server.EndPoint, connections, 200);
        Report.Title($"{Count:N0} rooms of {PeopleEach}, an answer each every {Every} s, a wall each");
        Report.Line("answers", $"p99 {result.P99:F1} ms", $"< 200 ms  (p50 {result.P50:F1} ms, {result.PerSecond:N0}/s, unexpected {result.Unexpected})");
        Report.Line("frames to walls", $"{(walls.Frames - frames) / result.Elapsed.TotalSeconds:N0}/s", $"{walls.Open:N0} streams");
        Report.Line("server memory", $"{server.ResidentBytes / 1e6:N0} MB", $"{before / 1e6:N0} MB before");
    }
}
