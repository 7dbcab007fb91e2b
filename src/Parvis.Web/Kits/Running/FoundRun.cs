using System.Collections.Immutable;
using Parvis.Core.Kits.After;
using Parvis.Core.Workshops;
using Parvis.Web.Data;
using Parvis.Web.Live;

namespace Parvis.Web.Kits.Running;

/// <summary>A group of a run and its room.</summary>
public sealed record GroupRoom(RunGroup Group, RoomMirror Mirror)
{
    public RoomFrame Now => Mirror.Now;
}

/// <summary>A run, found by the code of one of its rooms: that room, and all of them. An erased room is not among them.</summary>
public sealed record FoundRun(KitRun Run, RoomMirror Mirror, ImmutableArray<GroupRoom> Rooms)
{
    public string Code => Mirror.Room.Code.Text;

    /// <summary>People in all its rooms, on phones and on paper.</summary>
    public int People => Rooms.Sum(r => r.Now.State.Participants.Count);

    public static async Task<FoundRun?> FindAsync(string code, ParvisDbContext db, RoomFeed feed, CancellationToken cancellation)
    {
        if (RoomCode.Read(code) is not { } read || await KitRun.FindAsync(read.Text, db, cancellation) is not { } row || await feed.FindAsync(read, cancellation) is not { } mirror)
            return null;
        var run = KitRun.Read(row);
        var rooms = ImmutableArray.CreateBuilder<GroupRoom>();
        foreach (var group in run.Groups)
            if (await feed.FindAsync(new RoomCode(group.Code), cancellation) is { } one)
                rooms.Add(new(group, one));
        return new(run, mirror, rooms.ToImmutable());
    }

    /// <summary>What was answered in one of its rooms.</summary>
    public ImmutableArray<PlayedStep> PlayedIn(GroupRoom room) => PlayedStep.Of(Run.Plan, room.Now.State, room.Now.State.Lists);

    /// <summary>What was answered in all of them, together.</summary>
    public ImmutableArray<PlayedStep> Played => PlayedStep.Together(Rooms.Select(PlayedIn));
}
