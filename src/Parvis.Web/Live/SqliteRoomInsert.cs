using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Parvis.Web.Live;

/// <summary>
/// One prepared statement that appends an event, in whatever transaction its connection is. It speaks to SQLite directly: the parameters and
/// reader of a command cost more than the insert itself.
/// </summary>
internal sealed class SqliteRoomInsert : IDisposable
{
    // Where the number is taken, or the event before is another than its owner knew, nothing is inserted.
    private const string Insert = """
        INSERT INTO room_events (room, n, event) SELECT ?1, ?2, ?3
        WHERE ?2 = 1 OR EXISTS (SELECT 1 FROM room_events WHERE room = ?1 AND n = ?2 - 1 AND event = ?4)
        ON CONFLICT DO NOTHING
        """;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public SqliteRoomInsert(SqliteConnection connection)
    {
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(database, Insert, out statement));
    }

    /// <summary>False when it does not follow the event before as its owner knew it.</summary>
    public bool Add(int room, int number, ReadOnlySpan<byte> text, byte[]? previous)
    {
        Check(raw.sqlite3_bind_int(statement, 1, room));
        Check(raw.sqlite3_bind_int(statement, 2, number));
        Check(raw.sqlite3_bind_blob(statement, 3, text));
        Check(previous is null ? raw.sqlite3_bind_null(statement, 4) : raw.sqlite3_bind_blob(statement, 4, previous));
        var result = raw.sqlite3_step(statement);
        // Reset says again what went wrong in the step.
        raw.sqlite3_reset(statement);
        if (result is not raw.SQLITE_DONE)
            SqliteException.ThrowExceptionForRC(result, database);
        return raw.sqlite3_changes(database) == 1;
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);

    public void Dispose() => statement.Dispose();
}
