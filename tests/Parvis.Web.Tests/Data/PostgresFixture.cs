using System.Diagnostics;
using Npgsql;
using Parvis.Web.Tests.Conventions;
using Parvis.Web.Tests.Data;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace Parvis.Web.Tests.Data;

/// <summary>
/// A private PostgreSQL (<c>tests/postgres</c>), started when a test first asks for a database; each test gets its own. Without
/// PostgreSQL on the machine these tests are skipped, and say so; <c>./test</c> installs it.
/// </summary>
public sealed class PostgresFixture : IAsyncDisposable
{
    private readonly Lazy<Task<(Process? Server, string? Connection)>> started = new(StartAsync);

    /// <summary>The connection string of a new, empty database.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var (_, connection) = await started.Value;
        Assert.SkipWhen(connection is null, "PostgreSQL is not installed: sudo apt-get install postgresql");
        var name = $"parvis_{Guid.NewGuid():N}";
        await using var source = NpgsqlDataSource.Create(connection!);
        await using var create = source.CreateCommand($"CREATE DATABASE {name}");
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(connection) { Database = name, MaxPoolSize = 20 }.ToString();
    }

    private static async Task<(Process?, string?)> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("PARVIS_TEST_POSTGRES") is { Length: > 0 } running)
            return (null, running);
        var server = Process.Start(new ProcessStartInfo(Path.Combine(Repository.Root, "tests/postgres"))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        return (server, await server.StandardOutput.ReadLineAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (!started.IsValueCreated || await started.Value is not { Server: { } server })
            return;
        NpgsqlConnection.ClearAllPools();
        server.StandardInput.Close();
        await server.WaitForExitAsync();
        server.Dispose();
    }
}
