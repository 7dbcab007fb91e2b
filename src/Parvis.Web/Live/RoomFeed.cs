using System.Collections.Concurrent;
using System.Data.Common;
using Parvis.Core.Workshops;

namespace Parvis.Web.Live;

/// <summary>The rooms shown by this node: one mirror a room, made when someone first asks, put away when nobody looks any more.</summary>
public sealed class RoomFeed(
    RoomDirectory directory, IRoomStore store, RoomLog log, IGrainFactory grains, Fragments fragments, TimeProvider time, ILogger<RoomMirror> logger) : BackgroundService
{
    private readonly ConcurrentDictionary<RoomCode, Lazy<Task<RoomMirror>>> mirrors = new();

    /// <summary>Null when no room has this code.</summary>
    public async ValueTask<RoomMirror?> FindAsync(RoomCode code, CancellationToken cancellation = default)
    {
        if (await directory.FindAsync(code, cancellation) is not { } room)
        {
            await ForgetAsync(code);
            return null;
        }
        var entry = mirrors.GetOrAdd(code, _ => new(() => StartAsync(room)));
        RoomMirror mirror;
        try
        {
            mirror = await entry.Value.WaitAsync(cancellation);
        }
        catch when (entry.Value.IsFaulted)
        {
            // The next who asks tries again.
            mirrors.TryRemove(KeyValuePair.Create(code, entry));
            throw;
        }
        if (mirror.Room.ConsoleKey == room.ConsoleKey)
            return mirror;
        // Another node took the co-facilitators' link back: who came by it is to come again.
        if (mirrors.TryRemove(KeyValuePair.Create(code, entry)))
            await mirror.DisposeAsync();
        return await FindAsync(code, cancellation);
    }

    /// <summary>The room is no more: whoever still looks at it is told nothing further.</summary>
    public async Task ForgetAsync(RoomCode code)
    {
        if (mirrors.TryRemove(code, out var mirror))
            await (await mirror.Value).DisposeAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(30), time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                foreach (var (code, mirror) in mirrors)
                    if (mirror is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true, Result.IsIdle: true } })
                        await ForgetAsync(code);
                    else
                        await CheckAsync(code, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            foreach (var code in mirrors.Keys)
                await ForgetAsync(code);
        }
    }

    // What another node did to a room that people here look at and send nothing to.
    private async Task CheckAsync(RoomCode code, CancellationToken cancellation)
    {
        try
        {
            await FindAsync(code, cancellation);
        }
        catch (DbException unread)
        {
            RoomMirror.LogUnread(logger, unread.GetType().Name);
        }
    }

    private async Task<RoomMirror> StartAsync(RoomHeader room)
    {
        var mirror = new RoomMirror(room, store, log, grains, fragments, time, logger);
        await mirror.StartAsync();
        return mirror;
    }
}
