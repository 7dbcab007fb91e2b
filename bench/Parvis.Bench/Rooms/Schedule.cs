using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Parvis.Bench.Rooms;

/// <summary>Requests at times set beforehand, whatever the server does: one that is late makes the next ones late too, and that is counted.</summary>
internal static class Schedule
{
    /// <param name="connections">For each connection: what it sends, and when (milliseconds from the start), in order.</param>
    public static async Task<LoadResult> RunAsync(IPEndPoint server, IReadOnlyList<IReadOnlyList<(double At, byte[] Request)>> connections, int expected)
    {
        var sockets = new List<Socket>();
        foreach (var _ in connections)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(server);
            sockets.Add(socket);
        }
        var start = Stopwatch.GetTimestamp();
        var results = await Task.WhenAll(connections.Select((requests, i) => Task.Run(() => SendAsync(sockets[i], requests, start, expected))));
        var elapsed = Stopwatch.GetElapsedTime(start);
        sockets.ForEach(socket => socket.Dispose());
        return LoadResult.Of(results.SelectMany(r => r.Waits), results.Sum(r => r.Unexpected), elapsed);
    }

    private static async Task<(List<double> Waits, int Unexpected)> SendAsync(
        Socket socket, IReadOnlyList<(double At, byte[] Request)> requests, long start, int expected)
    {
        var (waits, unexpected, buffer) = (new List<double>(), 0, new byte[16 * 1024]);
        foreach (var (at, request) in requests)
        {
            var early = at - Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (early > 1)
                await Task.Delay(TimeSpan.FromMilliseconds(early));
            await socket.SendAsync(request);
            var (status, _) = await LoadClient.ReadAnswerAsync(socket, buffer);
            if (status == expected)
                waits.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds - at);
            else
                unexpected++;
        }
        return (waits, unexpected);
    }
}
