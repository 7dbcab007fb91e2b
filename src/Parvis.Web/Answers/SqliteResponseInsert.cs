using Microsoft.Data.Sqlite;

namespace Parvis.Web.Answers;

/// <summary>One prepared statement that inserts responses into a table shaped like <c>responses</c>.</summary>
internal sealed class SqliteResponseInsert : IDisposable
{
    public const string Staging = "CREATE TEMP TABLE staged (survey INTEGER, key BLOB, version INTEGER, day INTEGER, channel INTEGER, answers BLOB)";

    private static readonly string[] Columns = ["$survey", "$key", "$version", "$day", "$channel", "$answers"];

    private readonly SqliteCommand command;
    private readonly SqliteParameter[] parameters;

    public SqliteResponseInsert(SqliteConnection connection, SqliteTransaction transaction, string table)
    {
        command = connection.CreateCommand();
        command.CommandText = $"""
            INSERT INTO {table} (survey, key, version, day, channel, answers) VALUES ($survey, $key, $version, $day, $channel, $answers)
            ON CONFLICT DO NOTHING
            """;
        command.Transaction = transaction;
        parameters = [.. Columns.Select(name => command.Parameters.Add(new SqliteParameter { ParameterName = name }))];
        command.Prepare();
    }

    /// <summary>False when its key was already there.</summary>
    public bool Add(StoredResponse response)
    {
        parameters[0].Value = response.SurveyId;
        parameters[1].Value = response.Key.ToBytes();
        parameters[2].Value = response.Version;
        parameters[3].Value = response.Day.DayNumber;
        parameters[4].Value = response.ChannelId;
        parameters[5].Value = response.Answers ?? (object)DBNull.Value;
        return command.ExecuteNonQuery() == 1;
    }

    public void Dispose() => command.Dispose();
}
