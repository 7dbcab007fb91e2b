using System.Collections.Immutable;
using System.Data.Common;
using Parvis.Core;
using Parvis.Core.Workshops;
using Parvis.Core.Workshops.Commands;
using Parvis.Core.Workshops.Events;
using Parvis.Core.Workshops.State;

namespace Parvis.Web.Live;

/// <summary>
/// Decides for one room: command → events → the log → the state. Called by its grain, one turn at a time; while a commit is under way
/// others may be decided upon what it will bring (<see cref="ahead"/>), and are stored after it. Only what is on disk is acknowledged
/// or shown. Should a room have two owners for a moment, the log takes the events of one: the other reads again and decides again.
/// </summary>
internal sealed class RoomOwner(RoomHeader room, IRoomStore store, RoomLog log, TimeProvider time)
{
    /// <summary>Events kept to send along with a reply.</summary>
    private const int Kept = 512;

    private const int Attempts = 5;

    // The last events on disk, number n in place n modulo the length.
    private readonly byte[][] tail = new byte[Kept][];
    // On their way to the disk, in order.
    private readonly Queue<(ImmutableArray<byte[]> Events, RoomMoment After, Task<bool> Stored)> pending = [];
    private RoomMoment durable = new(RoomState.New(room.Code, room.Workshop), 0), ahead = new(RoomState.New(room.Code, room.Workshop), 0);
    private byte[]? last;
    private Task<bool> lastAppend = Task.FromResult(true);
    private Task? loading;

    /// <summary>Events on disk.</summary>
    public int Number => durable.Number;

    /// <summary>Some of what was decided is on its way to the disk.</summary>
    public bool IsAhead => pending.Count > 0;

    // Something decided upon a reading that the log refused means that there is more to read.
    private bool IsLoaded => loading is { IsCompletedSuccessfully: true } && lastAppend is { IsCompleted: false } or { IsCompletedSuccessfully: true, Result: true };

    /// <summary>Reads the room's log, unless it was. A failure is the caller's to answer; the next one reads again.</summary>
    public async Task LoadAsync()
    {
        while (!IsLoaded)
            await (loading = loading is null or { IsCompleted: true } ? ReadAsync() : loading);
    }

    /// <summary>
    /// Where an asker knows more events than this owner, someone stood in for it: it reads again, unless something of its own is on its way,
    /// which meets the others' in the log.
    /// </summary>
    public Task CatchUpAsync(int known)
    {
        if (IsLoaded && known > Number && pending.Count == 0)
            loading = null;
        return LoadAsync();
    }

    /// <summary>Decides and hands the events to the log, without waiting for it.</summary>
    public async ValueTask<Decided> DecideAsync(RoomCommand command)
    {
        // Whoever waited for a reading may find that another has begun since.
        while (!IsLoaded)
            await LoadAsync();
        // A state that has been followed by others is kept no longer than it must: the collector would carry it about.
        while (pending.TryPeek(out var first) && first.Stored is { IsCompletedSuccessfully: true, Result: true })
            Keep();
        var decision = RoomRules.Decide(ahead.State, command, time.GetUtcNow());
        if (decision.Refusal is null && !decision.Events.IsEmpty)
            Append(decision.Events);
        return Ahead with { Refusal = decision.Refusal };
    }

    /// <summary>Decides, and answers once it is on disk. Where another's events came first, it reads them and decides again.</summary>
    public async Task<RoomReply> SendAsync(RoomCommand command, int known)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var decided = await DecideAsync(command);
            if (decided.Refusal is { } refusal)
                return RoomReply.Refused(refusal);
            var outcome = await StoredAsync(decided);
            if (outcome is Outcome.Stored)
                return Since(known);
            if (outcome is Outcome.Failed)
                return RoomReply.Unavailable;
        }
        return RoomReply.Unavailable;
    }

    /// <summary>Waits until all that was decided by now is on disk, or was not taken.</summary>
    public Task SettleAsync() => IsLoaded ? StoredAsync(Ahead) : LoadAsync();

    /// <summary>What an asker who knows so many events does not know yet.</summary>
    public RoomReply Since(int known)
    {
        var missing = Number - known;
        var news = missing > 0 && missing <= Kept ? new byte[missing][] : null;
        for (var i = 0; i < news?.Length; i++)
            news[i] = tail[(known + 1 + i) % Kept];
        return new(RoomReplyKind.Done, Number, news is null ? 0 : known + 1, news) { Moment = durable };
    }

    // Where a command was already done, perhaps by one whose commit is still under way: not acknowledged before it.
    private Decided Ahead => new(null, ahead, lastAppend, loading!);

    private void Append(ImmutableArray<RoomEvent> events)
    {
        ImmutableArray<byte[]> written = [.. events.Select(RoomEventText.Write)];
        var (first, previous) = (ahead.Number + 1, last);
        ahead = new(events.Aggregate(ahead.State, RoomHistory.Apply), ahead.Number + written.Length);
        last = written[^1];
        lastAppend = log.AppendAsync(new(room.Id, first, previous, written), CancellationToken.None);
        pending.Enqueue((written, ahead, lastAppend));
    }

    private async Task<Outcome> StoredAsync(Decided decided)
    {
        try
        {
            if (!await decided.Stored)
            {
                Reload(decided.Reading);
                return Outcome.Conflict;
            }
        }
        catch (Exception refused) when (refused is DbException or IOException or TimeoutException)
        {
            // Whether it is on disk or not, only reading tells.
            Reload(decided.Reading);
            return Outcome.Failed;
        }
        // Stored means that all before it were, whoever hears of it first. A reading meanwhile already holds them.
        while (ReferenceEquals(decided.Reading, loading) && Number < decided.After.Number)
            Keep();
        return Outcome.Stored;
    }

    // The first of what was on its way is on disk.
    private void Keep()
    {
        var (events, after, _) = pending.Dequeue();
        for (var i = 0; i < events.Length; i++)
            tail[(Number + 1 + i) % Kept] = events[i];
        durable = after;
    }

    // Once for all that were decided upon the same reading.
    private void Reload(Task based)
    {
        if (ReferenceEquals(based, loading))
            loading = null;
    }

    private async Task ReadAsync()
    {
        var events = await store.ReadAsync(room.Id, 0, CancellationToken.None);
        var state = RoomHistory.Replay(RoomState.New(room.Code, room.Workshop), events.Select(one => RoomEventText.Read(one)));
        durable = ahead = new(state, events.Count);
        (last, lastAppend) = (events.Count == 0 ? null : events[^1], Task.FromResult(true));
        pending.Clear();
        for (var i = Math.Max(0, events.Count - Kept); i < events.Count; i++)
            tail[(i + 1) % Kept] = events[i];
    }

    /// <param name="Refusal">Why not; null when it was taken.</param>
    /// <param name="After">The room as it will be.</param>
    /// <param name="Stored">Whether the log took it.</param>
    /// <param name="Reading">The reading of the log that it was decided upon.</param>
    public readonly record struct Decided(Refusal? Refusal, RoomMoment After, Task<bool> Stored, Task Reading);

    private enum Outcome
    {
        Stored,
        Conflict,
        Failed,
    }
}
