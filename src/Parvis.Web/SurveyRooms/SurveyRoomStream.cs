using Parvis.Core.Workshops;
using Parvis.Web.Live;

namespace Parvis.Web.SurveyRooms;

/// <summary>A survey's room to a wall or a console, as server-sent events: whole regions, when they changed.</summary>
internal sealed class SurveyRoomStream(SurveyRoomFeed feed, TimeProvider time, IHostApplicationLifetime lifetime)
{
    private const int BeatsEvery = 15;

    /// <param name="consoleKey">Of a console: its stream ends when the link is taken back, and who may come back does. Null for a wall.</param>
    public async Task RunAsync(HttpContext context, RoomCode code, Audience audience, string language, string? consoleKey)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await EventText.BeginAsync(context, end.Token);
            var (told, quiet) = ("", 0);
            while (await feed.FindAsync(code) is { } frame && (consoleKey is null || frame.View.ConsoleKey == consoleKey))
            {
                var html = RoomFrame.Html(await frame.PartsAsync(audience, language));
                if (html != told)
                    await context.Response.Body.WriteAsync(EventText.Message(html), end.Token);
                else if (++quiet % BeatsEvery == 0)
                    await context.Response.Body.WriteAsync(EventText.Beat, end.Token);
                told = html;
                await Task.Delay(TimeSpan.FromSeconds(1), time, end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The screen went, or the server stops.
        }
    }
}
