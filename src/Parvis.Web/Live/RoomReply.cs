using Parvis.Core;

namespace Parvis.Web.Live;

/// <summary>What became of a command.</summary>
public enum RoomReplyKind
{
    /// <summary>Done, now or before, and on disk.</summary>
    Done,

    /// <summary>Decided and on its way to the disk, for an asker on the owner's own node. Elsewhere it says nothing.</summary>
    Promised,

    /// <summary>No, for the reason given.</summary>
    Refused,

    /// <summary>No such room.</summary>
    NotFound,

    /// <summary>The disk, the database or the cluster said no: nothing was acknowledged, and sending again is harmless.</summary>
    Unavailable,
}

/// <summary>A room's answer, as it travels between nodes.</summary>
/// <param name="Number">Events that the room has on disk.</param>
/// <param name="First">Number of the first of <paramref name="Events"/>.</param>
/// <param name="Events">What the asker did not know yet; empty when it is too much to send along: it is in the log.</param>
[GenerateSerializer, Immutable]
public sealed record RoomReply(
    [property: Id(0)] RoomReplyKind Kind,
    [property: Id(1)] int Number = 0,
    [property: Id(2)] int First = 0,
    [property: Id(3)] byte[][]? Events = null,
    [property: Id(4)] string? Key = null,
    [property: Id(5)] string[]? Args = null,
    [property: Id(6)] string? Field = null)
{
    /// <summary>The room itself, for an asker on the owner's own node; it does not travel.</summary>
    [field: NonSerialized]
    public RoomMoment? Moment { get; init; }

    /// <summary>Of a promise: whether the log took it, once that is known. It does not travel either.</summary>
    [field: NonSerialized]
    public Task<bool>? Stored { get; init; }

    public static RoomReply Unavailable { get; } = new(RoomReplyKind.Unavailable);

    public static RoomReply NotFound { get; } = new(RoomReplyKind.NotFound);

    public static RoomReply Promised(RoomMoment after, Task<bool> stored) => new(RoomReplyKind.Promised, after.Number) { Moment = after, Stored = stored };

    public static RoomReply Refused(Refusal refusal) =>
        new(RoomReplyKind.Refused, Key: refusal.Key, Args: [.. refusal.Args], Field: refusal.Field);

    /// <summary>Why not; null when the command was done.</summary>
    public Refusal? Refusal => Key is null ? null : new Refusal(Key, [.. Args ?? []]) { Field = Field };
}
