using Microsoft.Data.Sqlite;
using Parvis.Web.Answers;
using Parvis.Web.Data;

namespace Parvis.Web.Live;

public sealed class SqliteRoomStore(string connectionString, IResponseStore responses) : IRoomStore, IDisposable
{
    // WITHOUT ROWID: the events of a room lie together and in order.
    private const string Table = """
        CREATE TABLE IF NOT EXISTS room_events (
            room  INTEGER NOT NULL,
            n     INTEGER NOT NULL,
            event BLOB    NOT NULL,
            PRIMARY KEY (room, n)
        ) WITHOUT ROWID, STRICT
        """;

    private SqliteConnection? writer;

    public async Task CreateAsync()
    {
        await using var connection = Open();
        await using var create = connection.CreateCommand();
        create.CommandText = Table;
        await create.ExecuteNonQueryAsync();
    }

    // Only the room log appends, one batch at a time.
    public Task<bool[]> AppendAsync(IReadOnlyList<RoomAppend> batch, CancellationToken cancellation)
    {
        var connection = writer ??= Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        using var insert = connection.CreateCommand();
        // Where the number is taken, or the event before is another than its owner knew, nothing is inserted.
        insert.CommandText = """
            INSERT INTO room_events (room, n, event) SELECT $room, $n, $event
            WHERE $n = 1 OR EXISTS (SELECT 1 FROM room_events WHERE room = $room AND n = $n - 1 AND event = $previous)
            ON CONFLICT DO NOTHING
            """;
        insert.Transaction = transaction;
        var room = insert.Parameters.Add("$room", SqliteType.Integer);
        var n = insert.Parameters.Add("$n", SqliteType.Integer);
        var text = insert.Parameters.Add("$event", SqliteType.Blob);
        var previous = insert.Parameters.Add("$previous", SqliteType.Blob);
        var stored = new bool[batch.Count];
        for (var i = 0; i < batch.Count; i++)
        {
            room.Value = batch[i].RoomId;
            stored[i] = true;
            for (var e = 0; stored[i] && e < batch[i].Events.Length; e++)
            {
                n.Value = batch[i].First + e;
                text.Value = batch[i].Events[e];
                previous.Value = (e == 0 ? batch[i].Previous : batch[i].Events[e - 1]) ?? (object)DBNull.Value;
                stored[i] = insert.ExecuteNonQuery() == 1;
            }
        }
        transaction.Commit();
        return Task.FromResult(stored);
    }

    public async Task<IReadOnlyList<byte[]>> ReadAsync(int roomId, int after, CancellationToken cancellation)
    {
        await using var connection = Open();
        await using var select = connection.CreateCommand();
        select.CommandText = "SELECT event FROM room_events WHERE room = $room AND n > $after ORDER BY n";
        select.Parameters.AddWithValue("$room", roomId);
        select.Parameters.AddWithValue("$after", after);
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        var events = new List<byte[]>();
        while (reader.Read())
            events.Add((byte[])reader[0]);
        return events;
    }

    public async Task<int> EraseAsync(int roomId, CancellationToken cancellation)
    {
        int erased;
        await using (var connection = Open())
        {
            // The mark that the file must be rewritten goes with the deletion: a crash in between loses neither.
            await using var transaction = connection.BeginTransaction(deferred: false);
            await using var delete = connection.CreateCommand();
            delete.CommandText = "DELETE FROM room_events WHERE room = $room";
            delete.Parameters.AddWithValue("$room", roomId);
            erased = await delete.ExecuteNonQueryAsync(cancellation);
            delete.CommandText = "PRAGMA user_version = 1";
            await delete.ExecuteNonQueryAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }
        // False when a long read keeps the journal: the hourly purge does it then.
        await responses.PurgeAsync(cancellation);
        return erased;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        SqlitePragmas.Apply(connection);
        return connection;
    }

    public void Dispose() => writer?.Dispose();
}
