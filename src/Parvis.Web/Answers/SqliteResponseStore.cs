using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Parvis.Core.Responses;
using Parvis.Web.Data;

namespace Parvis.Web.Answers;

public sealed class SqliteResponseStore(string connectionString) : IResponseStore, IDisposable
{
    // WITHOUT ROWID: a row number would tell the order of arrival; here rows lie in the order of their random keys.
    private const string Table = """
        CREATE TABLE IF NOT EXISTS responses (
            survey  INTEGER NOT NULL,
            key     BLOB    NOT NULL,
            version INTEGER NOT NULL,
            day     INTEGER NOT NULL,
            channel INTEGER NOT NULL,
            answers BLOB,
            PRIMARY KEY (survey, key)
        ) WITHOUT ROWID, STRICT
        """;

    private static readonly string[] Columns = ["$survey", "$key", "$version", "$day", "$channel", "$answers"];

    private readonly SemaphoreSlim oneWriter = new(1);
    private SqliteConnection? writer;

    public async Task CreateAsync()
    {
        await using var connection = Open();
        await ExecuteAsync(connection, Table);
    }

    public async Task<bool[]> AppendAsync(IReadOnlyList<StoredResponse> batch, CancellationToken cancellation)
    {
        await oneWriter.WaitAsync(cancellation);
        try
        {
            return Append(writer ??= Open(), batch);
        }
        finally
        {
            oneWriter.Release();
        }
    }

    // Synchronous on purpose: SQLite has no asynchronous work, and a batch is short.
    private static bool[] Append(SqliteConnection connection, IReadOnlyList<StoredResponse> batch)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        using var insert = connection.CreateCommand();
        insert.CommandText = """
            INSERT INTO responses (survey, key, version, day, channel, answers) VALUES ($survey, $key, $version, $day, $channel, $answers)
            ON CONFLICT DO NOTHING
            """;
        insert.Transaction = transaction;
        var parameters = Columns.Select(name => insert.Parameters.Add(new SqliteParameter { ParameterName = name })).ToArray();
        insert.Prepare();
        var stored = new bool[batch.Count];
        for (var i = 0; i < batch.Count; i++)
        {
            var response = batch[i];
            parameters[0].Value = response.SurveyId;
            parameters[1].Value = response.Key.ToBytes();
            parameters[2].Value = response.Version;
            parameters[3].Value = response.Day.DayNumber;
            parameters[4].Value = response.ChannelId;
            parameters[5].Value = response.Answers ?? (object)DBNull.Value;
            stored[i] = insert.ExecuteNonQuery() == 1;
        }
        transaction.Commit();
        return stored;
    }

    public async IAsyncEnumerable<StoredResponse> ReadAsync(int surveyId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = Open();
        await using var select = connection.CreateCommand();
        select.CommandText = "SELECT key, version, day, channel, answers FROM responses WHERE survey = $survey ORDER BY key";
        select.Parameters.AddWithValue("$survey", surveyId);
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            yield return new(ResponseKey.From((byte[])reader[0]), surveyId, reader.GetInt32(1), DateOnly.FromDayNumber(reader.GetInt32(2)),
                reader.GetInt32(3), reader.IsDBNull(4) ? null : (byte[])reader[4]);
        }
    }

    public async Task<IReadOnlyList<ReceivedCount>> CountAsync(int surveyId, CancellationToken cancellation)
    {
        await using var connection = Open();
        await using var select = connection.CreateCommand();
        select.CommandText = """
            SELECT day, channel, COUNT(*), SUM(answers IS NULL) FROM responses WHERE survey = $survey
            GROUP BY day, channel ORDER BY day, channel
            """;
        select.Parameters.AddWithValue("$survey", surveyId);
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        var counts = new List<ReceivedCount>();
        while (reader.Read())
            counts.Add(new(DateOnly.FromDayNumber(reader.GetInt32(0)), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3)));
        return counts;
    }

    public async Task<int> WithdrawAsync(int surveyId, ResponseKey first, ResponseKey last, CancellationToken cancellation)
    {
        await using var connection = Open();
        var erased = await ExecuteAsync(connection,
            "UPDATE responses SET answers = NULL WHERE survey = $survey AND key BETWEEN $first AND $last AND answers IS NOT NULL",
            ("$survey", surveyId), ("$first", first.ToBytes()), ("$last", last.ToBytes()));
        // The journal still holds the words until it is folded into the file.
        if (erased > 0)
            await ExecuteAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        return erased;
    }

    public async Task<int> EraseAsync(int surveyId, CancellationToken cancellation)
    {
        await using var connection = Open();
        var erased = await ExecuteAsync(connection, "DELETE FROM responses WHERE survey = $survey", ("$survey", surveyId));
        await ExecuteAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        await ExecuteAsync(connection, "VACUUM");
        await ExecuteAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        return erased;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        SqlitePragmas.Apply(connection);
        return connection;
    }

    private static async Task<int> ExecuteAsync(SqliteConnection connection, string sql, params (string Name, object Value)[] parameters)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return await command.ExecuteNonQueryAsync();
    }

    public void Dispose()
    {
        writer?.Dispose();
        oneWriter.Dispose();
    }
}
