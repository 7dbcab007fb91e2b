using System.Diagnostics;
using Parvis.Web.Live;

namespace Parvis.Bench.Rooms;

/// <summary>One room of 10,000 whose phones all follow: frames twice a second, memory, answers meanwhile, and what coming in costs.</summary>
internal static class Hall
{
    private const int People = 10_000, Frames = 120;

    public static async Task RunAsync(BenchServer server, HttpClient http)
    {
        await WarmUpAsync(server, http);
        var before = server.ResidentBytes;

        var room = (await BenchRoom.OpenAsync(http, server, 1))[0];
        using var followers = new Followers();
        Report.Title($"One room of {People:N0}, every phone follows");
        await room.JoinAsync(9, 1);
        await followers.OpenAsync(server.EndPoint, Enumerable.Range(0, 9).Select(room.Follow));
        await JoinCostAsync(server, room, followers);
        var coming = await room.JoinAsync(People - 11, LiveAnswers.Connections);
        Report.Line("coming in", $"{coming.PerSecond:N0}/s", $"p99 {coming.P99:F1} ms, unexpected {coming.Unexpected}");
        var watch = Stopwatch.StartNew();
        await followers.OpenAsync(server.EndPoint, Enumerable.Range(10, People - 11).Select(room.Follow));
        Report.Line("all of them follow after", $"{watch.Elapsed.TotalSeconds:N1} s", $"{followers.Open:N0} streams");
        await JoinCostAsync(server, room, followers);

        await FramesAsync(followers, "countdowns at 2 Hz", shown: false, Frames, isLong => CountDownAsync(room, isLong), CancellationToken.None);
        await FramesAsync(followers, "whole forms at 2 Hz", shown: true, Frames, isOpen => OpenAsync(room, isOpen), CancellationToken.None);
        Report.Line("server memory", $"{server.ResidentBytes / 1e6:N0} MB", $"{before / 1e6:N0} MB before");
        Report.Line("a participant", $"{(server.ResidentBytes - before) / 1024.0 / People:F1} KB", "≤ 30 KB");

        using var answered = new CancellationTokenSource();
        var frames = FramesAsync(followers, "countdowns at 2 Hz while answers and forms come", shown: false, int.MaxValue, isLong => CountDownAsync(room, isLong), answered.Token);
        var rounds = await LiveAnswers.RoundsAsync(server, room, 3, 10_000);
        await answered.CancelAsync();
        await frames;
        LiveAnswers.Print(rounds, "≥ 0.4");
    }

    private static Task CountDownAsync(BenchRoom room, bool isLong) => room.CommandAsync("set-timer", 0, ("seconds", $"{Followers.SecondsOf(isLong)}"));

    private static Task OpenAsync(BenchRoom room, bool isOpen) => room.CommandAsync("set-open", 0, ("open", isOpen ? "true" : "false"));

    // What a first room makes the server load and compile is not a participant's.
    private static async Task WarmUpAsync(BenchServer server, HttpClient http)
    {
        var room = (await BenchRoom.OpenAsync(http, server, 1))[0];
        await room.JoinAsync(200, LiveAnswers.Connections);
        using var followers = new Followers();
        await followers.OpenAsync(server.EndPoint, Enumerable.Range(0, 200).Select(room.Follow));
        await server.WarmUpAsync(async () =>
        {
            await LiveAnswers.RoundsAsync(server, room, 1, 10_000);
            for (var change = 0; change < 10; change++)
            {
                await CountDownAsync(room, change % 2 == 0);
                await OpenAsync(room, change % 2 == 0);
                await Task.Delay(RoomMirror.BetweenFrames);
            }
            await OpenAsync(room, true);
        });
    }

    // A whole join: the form, the page, the stream with its first frame; and whatever the others are sent because of it.
    private static async Task JoinCostAsync(BenchServer server, BenchRoom room, Followers followers)
    {
        await Task.Delay(1500);
        var others = followers.Bytes;
        var own = await room.ComeInAsync(1, 1);
        using var newcomer = new Followers();
        await newcomer.OpenAsync(server.EndPoint, [room.Follow(room.People - 1)]);
        await Task.Delay(1500);
        Report.Line($"join of number {room.People:N0}: bytes sent to it", $"{own + newcomer.Bytes:N0}", "form, page, stream");
        Report.Line($"join of number {room.People:N0}: bytes sent to the others", $"{followers.Bytes - others:N0}");
    }

    // The facilitator changes something back and forth.
    private static async Task FramesAsync(Followers followers, string name, bool shown, int most, Func<bool, Task> changeAsync, CancellationToken stop)
    {
        var (seen, bytes, sent) = (followers.Delays.Count, followers.Bytes, 0);
        var watch = Stopwatch.StartNew();
        for (; sent < most && !stop.IsCancellationRequested; sent++)
        {
            shown = !shown;
            followers.Mark(shown);
            await changeAsync(shown);
            var left = (500 * (sent + 1)) - watch.ElapsedMilliseconds;
            if (left > 0)
                await Task.Delay((int)left, CancellationToken.None);
        }
        await Task.Delay(1000, CancellationToken.None);
        var waits = followers.Delays.Take(followers.Delays.Count - seen).ToList();
        var result = LoadResult.Of(waits, 0, watch.Elapsed);
        Report.Line(name, $"p99 {result.P99:N0} ms",
            $"≤ 250 ms  (p50 {result.P50:N0} ms, last {result.Last:N0} ms, {100.0 * waits.Count / (sent * (double)followers.Open):F1} % of {sent} × {followers.Open:N0} seen in time, {(followers.Bytes - bytes) / 1e6 / watch.Elapsed.TotalSeconds:N0} MB/s)");
    }
}
