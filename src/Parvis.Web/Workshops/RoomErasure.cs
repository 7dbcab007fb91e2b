using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Parvis.Core.Workshops;
using Parvis.Core.Workshops.Events;
using Parvis.Web.Data;
using Parvis.Web.Live;
using Parvis.Web.Privacy;

namespace Parvis.Web.Workshops;

/// <summary>What people sent to a room leaves the files for good: its events, and with them its results. A certificate stays.</summary>
internal sealed class RoomErasure(ParvisDbContext db, IRoomStore store, RoomDirectory directory, RoomFeed feed, TimeProvider time)
{
    /// <summary>A room that nobody ended is taken as ended a month after it was made, or when a pause has lasted too long.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(30);

    private static readonly ImmutableHashSet<string> Sent = ["ans", "dots", "ask", "vote"];

    /// <summary>Erases; a room that someone erases already, here or on another node, is left to them.</summary>
    public async Task EraseAsync(RoomRow room, ErasureReason reason, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        // First nobody finds it, then nothing is left: what would still come is refused.
        var mine = await db.Rooms.Where(r => r.Id == room.Id && r.ErasedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.ErasedAt, now).SetProperty(r => r.EndedAt, r => r.EndedAt ?? now), cancellation);
        if (mine == 1)
            await FinishAsync(room, now, reason, cancellation);
    }

    /// <summary>Erases the rooms whose retention is over. How many.</summary>
    public async Task<int> EraseDueAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var kept = await db.Rooms.AsNoTracking().Where(r => r.ErasedAt == null && r.RetentionDays != null).ToListAsync(cancellation);
        var due = kept.FindAll(r => (r.EndedAt ?? Latest(r.CreatedAt + Forgotten, r.HeldUntil)).AddDays(r.RetentionDays!.Value) <= now);
        foreach (var room in due)
            await EraseAsync(room, ErasureReason.Retention, cancellation);
        // An erasure cut short, that has no certificate long after it began, goes to its end.
        var before = now - TimeSpan.FromHours(1);
        var begun = await db.Rooms.AsNoTracking().Where(r => r.ErasedAt < before && !db.Erasures.Any(e => e.RoomId == r.Id)).ToListAsync(cancellation);
        foreach (var room in begun)
            await FinishAsync(room, room.ErasedAt!.Value, ErasureReason.Asked, cancellation);
        return due.Count;
    }

    private async Task FinishAsync(RoomRow room, DateTimeOffset at, ErasureReason reason, CancellationToken cancellation)
    {
        directory.Forget(new RoomCode(room.Code));
        await feed.ForgetAsync(new RoomCode(room.Code));
        var events = await store.ReadAsync(room.Id, 0, cancellation);
        var names = events.Select(e => RoomEventText.NameOf(e)).ToList();
        // On paper, everyone sent one answer.
        var paper = events.Where((_, i) => names[i] == "paper").Sum(e => ((PaperEntered)RoomEventText.Read(e)).V.Length);
        await store.EraseAsync(room.Id, cancellation);
        // A first name may have been written beside a role, or given to a group.
        await db.KitRuns.Where(r => r.RoomCode == room.Code).ExecuteUpdateAsync(set => set.SetProperty(r => r.Roles, "{}"), cancellation);
        await db.KitRunGroups.Where(g => g.RoomCode == room.Code).ExecuteUpdateAsync(set => set.SetProperty(g => g.Name, ""), cancellation);
        db.Erasures.Add(new()
        {
            RoomId = room.Id,
            Title = room.Title,
            Participants = names.Count(name => name == "join") + paper,
            Responses = names.Count(name => name is not null && Sent.Contains(name)) + paper,
            Reason = reason.ToString(),
            ErasedAt = at,
        });
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;
}
