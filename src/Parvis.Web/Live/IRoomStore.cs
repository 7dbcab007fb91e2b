using System.Collections.Immutable;

namespace Parvis.Web.Live;

/// <summary>Events that follow one another in a room: the first has number <paramref name="First"/>, counted from 1.</summary>
/// <param name="Previous">The event before them, which their owner decided upon; null before the first of all.</param>
public sealed record RoomAppend(int RoomId, int First, byte[]? Previous, ImmutableArray<byte[]> Events);

/// <summary>
/// The log of every room: append-only, keyed by room and event number, without any time. Two implementations, SQLite and PostgreSQL, held
/// to the same tests.
/// </summary>
public interface IRoomStore
{
    /// <summary>Creates the table where it is missing.</summary>
    Task CreateAsync();

    /// <summary>
    /// Stores a batch in one durable transaction. False for events that do not follow the room's last one as their owner knew it: another
    /// owner of the room, or a failure before, came between; none of them is stored then.
    /// </summary>
    Task<bool[]> AppendAsync(IReadOnlyList<RoomAppend> batch, CancellationToken cancellation);

    /// <summary>The events of a room after a number (0 for all), in order.</summary>
    Task<IReadOnlyList<byte[]>> ReadAsync(int roomId, int after, CancellationToken cancellation);

    /// <summary>Erases the events of a room, from the files too. How many there were.</summary>
    Task<int> EraseAsync(int roomId, CancellationToken cancellation);
}
