using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Parvis.Bench.Peer;

/// <summary>
/// Socket.IO 4 over a WebSocket, as much of it as a browser in a room needs: connects, answers pings, sends events, waits for one. Sockets and
/// bytes only, as <see cref="LoadClient"/>: a peer that sends millions of frames is to wait for its own processor and not for the client's.
/// </summary>
internal sealed class SocketIoClient : IDisposable
{
    // A manager who comes back is sent everyone in the room in one frame.
    private const int Largest = 4 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private volatile Awaited? awaited;
    private long bytes;

    private SocketIoClient()
    {
    }

    /// <summary>All that came in from the wire: the handshake, frames with their heads, pings.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    public static async Task<SocketIoClient> ConnectAsync(IPEndPoint server, string clientId)
    {
        var client = new SocketIoClient();
        await client.socket.ConnectAsync(server);
        var opened = client.HearAsync("0{");
        await client.socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET /ws/?EIO=4&transport=websocket HTTP/1.1\r\nHost: {server}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + $"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {Convert.ToBase64String(Guid.NewGuid().ToByteArray())}\r\n\r\n"));
        _ = client.ReceiveAsync();
        await opened;
        await client.AskAsync($$"""40{"clientId":"{{clientId}}"}""", "40{");
        return client;
    }

    /// <summary>Sends a message, and waits for the first one from then on that starts so.</summary>
    public async Task<string> AskAsync(string message, string start)
    {
        var answer = HearAsync(start);
        await SendAsync(message);
        return (await answer).Text;
    }

    /// <summary>The first message from now on that starts so, and when it came. One at a time.</summary>
    public Task<(string Text, long At)> HearAsync(string start)
    {
        var next = new Awaited(Encoding.UTF8.GetBytes(start));
        awaited = next;
        return next.Came.Task.WaitAsync(Patience);
    }

    public async Task SendAsync(string message)
    {
        var text = Encoding.UTF8.GetBytes(message);
        // A whole text frame. A client's frames are masked: the mask is four zeros, which leaves the text as it is.
        byte[] head = text.Length < 126 ? [0x81, (byte)(0x80 | text.Length)] : [0x81, 0x80 | 126, (byte)(text.Length >> 8), (byte)text.Length];
        await socket.SendAsync((byte[])[.. head, 0, 0, 0, 0, .. text]);
    }

    private async Task ReceiveAsync()
    {
        var (buffer, filled, upgraded) = (new byte[8 * 1024], 0, false);
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(filled)) is > 0 and var read)
            {
                Interlocked.Add(ref bytes, read);
                filled += read;
                var taken = 0;
                if (!upgraded && buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8) is >= 0 and var end)
                    (upgraded, taken) = (true, end + 4);
                if (upgraded)
                    taken += HearAll(buffer.AsSpan(taken, filled - taken));
                buffer.AsSpan(taken, filled - taken).CopyTo(buffer);
                filled -= taken;
                if (filled == buffer.Length)
                    Array.Resize(ref buffer, buffer.Length < Largest ? 2 * buffer.Length : throw new InvalidOperationException("A frame without end."));
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // The bench is over, or the server is.
        }
        finally
        {
            awaited?.Came.TrySetCanceled();
        }
    }

    // All whole frames; how many bytes they take.
    private int HearAll(ReadOnlySpan<byte> frames)
    {
        var left = frames;
        while (left.Length >= 2)
        {
            var head = left[1] switch { < 126 => 2, 126 => 4, _ => 10 };
            if (left.Length < head)
                break;
            var length = head switch
            {
                2 => left[1],
                4 => BinaryPrimitives.ReadUInt16BigEndian(left[2..]),
                _ => checked((int)BinaryPrimitives.ReadUInt64BigEndian(left[2..])),
            };
            if (left.Length < head + length)
                break;
            Hear(left.Slice(head, length));
            left = left[(head + length)..];
        }
        return frames.Length - left.Length;
    }

    private void Hear(ReadOnlySpan<byte> message)
    {
        if (message.SequenceEqual("2"u8))
        {
            _ = SendAsync("3");
        }
        else if (awaited is { } waiting && message.StartsWith(waiting.Start))
        {
            awaited = null;
            waiting.Came.TrySetResult((Encoding.UTF8.GetString(message), Stopwatch.GetTimestamp()));
        }
    }

    public void Dispose() => socket.Dispose();

    private sealed record Awaited(byte[] Start)
    {
        public TaskCompletionSource<(string, long)> Came { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
