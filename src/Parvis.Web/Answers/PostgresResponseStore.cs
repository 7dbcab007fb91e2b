using System.Data;
using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;
using Parvis.Core.Responses;

namespace Parvis.Web.Answers;

public sealed class PostgresResponseStore(NpgsqlDataSource source) : IResponseStore, IDisposable
{
    private const string Table = """
        CREATE TABLE IF NOT EXISTS responses (
            survey  integer NOT NULL,
            key     bytea   NOT NULL,
            version integer NOT NULL,
            day     integer NOT NULL,
            channel integer NOT NULL,
            answers bytea,
            PRIMARY KEY (survey, key)
        );
        CREATE TABLE IF NOT EXISTS response_changes (survey integer PRIMARY KEY, changes bigint NOT NULL)
        """;

    // Joined to a statement that leaves the surveys it touched in « touched ». In the order of surveys, so that two nodes cannot deadlock.
    private const string Counting = """
        , counted AS (
            INSERT INTO response_changes SELECT survey, 1 FROM (SELECT DISTINCT survey FROM touched ORDER BY survey) AS touched
            ON CONFLICT (survey) DO UPDATE SET changes = response_changes.changes + 1 RETURNING survey, changes)
        """;

    public async Task CreateAsync()
    {
        await using var command = source.CreateCommand(Table);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<bool[]> AppendAsync(IReadOnlyList<StoredResponse> batch, CancellationToken cancellation, Dictionary<int, long>? changes = null)
    {
        // The same key twice in one upsert is an error, so the first of each goes; key order keeps two nodes from deadlocking.
        var first = batch.DistinctBy(r => (r.SurveyId, r.Key)).OrderBy(r => r.SurveyId).ThenBy(r => r.Key.Value).ToList();
        await using var command = source.CreateCommand($"""
            WITH touched AS (
                INSERT INTO responses (survey, key, version, day, channel, answers)
                SELECT * FROM unnest(@survey, @key, @version, @day, @channel, @answers)
                ON CONFLICT DO NOTHING RETURNING survey, key)
            {Counting}
            SELECT survey, key, changes FROM touched JOIN counted USING (survey)
            """);
        command.Parameters.Add(Array("survey", NpgsqlDbType.Integer, first.Select(r => r.SurveyId)));
        command.Parameters.Add(Array("key", NpgsqlDbType.Bytea, first.Select(r => r.Key.ToBytes())));
        command.Parameters.Add(Array("version", NpgsqlDbType.Integer, first.Select(r => r.Version)));
        command.Parameters.Add(Array("day", NpgsqlDbType.Integer, first.Select(r => r.Day.DayNumber)));
        command.Parameters.Add(Array("channel", NpgsqlDbType.Integer, first.Select(r => r.ChannelId)));
        command.Parameters.Add(Array("answers", NpgsqlDbType.Bytea, first.Select(r => r.Answers)));
        var stored = new HashSet<(int, ResponseKey)>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            stored.Add((reader.GetInt32(0), ResponseKey.From(reader.GetFieldValue<byte[]>(1))));
            changes?[reader.GetInt32(0)] = reader.GetInt64(2);
        }
        // Remove, not Contains: the second of a pair in the same batch was not stored.
        return [.. batch.Select(r => stored.Remove((r.SurveyId, r.Key)))];
    }

