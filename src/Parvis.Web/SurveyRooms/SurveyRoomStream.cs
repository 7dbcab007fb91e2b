using System.Text;
using Parvis.Core.Workshops;
using Parvis.Web.Live;

namespace Parvis.Web.SurveyRooms;

/// <summary>A survey's room to a wall or a console, as server-sent events: whole regions, when they changed.</summary>
internal sealed class SurveyRoomStream(SurveyRoomFeed feed, TimeProvider time, IHostApplicationLifetime lifetime)
{
    private const int BeatsEvery = 15;

    private static readonly byte[] Hello = "retry: 1000\n\n"u8.ToArray(), Beat = ":\n\n"u8.ToArray();

    public async Task RunAsync(HttpContext context, RoomCode code, Audience audience, string language)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        // Nginx would keep frames until it has enough of them.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await context.Response.Body.WriteAsync(Hello, end.Token);
            var (told, quiet) = ("", 0);
            while (await feed.FindAsync(code) is { } frame)
            {
                var html = RoomFrame.Html(await frame.PartsAsync(audience, language));
                if (html != told)
                    await context.Response.Body.WriteAsync(Message(html), end.Token);
                else if (++quiet % BeatsEvery == 0)
                    await context.Response.Body.WriteAsync(Beat, end.Token);
                await context.Response.Body.FlushAsync(end.Token);
                told = html;
                await Task.Delay(TimeSpan.FromSeconds(1), time, end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The screen went, or the server stops.
        }
    }

    private static byte[] Message(string html) =>
        Encoding.UTF8.GetBytes(string.Concat(html.Split('\n').Select(line => $"data: {line.TrimEnd('\r')}\n")) + "\n");
}
