using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parvis.Core.Kits;
using Parvis.Web.Data;

namespace Parvis.Web.Kits.Running;

/// <summary>A workshop led with a kit, to go back to: a pause may last weeks.</summary>
/// <param name="State">A word of the texts: <c>ready</c>, <c>going</c>, <c>paused</c>, <c>ended</c>.</param>
public sealed record LedRun(string Code, DateTimeOffset Day, string State)
{
    private const int Most = 8;

    /// <summary>The latest first; erased ones are gone.</summary>
    public static async Task<ImmutableArray<LedRun>> LatestAsync(string kit, ParvisDbContext db, CancellationToken cancellation)
    {
        var found = await (from run in db.KitRuns.AsNoTracking()
                           join room in db.Rooms.AsNoTracking() on run.RoomCode equals room.Code
                           where run.Kit == kit && room.ErasedAt == null
                           orderby run.Id descending
                           select new { run.RoomCode, run.Started, run.Pauses, room.CreatedAt, room.EndedAt }).Take(Most).ToListAsync(cancellation);
        return [.. found.Select(one =>
        {
            var started = JsonSerializer.Deserialize<Dictionary<string, DateTimeOffset>>(one.Started)!.Values;
            var paused = JsonSerializer.Deserialize<ImmutableArray<Pause>>(one.Pauses) is [.., { Until: null }];
            return new LedRun(
                one.RoomCode, started.Count > 0 ? started.Min() : one.CreatedAt, one.EndedAt is not null ? "ended" : paused ? "paused" : started.Count > 0 ? "going" : "ready");
        })];
    }
}
