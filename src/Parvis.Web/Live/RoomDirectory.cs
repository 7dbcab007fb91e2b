using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Parvis.Core.Workshops;
using Parvis.Web.Data;
using Parvis.Web.Workshops;

namespace Parvis.Web.Live;

/// <summary>The rooms of this instance by code, kept in memory: a phone never waits for a query. Erased ones are not here.</summary>
public sealed class RoomDirectory(IServiceScopeFactory scopes, TimeProvider clock)
{
    // Another node may erase a room: it is looked up again now and then.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<RoomCode, (RoomHeader Room, long ReadAt)> rooms = new();

    public async ValueTask<RoomHeader?> FindAsync(RoomCode code, CancellationToken cancellation = default)
    {
        if (rooms.TryGetValue(code, out var known) && clock.GetElapsedTime(known.ReadAt) < Fresh)
            return known.Room;
        // One looks it up; the others do with what is known meanwhile.
        if (known.Room is { } stale && !rooms.TryUpdate(code, (stale, clock.GetTimestamp()), known))
            return stale;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParvisDbContext>();
        var row = await db.Rooms.AsNoTracking().SingleOrDefaultAsync(r => r.Code == code.Text && r.ErasedAt == null, cancellation);
        if (row is null)
        {
            rooms.TryRemove(code, out _);
            return null;
        }
        var room = known.Room is { } before && before.Id == row.Id
            ? before with { ConsoleKey = row.ConsoleKey }
            : new RoomHeader(row.Id, code, row.Title, WorkshopText.Read(row.Workshop), row.ConsoleKey)
            {
                Thanks = await db.KitRuns.AnyAsync(r => r.RoomCode == code.Text || r.Groups.Any(g => g.RoomCode == code.Text), cancellation) ? $"/merci/{code}" : null,
            };
        rooms[code] = (room, clock.GetTimestamp());
        return room;
    }

    public void Forget(RoomCode code) => rooms.TryRemove(code, out _);
}
