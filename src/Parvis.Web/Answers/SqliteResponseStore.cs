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
        ) WITHOUT ROWID, STRICT;
        CREATE TABLE IF NOT EXISTS response_changes (survey INTEGER PRIMARY KEY, changes INTEGER NOT NULL) STRICT
        """;

    private const long RewrittenAtOnce = 64 * 1024 * 1024;

    private readonly string path = new SqliteConnectionStringBuilder(connectionString).DataSource;
    private readonly SemaphoreSlim oneWriter = new(1);
    private SqliteResponseWriter? writer;

    public async Task CreateAsync()
    {
        await using var connection = Open();
        await ExecuteAsync(connection, Table);
    }

    public async Task<bool[]> AppendAsync(IReadOnlyList<StoredResponse> batch, CancellationToken cancellation, Dictionary<int, long>? changes = null)
    {
        await oneWriter.WaitAsync(cancellation);
        try
        {
            writer ??= new(() => Open(), () => Open(pooled: false));
            return writer.Append(batch, changes ?? []);
        }
        finally
        {
            oneWriter.Release();
        }
    }

    private static async Task<List<long>> SurveysAsync(SqliteConnection connection)
    {
        await using var select = connection.CreateCommand();
        select.CommandText = "SELECT DISTINCT survey FROM temp.staged";
        await using var reader = await select.ExecuteReaderAsync();
        var surveys = new List<long>();
        while (reader.Read())
            surveys.Add(reader.GetInt64(0));
        return surveys;
    }

    public async Task<int> AppendAllAsync(IEnumerable<StoredResponse> responses, CancellationToken cancellation)
    {
        // Gathered in a temporary table of this connection, so that nobody waits; then moved in the order of the keys, which the file
        // takes at the speed of the disk.
        // Outside the pool: closing it removes the temporary table from the disk.
        await using var connection = Open(pooled: false);
        await ExecuteAsync(connection, "PRAGMA temp_store=FILE");
        await ExecuteAsync(connection, SqliteResponseInsert.Staging);
        await using (var gathering = connection.BeginTransaction(deferred: true))
        {
            using var insert = new SqliteResponseInsert(connection, "temp.staged");
            foreach (var response in responses)
            {
                cancellation.ThrowIfCancellationRequested();
                insert.Add(response);
            }
            await gathering.CommitAsync(cancellation);
        }
        await oneWriter.WaitAsync(cancellation);
        try
        {
            await using var stop = cancellation.Register(() => SQLitePCL.raw.sqlite3_interrupt(connection.Handle));
            await using var transaction = connection.BeginTransaction(deferred: false);
            var stored = await ExecuteAsync(connection, "INSERT OR IGNORE INTO responses SELECT * FROM temp.staged ORDER BY survey, key");
            foreach (var survey in await SurveysAsync(connection))
                SqliteResponseWriter.Changed(connection, survey);
            cancellation.ThrowIfCancellationRequested();
            await transaction.CommitAsync(CancellationToken.None);
            return stored;
        }
        catch (SqliteException interrupted) when (interrupted.SqliteErrorCode == SQLitePCL.raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException(cancellation);
        }
        finally
        {
            oneWriter.Release();
        }
    }

    public async Task<long> ChangesAsync(int surveyId, CancellationToken cancellation)
    {
        await using var connection = Open();
        return await ChangesAsync(connection, surveyId, cancellation);
    }

    private static async Task<long> ChangesAsync(SqliteConnection connection, int surveyId, CancellationToken cancellation)
    {
        await using var select = connection.CreateCommand();
        select.CommandText = "SELECT changes FROM response_changes WHERE survey = $survey";
        select.Parameters.AddWithValue("$survey", surveyId);
        return await select.ExecuteScalarAsync(cancellation) is long changes ? changes : 0;
    }

    public async IAsyncEnumerable<StoredResponse> ReadAsync(int surveyId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = Open();
        await foreach (var response in ReadAsync(connection, surveyId, cancellation))
            yield return response;
    }

    public async Task<long> ReadAllAsync(int surveyId, Action<StoredResponse> each, CancellationToken cancellation)
    {
        await using var connection = Open();
        await using var moment = connection.BeginTransaction(deferred: true);
        var changes = await ChangesAsync(connection, surveyId, cancellation);
        await foreach (var response in ReadAsync(connection, surveyId, cancellation))
            each(response);
        return changes;
    }

    private static async IAsyncEnumerable<StoredResponse> ReadAsync(SqliteConnection connection, int surveyId, [EnumeratorCancellation] CancellationToken cancellation)
    {
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
        var erased = await EmptyAsync(
            "UPDATE responses SET answers = NULL WHERE survey = $survey AND key BETWEEN $first AND $last AND answers IS NOT NULL",
            surveyId, cancellation, ("$first", first.ToBytes()), ("$last", last.ToBytes()));
        // A large file is rewritten within the hour, so that nobody can make the server do nothing else.
        if (erased > 0 && new FileInfo(path).Length < RewrittenAtOnce)
            await PurgeAsync(cancellation);
        return erased;
    }

    public async Task<int> EraseAsync(int surveyId, CancellationToken cancellation)
    {
        var erased = await EmptyAsync("DELETE FROM responses WHERE survey = $survey", surveyId, cancellation);
        for (var attempt = 0; !await PurgeAsync(cancellation); attempt++)
            if (attempt == 5)
                throw new IOException("The answers are deleted, but a long read keeps the journal: it is tried again within the hour.");
        return erased;
    }

    public async Task<bool> PurgeAsync(CancellationToken cancellation)
    {
        await oneWriter.WaitAsync(cancellation);
        try
        {
            await using var connection = Open();
            // Someone else's purge, since, took what we left.
            if (await NumberAsync(connection, "PRAGMA user_version") == 0)
                return true;
            // secure_delete blanks what is deleted, not the copies left where SQLite moved a row between pages: only rewriting the file
            // does. A small one is rewritten in memory, without a temporary file.
            if (new FileInfo(path).Length < RewrittenAtOnce)
                await ExecuteAsync(connection, "PRAGMA temp_store=MEMORY");
            await ExecuteAsync(connection, "VACUUM");
            // 1 when a reader still needs the journal.
            if (await NumberAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)") != 0)
                return false;
            await ExecuteAsync(connection, "PRAGMA user_version = 0");
            return true;
        }
        finally
        {
            oneWriter.Release();
        }
    }

    // Deletes, and in the same transaction leaves the mark that the file must be rewritten: a crash in between loses neither.
    private async Task<int> EmptyAsync(string sql, int surveyId, CancellationToken cancellation, params (string, object)[] parameters)
    {
        await oneWriter.WaitAsync(cancellation);
        try
        {
            await using var connection = Open();
            await using var transaction = connection.BeginTransaction(deferred: false);
            var erased = await ExecuteAsync(connection, sql, [("$survey", surveyId), .. parameters]);
            if (erased > 0)
            {
                SqliteResponseWriter.Changed(connection, surveyId);
                await ExecuteAsync(connection, "PRAGMA user_version = 1");
            }
            await transaction.CommitAsync(cancellation);
            return erased;
        }
        finally
        {
            oneWriter.Release();
        }
    }

    private SqliteConnection Open(bool pooled = true)
    {
        var connection = new SqliteConnection(pooled ? connectionString : new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
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

    private static async Task<long> NumberAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public void Dispose()
    {
        writer?.Dispose();
        oneWriter.Dispose();
    }
}
