using System.Data.Common;
using Parvis.Core.Workshops.Commands;

namespace Parvis.Web.Live;

/// <summary>
/// Decides for a room on this node while its owner cannot be reached, so that a hall need not wait until the cluster is sure of a death. The
/// log has the last word between this, another node's, and the owner should it be alive after all.
/// </summary>
internal sealed class StandIn(RoomHeader room, IRoomStore store, RoomLog log, TimeProvider time)
{
    // One turn at a time, as in a grain.
    private readonly TaskScheduler turns = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
    private RoomOwner owner = new(room, store, log, time);

    /// <param name="known">Events that this node has seen: one that has fewer reads the log again.</param>
    public Task<RoomReply> SendAsync(RoomCommand command, int known) => Task.Factory.StartNew(
        () => DecideAsync(command, known), CancellationToken.None, TaskCreationOptions.DenyChildAttach, turns).Unwrap();

    private async Task<RoomReply> DecideAsync(RoomCommand command, int known)
    {
        try
        {
            if (owner.Number < known)
                owner = new(room, store, log, time);
            return await owner.SendAsync(command, int.MaxValue);
        }
        catch (Exception failure) when (failure is DbException or IOException or TimeoutException)
        {
            return RoomReply.Unavailable;
        }
    }
}
