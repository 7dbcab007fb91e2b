using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Kits;
using Parvis.Core.Kits.After;
using Parvis.Core.Workshops;
using Parvis.Core.Workshops.Events;
using Parvis.Core.Workshops.State;
using Parvis.Web.Data;
using Parvis.Web.Kits.Files;
using Parvis.Web.Kits.Running;
using Parvis.Web.Layout;
using Parvis.Web.Live;
using Parvis.Web.Workshops;

namespace Parvis.Web.Kits.After;

/// <summary>A workshop as it is counted: its first events, so that what comes later changes nothing published.</summary>
public sealed record CountedRoom(string Code, int Events, bool Counted);

/// <summary>A workshop that could be counted.</summary>
/// <param name="Group">Its group, where one workshop was led in several.</param>
/// <param name="Otherwise">Steps that many answered, asked otherwise than by the kit of today.</param>
public sealed record NetworkRun(string Code, string? Group, DateTimeOffset Day, string Version, int People, int Events, bool Ended, NetworkCount Count, int Otherwise);

/// <summary>What the network reads of a kit.</summary>
public sealed record NetworkPageData(Kit Kit, RoomPlan Plan, NetworkCount Count, DateTimeOffset? PublishedAt);

/// <summary>What workshops came to after so many events: it never changes, so it is counted once.</summary>
public sealed class NetworkCounts : ConcurrentDictionary<(string Code, int Events), NetworkCount>;

/// <summary>Adds up the workshops of a kit. Groups of one workshop are counted each on its own, and said to be one.</summary>
public sealed class NetworkDesk(ParvisDbContext db, IRoomStore store, KitLibrary library, NetworkCounts known, TimeProvider time, Words words)
{
    private static DisclosureControl Disclosure => DisclosureControl.Default;

    /// <summary>Workshops of this kit and of its copies, the latest first; erased ones are gone.</summary>
    public async Task<ImmutableArray<NetworkRun>> RunsAsync(LibraryKit kit, CancellationToken cancellation)
    {
        var title = kit.Kit.Title.In(kit.Kit.Languages[0]);
        var family = (await library.AllAsync(cancellation)).Select(k => k.Kit).Where(k => k.Id == kit.Kit.Id || k.MadeFrom.Any(c => c.Title == title)).Select(k => k.Id).ToHashSet();
        var led = (await db.KitRuns.AsNoTracking().Include(r => r.Groups).Where(r => family.Contains(r.Kit)).ToListAsync(cancellation)).ConvertAll(KitRun.Read);
        var codes = led.SelectMany(r => r.Groups).Select(g => g.Code).ToList();
        var rooms = await db.Rooms.AsNoTracking().Where(r => codes.Contains(r.Code) && r.ErasedAt == null).ToDictionaryAsync(r => r.Code, cancellation);
        var plan = PlanOf(kit.Kit);
        var runs = ImmutableArray.CreateBuilder<NetworkRun>();
        foreach (var (run, group) in led.SelectMany(r => r.Groups.Select(g => (r, g))).Where(one => rooms.ContainsKey(one.g.Code)))
        {
            var (room, events) = (rooms[group.Code], await store.ReadAsync(rooms[group.Code].Id, 0, cancellation));
            var state = StateOf(room, events);
            var count = CountOf(run, state);
            runs.Add(new(
                room.Code, run.IsSplit ? group.Name(words) : null, run.Beginning ?? room.CreatedAt, run.Kit.Version, state.Participants.Count, events.Count, state.Ended, count,
                count.Otherwise(plan, Language(kit.Kit)).Count()));
        }
        return [.. runs.OrderByDescending(r => r.Day)];
    }

    public Task<KitNetworkRow?> FindAsync(string slug, CancellationToken cancellation) => db.KitNetworks.FirstOrDefaultAsync(n => n.Kit == slug, cancellation);

    /// <summary>What is online; null when nothing is.</summary>
    public async Task<NetworkPageData?> PublishedAsync(string slug, CancellationToken cancellation)
    {
        if (await db.KitNetworks.AsNoTracking().FirstOrDefaultAsync(n => n.Kit == slug && n.PublishedAt != null, cancellation) is not { } row)
            return null;
        var kit = KitReader.Read(KitFiles.Of(JsonSerializer.Deserialize<Dictionary<string, string>>(row.Files)!)).Kit
            ?? throw new InvalidDataException($"The kit of the network page {row.Id} cannot be read.");
        return new(kit, PlanOf(kit), await CountAsync(Rooms(row).Where(r => r.Counted), cancellation), row.PublishedAt);
    }

    /// <summary>Puts online the workshops chosen. One that was counted before and has grown by a few people stays as it was.</summary>
    public async Task PublishAsync(LibraryKit kit, IReadOnlyCollection<string> chosen, CancellationToken cancellation)
    {
        var runs = await RunsAsync(kit, cancellation);
        var row = await FindAsync(kit.Slug, cancellation);
        var before = row is null ? [] : Rooms(row);
        var rooms = ImmutableArray.CreateBuilder<CountedRoom>();
        foreach (var run in runs)
        {
            var counted = before.FirstOrDefault(r => r.Code == run.Code);
            var stays = counted is not null && run.Count.TellsAFew(await CountAsync([counted], cancellation), Disclosure);
            if (chosen.Contains(run.Code) || counted is not null)
                rooms.Add(new(run.Code, stays || !chosen.Contains(run.Code) ? counted!.Events : run.Events, chosen.Contains(run.Code)));
        }
        if (row is null)
            db.KitNetworks.Add(row = new() { Kit = kit.Slug, Files = "", Rooms = "" });
        (row.Files, row.Rooms, row.PublishedAt) = (JsonSerializer.Serialize(kit.Files.Texts), JsonSerializer.Serialize(rooms), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }

    public async Task WithdrawAsync(KitNetworkRow row, CancellationToken cancellation)
    {
        row.PublishedAt = null;
        await db.SaveChangesAsync(cancellation);
    }

    public static ImmutableArray<CountedRoom> Rooms(KitNetworkRow row) => JsonSerializer.Deserialize<ImmutableArray<CountedRoom>>(row.Rooms);

    private async Task<NetworkCount> CountAsync(IEnumerable<CountedRoom> counted, CancellationToken cancellation)
    {
        var (total, workshops) = (NetworkCount.Zero, new HashSet<int>());
        foreach (var one in counted)
        {
            if (await db.Rooms.AsNoTracking().FirstOrDefaultAsync(r => r.Code == one.Code && r.ErasedAt == null, cancellation) is not { } room
                || await KitRun.FindAsync(one.Code, db, cancellation) is not { } row)
                continue;
            if (!known.TryGetValue((one.Code, one.Events), out var count))
                known[(one.Code, one.Events)] = count = CountOf(KitRun.Read(row), StateOf(room, (await store.ReadAsync(room.Id, 0, cancellation)).Take(one.Events)));
            if (count.Workshops > 0)
                workshops.Add(row.Id);
            total = total.Merge(count);
        }
        return total with { Workshops = workshops.Count };
    }

    private static NetworkCount CountOf(KitRun run, RoomState state) => NetworkCount.Of(run.Plan, state, state.Lists, Language(run.Kit), Disclosure);

    private static RoomState StateOf(RoomRow room, IEnumerable<byte[]> events) =>
        RoomHistory.Replay(RoomState.New(new RoomCode(room.Code), WorkshopText.Read(room.Workshop)), events.Select(one => RoomEventText.Read(one)));

    private static RoomPlan PlanOf(Kit kit) => RoomPlan.Of(kit.Activities, kit);

    private static string Language(Kit kit) => kit.Languages[0];
}
