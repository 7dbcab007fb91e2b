using Microsoft.Data.Sqlite;

namespace Parvis.Web.Answers;

/// <summary>The connection that stores what arrives, batch after batch. Used by one caller at a time.</summary>
internal sealed class SqliteResponseWriter : IDisposable
{
    private const string Counting = "INSERT INTO response_changes VALUES ($survey, 1) ON CONFLICT DO UPDATE SET changes = changes + 1 RETURNING changes";

    private readonly SqliteConnection connection;
    private readonly SqliteResponseInsert insert;
    private readonly JournalFold fold;

    public SqliteResponseWriter(Func<SqliteConnection> open, Func<SqliteConnection> openBeside)
    {
        connection = open();
        // Random keys touch pages all over a survey: they are kept at hand, up to 16 MB, rather than read again for each answer. Not more:
        // where a page was split, SQLite looks through all it keeps at the commit.
        using var cache = connection.CreateCommand();
        cache.CommandText = "PRAGMA cache_size=-16384";
        cache.ExecuteNonQuery();
        insert = new(connection, "responses");
        fold = new(openBeside);
    }

    /// <summary>Stores a batch in one durable transaction. Synchronous on purpose: SQLite has no asynchronous work, and a batch is short.</summary>
    public bool[] Append(IReadOnlyList<StoredResponse> batch, Dictionary<int, long> changes)
    {
        var stored = new bool[batch.Count];
        using (var transaction = connection.BeginTransaction(deferred: false))
        {
            for (var i = 0; i < batch.Count; i++)
                stored[i] = insert.Add(batch[i]);
            foreach (var survey in batch.Where((_, i) => stored[i]).Select(r => r.SurveyId).Distinct())
                changes[survey] = Changed(connection, survey);
            transaction.Commit();
        }
        fold.AfterCommit(connection, batch.Count);
        return stored;
    }

    /// <summary>Says, in the transaction that changes a survey's responses, that they changed. How many times they have.</summary>
    public static long Changed(SqliteConnection connection, long surveyId)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Counting;
        command.Parameters.AddWithValue("$survey", surveyId);
        return (long)command.ExecuteScalar()!;
    }

    public void Dispose()
    {
        fold.Dispose();
        insert.Dispose();
        connection.Dispose();
    }
}
