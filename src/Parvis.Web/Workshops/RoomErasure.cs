using Microsoft.EntityFrameworkCore;
using Parvis.Core.Workshops;
using Parvis.Web.Data;
using Parvis.Web.Live;

namespace Parvis.Web.Workshops;

/// <summary>What people sent to a room leaves the files for good: its events, and with them its results.</summary>
internal sealed class RoomErasure(ParvisDbContext db, IRoomStore store, RoomDirectory directory, RoomFeed feed, TimeProvider time)
{
    /// <summary>A room that nobody ended is taken as ended a month after it was made.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(30);

    /// <summary>How many events there were.</summary>
    public async Task<int> EraseAsync(RoomRow room, CancellationToken cancellation)
    {
        // First nobody finds it, then nothing is left: what would still come is refused.
        room.ErasedAt = time.GetUtcNow();
        room.EndedAt ??= room.ErasedAt;
        await db.SaveChangesAsync(cancellation);
        directory.Forget(new RoomCode(room.Code));
        await feed.ForgetAsync(new RoomCode(room.Code));
        return await store.EraseAsync(room.Id, cancellation);
    }

    /// <summary>Erases the rooms whose retention is over. How many.</summary>
    public async Task<int> EraseDueAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var kept = await db.Rooms.Where(r => r.ErasedAt == null && r.RetentionDays != null).ToListAsync(cancellation);
        var due = kept.FindAll(r => (r.EndedAt ?? r.CreatedAt + Forgotten).AddDays(r.RetentionDays!.Value) <= now);
        foreach (var room in due)
            await EraseAsync(room, cancellation);
        return due.Count;
    }
}
