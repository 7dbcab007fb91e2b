using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parvis.Core;
using Parvis.Core.Kits;
using Parvis.Core.Workshops.Commands;
using Parvis.Web.Data;
using Parvis.Web.Layout;
using Parvis.Web.Workshops;

namespace Parvis.Web.Kits.Running;

/// <summary>What happens to a run as a whole: its rooms are opened, paused, taken up again and ended together.</summary>
internal sealed class RunDesk(ParvisDbContext db, RoomEnding ending, TimeProvider time, Words words)
{
    /// <summary>How long a room in pause is kept from being taken as forgotten.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromDays(92);

    /// <param name="groups">Rooms to open: the same steps in each.</param>
    public async Task<KitRunRow> LaunchAsync(LibraryKit kit, ImmutableArray<Sequence> sequences, RoomPlan plan, int groups, CancellationToken cancellation)
    {
        var codes = new List<string>();
        for (var number = 1; number <= groups; number++)
            codes.Add((await OpenAsync(kit.Kit, plan, groups > 1 ? number : null)).Code);
        var row = new KitRunRow
        {
            RoomCode = codes[0],
            Kit = kit.Kit.Id,
            Files = JsonSerializer.Serialize(kit.Files.Texts),
            Sequences = string.Join(' ', sequences.Select(s => s.Id)),
        };
        if (groups > 1)
            row.Groups.AddRange(codes.Select(code => new KitRunGroupRow { RoomCode = code }));
        db.KitRuns.Add(row);
        await db.SaveChangesAsync(cancellation);
        return row;
    }

    /// <summary>One more group, in a room of its own that is kept as long as the first.</summary>
    public async Task<Refusal?> AddGroupAsync(KitRun run, CancellationToken cancellation)
    {
        if (run.Groups.Length >= KitRun.MostGroups)
            return new Refusal("run.too-many-groups", $"{KitRun.MostGroups}");
        var kept = await db.Rooms.Where(r => r.Code == run.Row.RoomCode).Select(r => r.RetentionDays).SingleAsync(cancellation);
        var room = await OpenAsync(run.Kit, run.Plan, run.Groups.Length + 1, kept);
        if (run.Row.Groups.Count == 0)
            run.Row.Groups.Add(new() { RoomCode = run.Row.RoomCode });
        run.Row.Groups.Add(new() { RoomCode = room.Code });
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    /// <summary>The clock stops, phones are told to come back another day, and no room is forgotten meanwhile.</summary>
    public async Task<Refusal?> PauseAsync(FoundRun found, CancellationToken cancellation)
    {
        if (found.Run.Clock is not { Paused: null })
            return null;
        var now = time.GetUtcNow();
        await WriteAsync(found.Run, found.Run.Pauses.Add(new(now)), now + LongestPause, cancellation);
        return await EachAsync(found, code => new SetFrozen(code, Guid.NewGuid(), true), cancellation);
    }

    public async Task<Refusal?> ResumeAsync(FoundRun found, CancellationToken cancellation)
    {
        if (found.Run.Clock?.Paused is not { } pause)
            return null;
        var now = time.GetUtcNow();
        await WriteAsync(found.Run, found.Run.Pauses.SetItem(found.Run.Pauses.Length - 1, pause with { Until = now }), now + TimeSpan.FromDays(30), cancellation);
        return await EachAsync(found, code => new SetFrozen(code, Guid.NewGuid(), false), cancellation);
    }

    /// <summary>Its rooms end, and remember the day: what people sent is kept from there.</summary>
    public async Task<Refusal?> EndAsync(FoundRun found, CancellationToken cancellation)
    {
        if (await EachAsync(found, code => new EndRoom(code, Guid.NewGuid()), cancellation) is { } refusal)
            return refusal;
        foreach (var room in found.Rooms)
            await ending.RememberAsync(room.Mirror.Room.Id);
        return null;
    }

    /// <summary>Goes to an activity's first step in each room that has not ended.</summary>
    public static async Task<Refusal?> ShowAsync(FoundRun found, int step, CancellationToken cancellation)
    {
        var going = found.Rooms.Where(r => !r.Now.State.Ended).ToList();
        var refusal = going.Count == 0 ? new Refusal("room.ended") : null;
        foreach (var room in going)
            refusal = await RoomDesk.ShowAsync(room.Mirror, step, cancellation) ?? refusal;
        return refusal;
    }

    private static async Task<Refusal?> EachAsync(FoundRun found, Func<string, RoomCommand> command, CancellationToken cancellation)
    {
        Refusal? refusal = null;
        foreach (var room in found.Rooms.Where(r => !r.Now.State.Ended))
            refusal = await RoomDesk.SendAsync(room.Mirror, command(room.Group.Code), cancellation) ?? refusal;
        return refusal;
    }

    private async Task WriteAsync(KitRun run, ImmutableArray<Pause> pauses, DateTimeOffset heldUntil, CancellationToken cancellation)
    {
        run.Row.Pauses = JsonSerializer.Serialize(pauses);
        var codes = run.Groups.Select(g => g.Code).ToList();
        foreach (var room in await db.Rooms.Where(r => codes.Contains(r.Code)).ToListAsync(cancellation))
            room.HeldUntil = heldUntil;
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<RoomRow> OpenAsync(Kit kit, RoomPlan plan, int? number, int? retentionDays = RoomRetention.Usual)
    {
        var mark = number is { } group ? $" · {words["run.group", group]}" : "";
        var title = kit.Title.In(words.Language);
        return await RoomDraft.NewAsync(db, title[..Math.Min(title.Length, RoomDraft.LongestTitle - mark.Length)] + mark, plan.Workshop, time.GetUtcNow(), retentionDays);
    }
}
