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
    private SqliteRoomInsert? insert;

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
        insert ??= new(connection);
        using var transaction = connection.BeginTransaction(deferred: false);
        var stored = new bool[batch.Count];
        for (var i = 0; i < batch.Count; i++)
        {
            var (room, first, previous, events) = batch[i];
            stored[i] = true;
            for (var e = 0; stored[i] && e < events.Length; e++)
                stored[i] = insert.Add(room, first + e, events[e], e == 0 ? previous : events[e - 1]);
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

    public void Dispose()
    {
        insert?.Dispose();
        writer?.Dispose();
    }
}
