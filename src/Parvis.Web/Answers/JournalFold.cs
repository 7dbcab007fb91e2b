using Microsoft.Data.Sqlite;

namespace Parvis.Web.Answers;

/// <summary>
/// Folds SQLite's journal into its file beside the writer. Left to a commit, folding thousands of pages makes everyone who waits for
/// that commit wait half a second: here another connection does most of it, and the writer only what came meanwhile.
/// </summary>
internal sealed class JournalFold(Func<SqliteConnection> open) : IDisposable
{
    /// <summary>Answers between two folds: each dirties a page of 4 KB or two.</summary>
    private const int Interval = 10_000;

    /// <summary>Pages that the writer folds in about ten milliseconds.</summary>
    private const int Few = 1_000;

    private int since;
    private Task<bool>? folding;

    /// <summary>To be called by the writer between two commits.</summary>
    public void AfterCommit(SqliteConnection writer, int stored)
    {
        since += stored;
        if (folding is { IsCompleted: true } done)
        {
            folding = null;
            // The journal starts again from its beginning only when nothing of it is left to fold.
            if (done is { IsCompletedSuccessfully: true, Result: true })
                Fold(writer);
        }
        else if (folding is null && since >= Interval)
        {
            since = 0;
            folding = Task.Run(MostAsync);
        }
    }

    // Whatever stops it (a full disk), nothing is lost: the journal keeps every answer, and the next commits meet the same disk and say so.
    private async Task<bool> MostAsync()
    {
        await using var connection = open();
        for (var pass = 0; pass < 4; pass++)
            if (Fold(connection) < Few)
                return true;
        return false;
    }

    public void Dispose()
    {
        // To its end, well or not.
        if (folding is not null)
            Task.WaitAny(folding);
    }

    // How many pages of the journal are left. PASSIVE waits for nobody and makes nobody wait.
    private static long Fold(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(PASSIVE)";
        using var reader = command.ExecuteReader();
        reader.Read();
        return reader.GetInt64(1) - reader.GetInt64(2);
    }
}
