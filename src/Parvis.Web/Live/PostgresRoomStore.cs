using Npgsql;
using NpgsqlTypes;

namespace Parvis.Web.Live;

public sealed class PostgresRoomStore(NpgsqlDataSource source) : IRoomStore, IDisposable
{
    private const string Table = """
        CREATE TABLE IF NOT EXISTS room_events (
            room  integer NOT NULL,
            n     integer NOT NULL,
            event bytea   NOT NULL,
            PRIMARY KEY (room, n)
        )
        """;

    public Task CreateAsync() => ExecuteAsync(Table, CancellationToken.None);

    public async Task<bool[]> AppendAsync(IReadOnlyList<RoomAppend> batch, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        // Two nodes that both believe they own a room append one after the other; rooms in order, so that two batches never wait for one another.
        await using (var wait = new NpgsqlCommand("SELECT pg_advisory_xact_lock(4713, room) FROM unnest($1) AS room ORDER BY room", connection, transaction))
        {
            wait.Parameters.Add(new() { Value = batch.Select(a => a.RoomId).Distinct().Order().ToArray() });
            await wait.ExecuteNonQueryAsync(cancellation);
        }
        var last = await LastAsync(connection, transaction, [.. batch.Select(a => a.RoomId).Distinct()], cancellation);
        var (stored, rooms, numbers, events) = (new bool[batch.Count], new List<int>(), new List<int>(), new List<byte[]>());
        for (var i = 0; i < batch.Count; i++)
        {
            var append = batch[i];
            var (number, known) = last.GetValueOrDefault(append.RoomId);
            // Where the event before is another than its owner knew, nothing is inserted.
            if (append.First != number + 1 || (known is not null && !known.AsSpan().SequenceEqual(append.Previous)))
                continue;
            stored[i] = true;
            for (var e = 0; e < append.Events.Length; e++)
            {
                rooms.Add(append.RoomId);
                numbers.Add(append.First + e);
                events.Add(append.Events[e]);
            }
            last[append.RoomId] = (append.First + append.Events.Length - 1, append.Events[^1]);
        }
        await using (var insert = new NpgsqlCommand("INSERT INTO room_events (room, n, event) SELECT * FROM unnest($1, $2, $3)", connection, transaction))
        {
            insert.Parameters.Add(new() { Value = rooms.ToArray() });
            insert.Parameters.Add(new() { Value = numbers.ToArray() });
            insert.Parameters.Add(new() { Value = events.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
            await insert.ExecuteNonQueryAsync(cancellation);
        }
        await transaction.CommitAsync(cancellation);
        return stored;
    }

    public async Task<IReadOnlyList<byte[]>> ReadAsync(int roomId, int after, CancellationToken cancellation)
    {
        await using var select = source.CreateCommand("SELECT event FROM room_events WHERE room = $1 AND n > $2 ORDER BY n");
        select.Parameters.Add(new() { Value = roomId });
        select.Parameters.Add(new() { Value = after });
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        var events = new List<byte[]>();
        while (await reader.ReadAsync(cancellation))
            events.Add(reader.GetFieldValue<byte[]>(0));
        return events;
    }

    public async Task<int> EraseAsync(int roomId, CancellationToken cancellation)
    {
        var erased = await ExecuteAsync("DELETE FROM room_events WHERE room = $1", cancellation, roomId);
        // Rewrites the table's file without the dead rows.
        await ExecuteAsync("VACUUM FULL room_events", cancellation);
        return erased;
    }

    private static async Task<Dictionary<int, (int Number, byte[]? Event)>> LastAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, int[] rooms, CancellationToken cancellation)
    {
        await using var select = new NpgsqlCommand("""
            SELECT asked.room, last.n, last.event FROM unnest($1) AS asked(room)
            CROSS JOIN LATERAL (SELECT n, event FROM room_events WHERE room_events.room = asked.room ORDER BY n DESC LIMIT 1) AS last
            """, connection, transaction);
        select.Parameters.Add(new() { Value = rooms });
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        var last = new Dictionary<int, (int, byte[]?)>();
        while (await reader.ReadAsync(cancellation))
            last[reader.GetInt32(0)] = (reader.GetInt32(1), reader.GetFieldValue<byte[]>(2));
        return last;
    }

    private async Task<int> ExecuteAsync(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    public void Dispose() => source.Dispose();
}
