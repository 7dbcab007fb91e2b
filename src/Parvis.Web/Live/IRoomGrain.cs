using Orleans.Concurrency;

namespace Parvis.Web.Live;

/// <summary>One room, alive on one node of the cluster. Its key is the room's code.</summary>
[Alias("parvis.room")]
public interface IRoomGrain : IGrainWithStringKey
{
    /// <param name="known">How many of the room's events the asker has: the reply brings those after.</param>
    [Alias("send")]
    Task<RoomReply> SendAsync(RoomOrder order, int known);

    /// <summary>
    /// The same for an asker on the room's own node, which is promised the room as it will be, and waits for the disk by itself: the turn is
    /// over at once.
    /// </summary>
    [Alias("decide")]
    Task<RoomReply> DecideAsync(RoomOrder order);

    /// <summary>From now on, and for a little while, tells a node what happens. To be said again every few seconds.</summary>
    [Alias("follow")]
    Task<RoomReply> FollowAsync(IRoomFollower follower, int known);
}

/// <summary>A node that shows a room.</summary>
[Alias("parvis.room-follower")]
public interface IRoomFollower : IGrainObserver
{
    /// <summary>Events now on disk: the first has number <paramref name="first"/>. One that missed some reads the log.</summary>
    [Alias("happened"), OneWay]
    Task HappenedAsync(int first, [Immutable] byte[][] events);
}
