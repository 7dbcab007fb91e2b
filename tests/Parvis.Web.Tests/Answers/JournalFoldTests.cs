using Microsoft.Data.Sqlite;
using Parvis.Web.Answers;

namespace Parvis.Web.Tests.Answers;

public sealed class JournalFoldTests
{
    [Fact]
    public void A_fold_that_the_disk_refused_stops_neither_the_writer_nor_the_server()
    {
        using var writer = new SqliteConnection("Data Source=:memory:");
        writer.Open();
        var fold = new JournalFold(() => throw new SqliteException("disk full", SQLitePCL.raw.SQLITE_FULL));
        fold.AfterCommit(writer, 1_000_000);
        fold.Dispose();
    }
}
