using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Parvis.Web.Data;

namespace Parvis.Web;

/// <summary>
/// <c>backup TARGET</c>: a whole and consistent copy of the database (answers, surveys, organisers, keys) in one file, while the server
/// serves. TARGET is a new file, or a folder in which a file is named by its date.
/// </summary>
internal static class BackupCommand
{
    public static Task<int> RunAsync(string target, string[] options, TextWriter stdout, TextWriter stderr) => CommandHost.RunAsync(options, async services =>
    {
        var db = services.GetRequiredService<ParvisDbContext>();
        if (db is not SqliteDbContext)
        {
            await stderr.WriteLineAsync("On PostgreSQL use its own tool: pg_dump --format=custom --file=TARGET DATABASE");
            return 2;
        }
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var file = Directory.Exists(target) ? Path.Combine(target, $"parvis-{now:yyyyMMdd-HHmmss}.db") : target;
        if (File.Exists(file))
        {
            await stderr.WriteLineAsync($"{file} already exists: a backup is never written over another.");
            return 2;
        }
        // Made by us, empty, for our account only; SQLite fills it.
        await File.Create(file).DisposeAsync();
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {Path.GetFullPath(file)}");
        await stdout.WriteLineAsync($"{file}: {new FileInfo(file).Length / 1024} KB, {await CheckAsync(file)}");
        return 0;
    });

    // A backup that was never read is a hope.
    private static async Task<string> CheckAsync(string file)
    {
        await using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await copy.OpenAsync();
        await using var check = copy.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        return await check.ExecuteScalarAsync() is "ok" ? "checked" : throw new IOException($"{file} does not read back: the disk may be failing.");
    }
}
