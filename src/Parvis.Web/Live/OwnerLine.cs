using System.Data.Common;
using Parvis.Core.Workshops.Commands;

namespace Parvis.Web.Live;

/// <summary>
/// The line from this node to a room's owner, wherever that lives. A room is followed again within five seconds of its owner's death, whatever
/// the cluster takes to be sure of it: an owner elsewhere that stays silent is done without, until it or the next one answers.
/// </summary>
internal sealed partial class OwnerLine(IRoomGrain grain, StandIn standIn, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5), PatienceWithTheLost = TimeSpan.FromSeconds(0.5);

    private volatile bool isHere, isLost;

    /// <summary>Nobody tells this node what happens: it reads the log.</summary>
    public bool IsLost => isLost;

    /// <param name="known">Events that this node has.</param>
    public async Task<RoomReply> SendAsync(RoomCommand command, int known, CancellationToken cancellation)
    {
        if (isLost)
            return await standIn.SendAsync(command, known);
        try
        {
            var order = RoomOrder.Of(command);
            if (isHere && await KeptAsync(await grain.DecideAsync(order)) is { } reply)
                return reply;
            return Heard(await grain.SendAsync(order, known).WaitAsync(Patience, time, cancellation));
        }
        catch (Exception silence) when (silence is OrleansException or TimeoutException)
        {
            // Sending again is harmless, should it be alive after all.
            Lost(silence);
            return isHere ? RoomReply.Unavailable : await standIn.SendAsync(command, known);
        }
    }

    /// <summary>Asks to be told what happens. Null when the owner is silent.</summary>
    public async Task<RoomReply?> FollowAsync(IRoomFollower follower, int known, CancellationToken stop)
    {
        try
        {
            var reply = Heard(await grain.FollowAsync(follower, known).WaitAsync(isLost ? PatienceWithTheLost : Patience, time, stop));
            isLost = false;
            return reply;
        }
        catch (Exception silence) when (silence is OrleansException or TimeoutException)
        {
            Lost(silence);
            return null;
        }
    }

    // Null where there is to be asked again: the log took another's events first, or the owner is no longer on this node.
    private static async ValueTask<RoomReply?> KeptAsync(RoomReply promise)
    {
        if (promise.Kind is not RoomReplyKind.Promised)
            return promise;
        try
        {
            return promise.Stored is not null && await promise.Stored ? promise with { Kind = RoomReplyKind.Done } : null;
        }
        catch (Exception refused) when (refused is DbException or IOException or TimeoutException)
        {
            return RoomReply.Unavailable;
        }
    }

    private RoomReply Heard(RoomReply reply)
    {
        if (reply.Kind is RoomReplyKind.Done)
            isHere = reply.Moment is not null;
        return reply;
    }

    private void Lost(Exception silence)
    {
        if (!isLost)
            LogLost(logger, silence.GetType().Name);
        isLost = !isHere;
    }

    [LoggerMessage(LogLevel.Warning, "A room's owner does not answer ({Failure}): done without, until it does.")]
    private static partial void LogLost(ILogger logger, string failure);
}
