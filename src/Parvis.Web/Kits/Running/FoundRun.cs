using Microsoft.EntityFrameworkCore;
using Parvis.Core.Workshops;
using Parvis.Web.Data;
using Parvis.Web.Live;

namespace Parvis.Web.Kits.Running;

/// <summary>A run and its room, found by the room's code.</summary>
internal sealed record FoundRun(KitRun Run, RoomMirror Mirror)
{
    public static async Task<FoundRun?> FindAsync(string code, ParvisDbContext db, RoomFeed feed, CancellationToken cancellation) =>
        RoomCode.Read(code) is { } read && await db.KitRuns.FirstOrDefaultAsync(r => r.RoomCode == read.Text, cancellation) is { } row
        && await feed.FindAsync(read, cancellation) is { } mirror
            ? new(KitRun.Read(row), mirror)
            : null;
}
