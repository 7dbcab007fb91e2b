using Microsoft.Data.Sqlite;
using Parvis.Core.Responses;
using SQLitePCL;

namespace Parvis.Web.Answers;

/// <summary>
/// One prepared statement that inserts responses into a table shaped like <c>responses</c>, in whatever transaction its connection is.
/// It speaks to SQLite directly: the parameters and reader of a command cost as much as the insert itself.
/// </summary>
internal sealed class SqliteResponseInsert : IDisposable
{
    public const string Staging = "CREATE TEMP TABLE staged (survey INTEGER, key BLOB, version INTEGER, day INTEGER, channel INTEGER, answers BLOB)";

    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public SqliteResponseInsert(SqliteConnection connection, string table)
    {
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(database,
            $"INSERT INTO {table} (survey, key, version, day, channel, answers) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING", out statement));
    }

    /// <summary>False when its key was already there.</summary>
    public bool Add(StoredResponse response)
    {
        Span<byte> key = stackalloc byte[ResponseKey.Bytes];
        response.Key.Write(key);
        Check(raw.sqlite3_bind_int(statement, 1, response.SurveyId));
        Check(raw.sqlite3_bind_blob(statement, 2, key));
        Check(raw.sqlite3_bind_int(statement, 3, response.Version));
        Check(raw.sqlite3_bind_int(statement, 4, response.Day.DayNumber));
        Check(raw.sqlite3_bind_int(statement, 5, response.ChannelId));
        Check(response.Answers is { } answers ? raw.sqlite3_bind_blob(statement, 6, answers) : raw.sqlite3_bind_null(statement, 6));
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
