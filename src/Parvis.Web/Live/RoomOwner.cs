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

    private readonly Queue<byte[]> tail = new();
    // Stored, but known before one that was stored before them.
    private readonly Dictionary<int, ImmutableArray<byte[]>> waiting = [];
    private (RoomState State, int Number, byte[]? Last) ahead;
    private int durable;
    private Task<bool> lastAppend = Task.FromResult(true);
    private Task? loading;

    /// <summary>Events on disk.</summary>
    public int Number => durable;

    /// <summary>Reads the room's log, unless it was. A failure is the caller's to answer; the next one reads again.</summary>
    public async Task LoadAsync()
    {
        while (loading is not { IsCompletedSuccessfully: true })
            await (loading = loading is null or { IsCompleted: true } ? ReadAsync() : loading);
    }

    public async Task<RoomReply> SendAsync(RoomCommand command, int known)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            await LoadAsync();
            var decision = RoomRules.Decide(ahead.State, command, time.GetUtcNow());
            if (decision.Refusal is { } refusal)
                return RoomReply.Refused(refusal);
            // Already done, perhaps by a command whose commit is still under way: not acknowledged before it.
            var (outcome, reached) = decision.Events.IsEmpty ? (await OutcomeAsync(lastAppend, loading!), durable) : await AppendAsync(decision.Events);
            if (outcome is Outcome.Stored)
                return Since(known, Math.Max(reached, known));
            if (outcome is Outcome.Failed)
                return RoomReply.Unavailable;
        }
        return RoomReply.Unavailable;
    }

    /// <summary>What an asker who knows so many events does not know yet.</summary>
    public RoomReply Since(int known, int number)
    {
        var missing = durable - known;
        return missing > 0 && missing <= tail.Count
            ? new(RoomReplyKind.Done, Math.Max(number, durable), known + 1, [.. tail.Skip(tail.Count - missing)])
            : new(RoomReplyKind.Done, Math.Max(number, durable));
    }

    private async Task<(Outcome, int)> AppendAsync(ImmutableArray<RoomEvent> events)
    {
        var (first, previous, based) = (ahead.Number + 1, ahead.Last, loading!);
        ImmutableArray<byte[]> written = [.. events.Select(RoomEventText.Write)];
        var reached = first + written.Length - 1;
        ahead = (events.Aggregate(ahead.State, RoomHistory.Apply), reached, written[^1]);
        lastAppend = log.AppendAsync(new(room.Id, first, previous, written), CancellationToken.None);
        var outcome = await OutcomeAsync(lastAppend, based);
        // Stored means that all before it were: several may come back in any order. A reading meanwhile already holds it.
        if (outcome is Outcome.Stored && ReferenceEquals(based, loading))
            Keep(first, written);
        return (outcome, reached);
    }

    private void Keep(int first, ImmutableArray<byte[]> events)
    {
        waiting[first] = events;
        while (waiting.Remove(durable + 1, out var next))
        {
            durable += next.Length;
            foreach (var one in next)
                tail.Enqueue(one);
        }
        while (tail.Count > Kept)
            tail.Dequeue();
    }

    private async Task<Outcome> OutcomeAsync(Task<bool> append, Task based)
    {
        try
        {
            if (await append)
                return Outcome.Stored;
            Reload(based);
            return Outcome.Conflict;
        }
        catch (Exception refused) when (refused is DbException or IOException or TimeoutException)
        {
            // Whether it is on disk or not, only reading tells.
            Reload(based);
            return Outcome.Failed;
        }
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
        var state = events.Aggregate(RoomState.New(room.Code, room.Workshop), (before, one) => RoomHistory.Apply(before, RoomEventText.Read(one)));
        ahead = (state, events.Count, events.Count == 0 ? null : events[^1]);
        (durable, lastAppend) = (events.Count, Task.FromResult(true));
        waiting.Clear();
        tail.Clear();
        foreach (var one in events.TakeLast(Kept))
            tail.Enqueue(one);
    }

    private enum Outcome
    {
        Stored,
        Conflict,
        Failed,
    }
}
