using System.Data.Common;
using Orleans.Concurrency;
using Orleans.Utilities;
using Parvis.Core.Workshops;

namespace Parvis.Web.Live;

/// <summary>
/// A room's owner where the cluster put it. Holds nothing that the log does not: activated elsewhere, it reads the log again. No foreign
/// exception leaves it: the other node may not know its type.
/// </summary>
[Reentrant]
internal sealed partial class RoomGrain(RoomDirectory directory, IRoomStore store, RoomLog log, TimeProvider time, ILogger<RoomGrain> logger) : Grain, IRoomGrain
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10), BetweenFrames = TimeSpan.FromMilliseconds(250);

    private readonly ObserverManager<IRoomFollower> followers = new(Lease, logger);
    private RoomOwner? owner;
    private int told;
    private bool telling;

    public async Task<RoomReply> SendAsync(RoomOrder order, int known)
    {
        try
        {
            if (await OwnerAsync() is not { } room)
                return RoomReply.NotFound;
            var reply = await room.SendAsync(order.Command, known);
            Tell(room);
            return reply;
        }
        catch (Exception failure) when (IsOurs(failure))
        {
            return Failed(failure);
        }
    }

    public async Task<RoomReply> DecideAsync(RoomOrder order)
    {
        try
        {
            if (await OwnerAsync() is not { } room)
                return RoomReply.NotFound;
            var decided = await room.DecideAsync(order.Command);
            Tell(room);
            return decided.Refusal is { } refusal ? RoomReply.Refused(refusal) : RoomReply.Promised(decided.After, decided.Stored);
        }
        catch (Exception failure) when (IsOurs(failure))
        {
            return Failed(failure);
        }
    }

    public async Task<RoomReply> FollowAsync(IRoomFollower follower, int known)
    {
        try
        {
            if (await OwnerAsync() is not { } room)
                return RoomReply.NotFound;
            followers.Subscribe(follower, follower);
            // The asker's node may have stood in for us.
            await room.CatchUpAsync(known);
            Tell(room);
            return room.Since(known);
        }
        catch (Exception failure) when (IsOurs(failure))
        {
            return Failed(failure);
        }
    }

    private async ValueTask<RoomOwner?> OwnerAsync()
    {
        if (owner is null)
        {
            if (await directory.FindAsync(new RoomCode(this.GetPrimaryKeyString())) is not { } room)
                return null;
            owner ??= new RoomOwner(room, store, log, time);
        }
        await owner.LoadAsync();
        told = Math.Max(told, followers.Count == 0 ? owner.Number : 0);
        return owner;
    }

    private static bool IsOurs(Exception failure) =>
        failure is DbException or IOException or TimeoutException or InvalidDataException or InvalidOperationException;

    private RoomReply Failed(Exception failure)
    {
        LogFailed(failure.GetType().Name);
        return RoomReply.Unavailable;
    }

    private void Tell(RoomOwner room)
    {
        if (!telling && HasNews(room))
            _ = TellAsync(room);
    }

    private bool HasNews(RoomOwner room) => room.IsAhead || room.Number > told;

    // As soon as it is on disk, then at most four times a second: what came meanwhile goes together.
    private async Task TellAsync(RoomOwner room)
    {
        telling = true;
        try
        {
            while (HasNews(room))
            {
                await room.SettleAsync();
                var news = room.Since(told);
                // Too much at once goes without saying: followers see the gap and read the log.
                var (first, events) = news.Events is { } known ? (news.First, known) : (room.Number + 1, []);
                await followers.Notify(follower => follower.HappenedAsync(first, events));
                told = room.Number;
                await Task.Delay(BetweenFrames, time);
            }
        }
        finally
        {
            telling = false;
        }
    }

    [LoggerMessage(LogLevel.Error, "A room could not be served ({Failure}).")]
    private partial void LogFailed(string failure);
}
