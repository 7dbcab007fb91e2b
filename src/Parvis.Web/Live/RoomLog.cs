using Parvis.Web.Answers;

namespace Parvis.Web.Live;

/// <summary>The one writer of rooms' events on this node: every room shares its commits.</summary>
public sealed class RoomLog(IRoomStore store) : GroupCommit<RoomAppend>
{
    private protected override Task<bool[]> StoreAsync(IReadOnlyList<RoomAppend> batch) => store.AppendAsync(batch, CancellationToken.None);
}