    public async Task<int> AppendAllAsync(IEnumerable<StoredResponse> responses, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var staging = new NpgsqlCommand("CREATE TEMP TABLE staged (LIKE responses) ON COMMIT DROP", connection, transaction))
            await staging.ExecuteNonQueryAsync(cancellation);
        await using (var copy = await connection.BeginBinaryImportAsync("COPY staged FROM STDIN (FORMAT BINARY)", cancellation))
        {
            foreach (var response in responses)
            {
                await copy.StartRowAsync(cancellation);
                await copy.WriteAsync(response.SurveyId, cancellation);
                await copy.WriteAsync(response.Key.ToBytes(), cancellation);
                await copy.WriteAsync(response.Version, cancellation);
                await copy.WriteAsync(response.Day.DayNumber, cancellation);
                await copy.WriteAsync(response.ChannelId, cancellation);
                if (response.Answers is { } answers)
                    await copy.WriteAsync(answers, cancellation);
                else
                    await copy.WriteNullAsync(cancellation);
            }
            await copy.CompleteAsync(cancellation);
        }
        await using var move = new NpgsqlCommand($"""
            WITH touched AS (INSERT INTO responses SELECT * FROM staged ORDER BY survey, key ON CONFLICT DO NOTHING RETURNING survey)
            {Counting}
            SELECT COUNT(*)::int FROM touched
            """, connection, transaction);
        // Millions of rows take longer than a page's query may.
        move.CommandTimeout = 0;
        var stored = (int)(await move.ExecuteScalarAsync(cancellation))!;
        await transaction.CommitAsync(cancellation);
        return stored;
    }

    public async Task<long> ChangesAsync(int surveyId, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await ChangesAsync(connection, surveyId, cancellation);
    }

    private static async Task<long> ChangesAsync(NpgsqlConnection connection, int surveyId, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT changes FROM response_changes WHERE survey = $1", connection);
        command.Parameters.Add(new() { Value = surveyId });
        return await command.ExecuteScalarAsync(cancellation) is long changes ? changes : 0;
    }

    public async IAsyncEnumerable<StoredResponse> ReadAsync(int surveyId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await foreach (var response in ReadAsync(connection, surveyId, cancellation))
            yield return response;
    }

    public async Task<long> ReadAllAsync(int surveyId, Action<StoredResponse> each, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var changes = await ChangesAsync(connection, surveyId, cancellation);
        await foreach (var response in ReadAsync(connection, surveyId, cancellation))
            each(response);
        return changes;
    }

    private static async IAsyncEnumerable<StoredResponse> ReadAsync(NpgsqlConnection connection, int surveyId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT key, version, day, channel, answers FROM responses WHERE survey = $1 ORDER BY key", connection);
        command.Parameters.Add(new() { Value = surveyId });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            yield return new(ResponseKey.From(reader.GetFieldValue<byte[]>(0)), surveyId, reader.GetInt32(1),
                DateOnly.FromDayNumber(reader.GetInt32(2)), reader.GetInt32(3), reader.IsDBNull(4) ? null : reader.GetFieldValue<byte[]>(4));
    }

    public async Task<IReadOnlyList<ReceivedCount>> CountAsync(int surveyId, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("""
            SELECT day, channel, COUNT(*)::int, COUNT(*) FILTER (WHERE answers IS NULL)::int FROM responses WHERE survey = $1
            GROUP BY day, channel ORDER BY day, channel
            """);
        command.Parameters.Add(new() { Value = surveyId });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var counts = new List<ReceivedCount>();
        while (await reader.ReadAsync(cancellation))
            counts.Add(new(DateOnly.FromDayNumber(reader.GetInt32(0)), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3)));
        return counts;
    }

    public Task<int> WithdrawAsync(int surveyId, ResponseKey first, ResponseKey last, CancellationToken cancellation) =>
        EmptyAsync("UPDATE responses SET answers = NULL WHERE survey = $1 AND key BETWEEN $2 AND $3 AND answers IS NOT NULL", cancellation, surveyId, first.ToBytes(), last.ToBytes());

    public async Task<int> EraseAsync(int surveyId, CancellationToken cancellation)
    {
        var erased = await EmptyAsync("DELETE FROM responses WHERE survey = $1", cancellation, surveyId);
        // Rewrites the table's file without the dead rows.
        await ExecuteAsync("VACUUM FULL responses", cancellation);
        return erased;
    }

    public async Task<bool> PurgeAsync(CancellationToken cancellation)
    {
        await ExecuteAsync("VACUUM responses", cancellation);
        return true;
    }

    private async Task<int> EmptyAsync(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = source.CreateCommand($"WITH touched AS ({sql} RETURNING survey) {Counting} SELECT COUNT(*)::int FROM touched");
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return (int)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private async Task<int> ExecuteAsync(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private static NpgsqlParameter Array<T>(string name, NpgsqlDbType type, IEnumerable<T> values) =>
        new(name, NpgsqlDbType.Array | type) { Value = values.ToArray() };

    public void Dispose() => source.Dispose();
}
