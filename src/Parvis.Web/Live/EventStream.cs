using System.Collections.Immutable;
using Parvis.Core.Workshops;

namespace Parvis.Web.Live;

/// <summary>
/// Frames of a room to one screen, as server-sent events: all of it at first, then the parts that changed since what it was last sent. One that
/// was away begins again. A slow screen gets fewer of them and slows nobody.
/// </summary>
internal sealed class EventStream(RoomFeed feed, IHostApplicationLifetime lifetime)
{
    public async Task RunAsync(HttpContext context, RoomCode code, Audience audience, string language)
    {
        if (await feed.FindAsync(code, context.RequestAborted) is not { } mirror)
        {
            // No content tells a browser not to come back.
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var screen = mirror.Open();
        using var gone = end.Token.Register(() => screen.Writer.TryComplete());
        try
        {
            await EventText.BeginAsync(context, end.Token);
            var known = ImmutableArray<FramePart>.Empty;
            while (await screen.Reader.WaitToReadAsync(CancellationToken.None))
                while (screen.Reader.TryRead(out var frame))
                {
                    // Nothing that this screen shows has changed: others' answers, before a result is shared, are nothing to a phone.
                    if ((frame is null ? EventText.Beat : await frame.MessageAsync(audience, language, known)) is not { } message)
                        continue;
                    known = frame is null ? known : await frame.PartsAsync(audience, language);
                    await context.Response.Body.WriteAsync(message, end.Token);
                }
        }
        catch (OperationCanceledException)
        {
            // The screen went, or the server stops.
        }
        finally
        {
            mirror.Close(screen);
        }
    }
}
