using System.Data.Common;
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

    private static readonly TimeSpan BetweenRenewals = TimeSpan.FromSeconds(1), BetweenReadings = TimeSpan.FromMilliseconds(500), Heartbeat = TimeSpan.FromSeconds(15), IdleAfter = TimeSpan.FromMinutes(2);

    // Taken for an instant only.
    private readonly Lock gate = new();
    private readonly Screens screens = new();
    private readonly Channel<bool> changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly SemaphoreSlim oneReader = new(1);
    private readonly CancellationTokenSource stop = new();
    private readonly RoomHeader room;
    private readonly IRoomStore store;
    private readonly OwnerLine owner;
    private readonly IGrainFactory grains;
    private readonly Fragments fragments;
    private readonly TimeProvider time;
    private readonly ILogger<RoomMirror> logger;
    private RoomState state;
    private int number;
    private RoomFrame frame;
    private long usedAt, framedAt;
    private IRoomFollower? self;
    private Task running = Task.CompletedTask;

    public RoomMirror(RoomHeader room, IRoomStore store, RoomLog log, IGrainFactory grains, Fragments fragments, TimeProvider time, ILogger<RoomMirror> logger)
    {
        (this.room, this.store, this.grains, this.fragments, this.time, this.logger) = (room, store, grains, fragments, time, logger);
        owner = new(grains.GetGrain<IRoomGrain>(room.Code.Text), new StandIn(room, store, log, time), time, logger);
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
            if (!screens.IsEmpty)
                return false;
            lock (gate)
                return time.GetElapsedTime(usedAt) > IdleAfter;
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
                return Frame();
            }
        }
    }

    /// <summary>The room's state now, as far as this node knows.</summary>
    public RoomState State
    {
        get
        {
            lock (gate)
                return state;
        }
    }

    /// <summary>
    /// For one phone: its room now, and a frame that many share. It may miss the answers of the last quarter of a second, which every screen
    /// is sent with the next one, and nothing else.
    /// </summary>
    public (RoomFrame Shared, RoomState Now) Look()
    {
        lock (gate)
        {
            usedAt = time.GetTimestamp();
            return (frame.Number != number && time.GetElapsedTime(framedAt) < BetweenFrames && state.IsButAnswersAfter(frame.State) ? frame : Frame(), state);
        }
    }

    // Within the lock.
    private RoomFrame Frame()
    {
        if (frame.Number != number)
            (frame, framedAt) = (new(room, state, number, fragments, time), time.GetTimestamp());
        return frame;
    }

    public async Task StartAsync()
    {
        await ReadOnAsync(CancellationToken.None);
        self = grains.CreateObjectReference<IRoomFollower>(this);
        running = Task.WhenAll(FollowAsync(), ShowAsync(), BeatAsync());
    }

    /// <summary>Sends a command to the room's owner, and returns once this node shows what it brought.</summary>
    public async Task<RoomReply> SendAsync(RoomCommand command, CancellationToken cancellation)
    {
        var reply = await owner.SendAsync(command, Volatile.Read(ref number), cancellation);
        await LearnAsync(reply);
        return reply;
    }

    public Task HappenedAsync(int first, byte[][] events) => LearnEventsAsync(first + events.Length - 1, first, events);

    /// <summary>One that wants every frame, or the last of those it was too slow for. Null is a heartbeat.</summary>
    public Channel<RoomFrame?> Open() => screens.Open(() => Look().Shared);

    public void Close(Channel<RoomFrame?> screen)
    {
        screens.Close(screen);
        lock (gate)
            usedAt = time.GetTimestamp();
    }

    private async Task LearnAsync(RoomReply reply)
    {
        if (reply.Kind is not RoomReplyKind.Done || reply.Number <= Volatile.Read(ref number))
            return;
        if (reply.Moment is { } moment)
            Adopt(moment);
        await LearnEventsAsync(reply.Number, reply.First, reply.Events);
    }

    // Events that reach to a number; the log has those that did not come along.
    private async Task LearnEventsAsync(int reached, int first, byte[][]? events)
    {
        if (events is not null)
            Apply(first, events);
        if (reached > Volatile.Read(ref number))
            await ReadOnAsync(CancellationToken.None);
    }

    // The owner is on this node: its state is ours.
    private void Adopt(RoomMoment moment)
    {
        lock (gate)
        {
            if (moment.Number <= number)
                return;
            (state, number) = (moment.State, moment.Number);
        }
        changed.Writer.TryWrite(true);
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

    /// <summary>Reads what the log has and this node does not.</summary>
    public async Task ReadOnAsync(CancellationToken cancellation)
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
                if (await owner.FollowAsync(self!, Volatile.Read(ref number), stop.Token) is { } reply)
                    await LearnAsync(reply);
                else
                    // Other nodes' stand-ins, and the next owner, write to the log.
                    await ReadOnAsync(stop.Token);
            }
            catch (DbException unread)
            {
                LogUnread(logger, unread.GetType().Name);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            await PauseAsync(owner.IsLost ? BetweenReadings : BetweenRenewals);
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
            screens.Show(Now);
            await PauseAsync(BetweenFrames);
        }
    }

    private async Task BeatAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            await PauseAsync(Heartbeat);
            screens.Beat();
        }
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
        screens.End();
        oneReader.Dispose();
        stop.Dispose();
    }

    [LoggerMessage(LogLevel.Warning, "A room's log cannot be read ({Failure}): again in a moment.")]
    internal static partial void LogUnread(ILogger logger, string failure);
}
