using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Parvis.Web.Data;

/// <summary>
/// One prepared statement that inserts a row at most, in whatever transaction its connection is. It speaks to SQLite directly: the parameters
/// and reader of a command cost as much as the insert itself.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    /// <param name="at">From 1, as <c>?1</c>.</param>
    /// <param name="value">Until the next <see cref="Insert"/>.</param>
    public void Bind(int at, int value) => Check(raw.sqlite3_bind_int(statement, at, value));

    public void Bind(int at, ReadOnlySpan<byte> value) => Check(raw.sqlite3_bind_blob(statement, at, value));

    public void BindOrNull(int at, byte[]? value) => Check(value is null ? raw.sqlite3_bind_null(statement, at) : raw.sqlite3_bind_blob(statement, at, value));

    /// <summary>False when nothing was inserted.</summary>
    public bool Insert()
    {
        var result = raw.sqlite3_step(statement);
        // Reset says again what went wrong in the step.
        raw.sqlite3_reset(statement);
        if (result is not raw.SQLITE_DONE)
            Check(result);
        return raw.sqlite3_changes(database) == 1;
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);

    public void Dispose() => statement.Dispose();
}
