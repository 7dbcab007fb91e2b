using Microsoft.Data.Sqlite;
using Parvis.Core.Responses;
using Parvis.Web.Data;

namespace Parvis.Web.Answers;

/// <summary>Inserts responses into a table shaped like <c>responses</c>.</summary>
internal sealed class SqliteResponseInsert(SqliteConnection connection, string table) : IDisposable
{
    public const string Staging = "CREATE TEMP TABLE staged (survey INTEGER, key BLOB, version INTEGER, day INTEGER, channel INTEGER, answers BLOB)";

    private readonly SqliteStatement statement = new(connection,
        $"INSERT INTO {table} (survey, key, version, day, channel, answers) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING");

    /// <summary>False when its key was already there.</summary>
    public bool Add(StoredResponse response)
    {
        Span<byte> key = stackalloc byte[ResponseKey.Bytes];
        response.Key.Write(key);
        statement.Bind(1, response.SurveyId);
        statement.Bind(2, key);
        statement.Bind(3, response.Version);
        statement.Bind(4, response.Day.DayNumber);
        statement.Bind(5, response.ChannelId);
        statement.BindOrNull(6, response.Answers);
        return statement.Insert();
    }

    public void Dispose() => statement.Dispose();
}
