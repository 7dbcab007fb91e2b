using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Parvis.Bench.Rooms;

/// <summary>
/// Phones or walls that follow, a socket each. Knows for each mark (a countdown that says long or short, in turn; a question open or closed) how
/// long it took to reach everyone, and how many bytes came in all.
/// </summary>
internal sealed class Followers : IDisposable
{
    private const int Largest = 64 * 1024;

    private readonly List<Socket> sockets = [];
    private readonly ConcurrentBag<double> delays = [];
    private long bytes, frames, markedAt;
    private int open, mark;
    private bool expected;

    public int Open => Volatile.Read(ref open);

    public long Bytes => Interlocked.Read(ref bytes);

    public long Frames => Interlocked.Read(ref frames);

    /// <summary>Milliseconds from each mark to each follower that saw it.</summary>
    public IReadOnlyCollection<double> Delays => delays;

    public async Task OpenAsync(IPEndPoint server, IEnumerable<byte[]> requests) =>
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (request, stop) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(server, stop);
            await socket.SendAsync(request, stop);
            lock (sockets)
                sockets.Add(socket);
            var first = new TaskCompletionSource();
            _ = FollowAsync(socket, first);
            await first.Task.WaitAsync(stop);
        });

    /// <summary>From now on, the next frame with a long countdown or an open question, or the next with a short or closed one, is this mark's.</summary>
    public void Mark(bool longOrOpen)
    {
        Volatile.Write(ref expected, longOrOpen);
        Volatile.Write(ref markedAt, Stopwatch.GetTimestamp());
        Interlocked.Increment(ref mark);
    }

    /// <summary>Seconds of a countdown that the mark is told by.</summary>
    public static int SecondsOf(bool isLong) => isLong ? 9000 : 1000;

    private async Task FollowAsync(Socket socket, TaskCompletionSource first)
    {
        var buffer = new byte[8 * 1024];
        var (filled, seen) = (0, 0);
        Interlocked.Increment(ref open);
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(filled)) is > 0 and var read)
            {
                Interlocked.Add(ref bytes, read);
                filled += read;
                while (buffer.AsSpan(0, filled).IndexOf("\n\n"u8) is >= 0 and var end)
                {
                    var frame = buffer.AsSpan(0, end);
                    if (frame.IndexOf("data: "u8) >= 0)
                    {
                        Interlocked.Increment(ref frames);
                        first.TrySetResult();
                        var current = Volatile.Read(ref mark);
                        if (current > seen && SignOf(frame) is { } sign && sign == Volatile.Read(ref expected))
                        {
                            seen = current;
                            delays.Add(Stopwatch.GetElapsedTime(Volatile.Read(ref markedAt)).TotalMilliseconds);
                        }
                    }
                    buffer.AsSpan(end + 2, filled - end - 2).CopyTo(buffer);
                    filled -= end + 2;
                }
                if (filled == buffer.Length)
                    Array.Resize(ref buffer, buffer.Length < Largest ? 2 * buffer.Length : throw new InvalidOperationException("A frame without end."));
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // The bench is over, or the server is.
        }
        Interlocked.Decrement(ref open);
        first.TrySetResult();
    }

    // Whether a frame says that the countdown is long, or else that the question is open; null when it holds neither.
    private static bool? SignOf(ReadOnlySpan<byte> frame)
    {
        var at = frame.IndexOf("data-ends=\""u8);
        if (at >= 0 && Utf8Parser.TryParse(frame[(at + 11)..], out long ends, out _))
            return DateTimeOffset.FromUnixTimeMilliseconds(ends) - TimeProvider.System.GetUtcNow() > TimeSpan.FromSeconds(5000);
        return frame.IndexOf("data-part=\"form\""u8) >= 0 ? frame.IndexOf("give-answer"u8) >= 0 : null;
    }

    public void Dispose() => sockets.ForEach(socket => socket.Dispose());
}
