using System.Collections.Immutable;
using System.Data.Common;
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
    private readonly Queue<(ImmutableArray<byte[]> Events, RoomState After)> pending = [];
    private (RoomState State, int Number, byte[]? Last) ahead;
    private RoomMoment durable = new(RoomState.New(room.Code, room.Workshop), 0);
    private Task<bool> lastAppend = Task.FromResult(true);
    private Task? loading;

    /// <summary>Events on disk.</summary>
    public int Number => durable.Number;

    private bool IsLoaded => loading is { IsCompletedSuccessfully: true };

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

    public async Task<RoomReply> SendAsync(RoomCommand command, int known)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            // Whoever waited for a reading may find that another has begun since.
            while (!IsLoaded)
                await LoadAsync();
            var decision = RoomRules.Decide(ahead.State, command, time.GetUtcNow());
            if (decision.Refusal is { } refusal)
                return RoomReply.Refused(refusal);
            if (!decision.Events.IsEmpty)
                Append(decision.Events);
            // Where it was already done, perhaps by a command whose commit is still under way: not acknowledged before it.
            var outcome = await StoredAsync(lastAppend, ahead.Number, loading!);
            if (outcome is Outcome.Stored)
                return Since(known);
            if (outcome is Outcome.Failed)
                return RoomReply.Unavailable;
        }
        return RoomReply.Unavailable;
    }

    /// <summary>What an asker who knows so many events does not know yet.</summary>
    public RoomReply Since(int known)
    {
        var missing = Number - known;
        var news = missing > 0 && missing <= Kept ? new byte[missing][] : null;
        for (var i = 0; i < news?.Length; i++)
            news[i] = tail[(known + 1 + i) % Kept];
        return new(RoomReplyKind.Done, Number, news is null ? 0 : known + 1, news) { Moment = durable };
    }

    private void Append(ImmutableArray<RoomEvent> events)
    {
        ImmutableArray<byte[]> written = [.. events.Select(RoomEventText.Write)];
        var (first, previous, after) = (ahead.Number + 1, ahead.Last, events.Aggregate(ahead.State, RoomHistory.Apply));
        ahead = (after, ahead.Number + written.Length, written[^1]);
        pending.Enqueue((written, after));
        lastAppend = log.AppendAsync(new(room.Id, first, previous, written), CancellationToken.None);
    }

    private async Task<Outcome> StoredAsync(Task<bool> append, int reached, Task based)
    {
        try
        {
            if (!await append)
            {
                Reload(based);
                return Outcome.Conflict;
            }
        }
        catch (Exception refused) when (refused is DbException or IOException or TimeoutException)
        {
            // Whether it is on disk or not, only reading tells.
            Reload(based);
            return Outcome.Failed;
        }
        // Stored means that all before it were, whoever hears of it first. A reading meanwhile already holds them.
        while (ReferenceEquals(based, loading) && Number < reached)
        {
            var (events, after) = pending.Dequeue();
            for (var i = 0; i < events.Length; i++)
                tail[(Number + 1 + i) % Kept] = events[i];
            durable = new(after, Number + events.Length);
        }
        return Outcome.Stored;
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
        ahead = (state, events.Count, events.Count == 0 ? null : events[^1]);
        (durable, lastAppend) = (new(state, events.Count), Task.FromResult(true));
        pending.Clear();
        for (var i = Math.Max(0, events.Count - Kept); i < events.Count; i++)
            tail[(i + 1) % Kept] = events[i];
    }

    private enum Outcome
    {
        Stored,
        Conflict,
        Failed,
    }
}
