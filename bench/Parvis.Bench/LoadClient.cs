using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Parvis.Bench;

/// <summary>What a load came to: how many requests were answered as expected, how fast, and how long they and the last of them waited.</summary>
public sealed record LoadResult(int Answered, int Unexpected, TimeSpan Elapsed, double P50, double P99, double Last)
{
    public double PerSecond => Answered / Elapsed.TotalSeconds;

    /// <param name="waits">Milliseconds that each answer took.</param>
    public static LoadResult Of(IEnumerable<double> waits, int unexpected, TimeSpan elapsed)
    {
        var ordered = waits.Order().ToArray();
        double Percentile(double p) => ordered.Length == 0 ? double.NaN : ordered[Math.Min(ordered.Length - 1, (int)(p * ordered.Length))];
        return new(ordered.Length, unexpected, elapsed, Percentile(0.5), Percentile(0.99), Percentile(1));
    }
}

/// <summary>
/// Keep-alive HTTP/1.1 connections that each send a prepared request, wait for its answer, and send the next. Sockets and bytes
/// only: on two cores shared with the server, a richer client would measure itself.
/// </summary>
public static class LoadClient
{
    /// <param name="next">The bytes of the next request, or null when there is none left. Called from many threads.</param>
    /// <param name="answered">Called with the request's number, status and whole answer, good until it returns.</param>
    public static async Task<LoadResult> RunAsync(
        IPEndPoint server, int connections, Func<(int Number, ReadOnlyMemory<byte> Bytes)?> next, int expectedStatus, Action<int, int, ReadOnlyMemory<byte>>? answered = null)
    {
        var watch = Stopwatch.StartNew();
        var workers = Enumerable.Range(0, connections).Select(_ => Task.Run(() => WorkAsync(server, next, expectedStatus, answered))).ToList();
        var results = await Task.WhenAll(workers);
        var elapsed = watch.Elapsed;
        return LoadResult.Of(results.SelectMany(r => r.Waits), results.Sum(r => r.Unexpected), elapsed);
    }

    private static async Task<(List<double> Waits, int Unexpected)> WorkAsync(
        IPEndPoint server, Func<(int Number, ReadOnlyMemory<byte> Bytes)?> next, int expectedStatus, Action<int, int, ReadOnlyMemory<byte>>? answered)
    {
        var waits = new List<double>();
        var unexpected = 0;
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var buffer = new byte[64 * 1024];
        try
        {
            await socket.ConnectAsync(server);
            while (next() is { } request)
            {
                var start = Stopwatch.GetTimestamp();
                await socket.SendAsync(request.Bytes);
                var (status, length) = await ReadAnswerAsync(socket, buffer);
                answered?.Invoke(request.Number, status, buffer.AsMemory(0, length));
                if (status == expectedStatus)
                    waits.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                else
                    unexpected++;
            }
        }
        catch (SocketException)
        {
            // The server went away (it is killed on purpose in one bench): what was answered is what counts.
        }
        return (waits, unexpected);
    }

    /// <summary>Reads one whole answer (the server always sends Content-Length or a chunked end): its status and how long it is.</summary>
    public static async Task<(int Status, int Length)> ReadAnswerAsync(Socket socket, byte[] buffer)
    {
        var filled = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(filled));
            if (read == 0)
                throw new SocketException((int)SocketError.ConnectionReset);
            filled += read;
            if (IsComplete(buffer.AsSpan(0, filled)))
                return (Utf8Parser.TryParse(buffer.AsSpan(9, 3), out int status, out _) ? status : 0, filled);
        }
    }

    private static bool IsComplete(ReadOnlySpan<byte> answer)
    {
        var headEnd = answer.IndexOf("\r\n\r\n"u8);
        if (headEnd < 0)
            return false;
        var head = answer[..headEnd];
        var at = head.IndexOf("Content-Length: "u8);
        if (at >= 0 && Utf8Parser.TryParse(head[(at + 16)..], out int length, out _))
            return answer.Length >= headEnd + 4 + length;
        return head.IndexOf("Transfer-Encoding: chunked"u8) < 0 || answer.EndsWith("0\r\n\r\n"u8);
    }
}
