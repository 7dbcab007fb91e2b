using Microsoft.Data.Sqlite;
using Parvis.Web.Data;

namespace Parvis.Web.Live;

/// <summary>Appends events to rooms' logs.</summary>
internal sealed class SqliteRoomInsert(SqliteConnection connection) : IDisposable
{
    // Where the number is taken, or the event before is another than its owner knew, nothing is inserted.
    private const string Insert = """
        INSERT INTO room_events (room, n, event) SELECT ?1, ?2, ?3
        WHERE ?2 = 1 OR EXISTS (SELECT 1 FROM room_events WHERE room = ?1 AND n = ?2 - 1 AND event = ?4)
        ON CONFLICT DO NOTHING
        """;

    private readonly SqliteStatement statement = new(connection, Insert);

    /// <summary>False when it does not follow the event before as its owner knew it.</summary>
    public bool Add(int room, int number, ReadOnlySpan<byte> text, byte[]? previous)
    {
        statement.Bind(1, room);
        statement.Bind(2, number);
        statement.Bind(3, text);
        statement.BindOrNull(4, previous);
        return statement.Insert();
    }

    public void Dispose() => statement.Dispose();
}
