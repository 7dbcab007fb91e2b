using System.Threading.Channels;
using Parvis.Core.Workshops;
using Parvis.Core.Workshops.Commands;
using Parvis.Core.Workshops.Events;
using Parvis.Core.Workshops.State;

namespace Parvis.Web.Live;

/// <summary>
/// A room as this node knows it: follows the room's owner wherever it lives, and shows one frame to everyone connected here, at most four
/// times a second. Everything in it is on disk.
/// </summary>
public sealed partial class RoomMirror : IRoomFollower, IAsyncDisposable
{
    /// <summary>How long between two frames.</summary>
    public static readonly TimeSpan BetweenFrames = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan BetweenRenewals = TimeSpan.FromSeconds(2), Heartbeat = TimeSpan.FromSeconds(15), IdleAfter = TimeSpan.FromMinutes(2);

    private readonly Lock gate = new();
    private readonly HashSet<Channel<RoomFrame?>> screens = [];
    private readonly Channel<bool> changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly SemaphoreSlim oneReader = new(1);
    private readonly CancellationTokenSource stop = new();
    private readonly RoomHeader room;
    private readonly IRoomStore store;
    private readonly IRoomGrain grain;
    private readonly IGrainFactory grains;
    private readonly Fragments fragments;
    private readonly TimeProvider time;
    private readonly ILogger<RoomMirror> logger;
    private RoomState state;
    private int number;
    private RoomFrame frame;
    private long usedAt;
    private IRoomFollower? self;
    private Task running = Task.CompletedTask;

    public RoomMirror(RoomHeader room, IRoomStore store, IGrainFactory grains, Fragments fragments, TimeProvider time, ILogger<RoomMirror> logger)
    {
        (this.room, this.store, this.grains, this.fragments, this.time, this.logger) = (room, store, grains, fragments, time, logger);
        grain = grains.GetGrain<IRoomGrain>(room.Code.Text);
        state = RoomState.New(room.Code, room.Workshop);
        frame = new(room, state, 0, fragments, time);
        usedAt = time.GetTimestamp();
    }

    public RoomHeader Room => room;

    /// <summary>Nobody looks at it here any more.</summary>
    public bool IsIdle
    {
        get
        {
            lock (gate)
                return screens.Count == 0 && time.GetElapsedTime(usedAt) > IdleAfter;
        }
    }

    /// <summary>The room now, as far as this node knows.</summary>
    public RoomFrame Now
    {
        get
        {
            lock (gate)
            {
                usedAt = time.GetTimestamp();
                return frame.Number == number ? frame : frame = new(room, state, number, fragments, time);
            }
        }
    }

    public async Task StartAsync()
    {
        await CatchUpAsync(CancellationToken.None);
        self = grains.CreateObjectReference<IRoomFollower>(this);
        running = Task.WhenAll(FollowAsync(), ShowAsync(), BeatAsync());
    }

    /// <summary>Sends a command to the room's owner, and returns once this node shows what it brought.</summary>
    public async Task<RoomReply> SendAsync(RoomCommand command, CancellationToken cancellation)
    {
        RoomReply reply;
        try
        {
            reply = await grain.SendAsync(RoomCommandText.Write(command), Volatile.Read(ref number)).WaitAsync(cancellation);
        }
        catch (Exception lost) when (lost is OrleansException or TimeoutException)
        {
            // The owner's node is gone, or going: sending again, once the cluster knows, is harmless.
            LogLost(lost.GetType().Name);
            return RoomReply.Unavailable;
        }
        await LearnAsync(reply);
        return reply;
    }

    public Task HappenedAsync(int first, byte[][] events) => LearnAsync(new(RoomReplyKind.Done, first + events.Length - 1, first, events));

    /// <summary>One that wants every frame, or the last of those it was too slow for. Null is a heartbeat.</summary>
    public Channel<RoomFrame?> Open()
    {
        var screen = Channel.CreateBounded<RoomFrame?>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        screen.Writer.TryWrite(Now);
        lock (gate)
            screens.Add(screen);
        return screen;
    }

    public void Close(Channel<RoomFrame?> screen)
    {
        lock (gate)
        {
            screens.Remove(screen);
            usedAt = time.GetTimestamp();
        }
    }

    private async Task LearnAsync(RoomReply reply)
    {
        if (reply.Kind is not RoomReplyKind.Done || reply.Number <= Volatile.Read(ref number))
            return;
        if (reply.Events is { } events)
            Apply(reply.First, events);
        if (reply.Number > Volatile.Read(ref number))
            await CatchUpAsync(CancellationToken.None);
    }

    // What we have already is passed over; after a gap nothing is taken.
    private void Apply(int first, IReadOnlyList<byte[]> events)
    {
        lock (gate)
        {
            if (first > number + 1 || first + events.Count - 1 <= number)
                return;
            foreach (var one in events.Skip(number + 1 - first))
            {
                state = RoomHistory.Apply(state, RoomEventText.Read(one));
                number++;
            }
        }
        changed.Writer.TryWrite(true);
    }

    private async Task CatchUpAsync(CancellationToken cancellation)
    {
        await oneReader.WaitAsync(cancellation);
        try
        {
            var known = Volatile.Read(ref number);
            Apply(known + 1, await store.ReadAsync(room.Id, known, cancellation));
        }
        finally
        {
            oneReader.Release();
        }
    }

    private async Task FollowAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await LearnAsync(await grain.FollowAsync(self!, Volatile.Read(ref number)).WaitAsync(stop.Token));
            }
            catch (Exception lost) when (lost is OrleansException or TimeoutException or System.Data.Common.DbException)
            {
                LogLost(lost.GetType().Name);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            await PauseAsync(BetweenRenewals);
        }
    }

    private async Task ShowAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await changed.Reader.ReadAsync(stop.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            Send(Now);
            await PauseAsync(BetweenFrames);
        }
    }

    private async Task BeatAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            await PauseAsync(Heartbeat);
            lock (gate)
                foreach (var screen in screens)
                    // Never in the place of a frame that waits.
                    if (screen.Reader.Count == 0)
                        screen.Writer.TryWrite(null);
        }
    }

    private void Send(RoomFrame news)
    {
        lock (gate)
            foreach (var screen in screens)
                screen.Writer.TryWrite(news);
    }

    private async Task PauseAsync(TimeSpan pause)
    {
        try
        {
            await Task.Delay(pause, time, stop.Token);
        }
        catch (OperationCanceledException)
        {
            // The room is put away.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        if (self is not null)
            grains.DeleteObjectReference<IRoomFollower>(self);
        lock (gate)
            foreach (var screen in screens)
                screen.Writer.TryComplete();
        oneReader.Dispose();
        stop.Dispose();
    }

    [LoggerMessage(LogLevel.Warning, "A room's owner does not answer ({Failure}): asked again in a moment.")]
    private partial void LogLost(string failure);
}
