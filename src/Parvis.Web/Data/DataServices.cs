using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Parvis.Web.Answers;
using Parvis.Web.Hosting;
using Parvis.Web.Live;

namespace Parvis.Web.Data;

/// <summary>One switch, <c>Database:Provider</c>: <c>sqlite</c> (the default) or <c>postgres</c> with <c>Database:ConnectionString</c>.</summary>
internal static class DataServices
{
    private const long Turn = 4713;

    public static void AddParvisData(this IServiceCollection services, IConfiguration configuration, DataFolder folder)
    {
        switch (configuration["Database:Provider"])
        {
            case null or "sqlite":
                var sqlite = new SqliteConnectionStringBuilder { DataSource = folder.Database, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
                services.AddDbContextFactory<SqliteDbContext>(o => o.UseSqlite(sqlite).AddInterceptors(new SqlitePragmas()));
                services.AddScoped<ParvisDbContext>(p => p.GetRequiredService<SqliteDbContext>());
                var responses = new SqliteResponseStore(sqlite);
                services.AddSingleton<IResponseStore>(responses);
                services.AddSingleton<IRoomStore>(new SqliteRoomStore(sqlite, responses));
                break;
            case "postgres":
                var postgres = configuration["Database:ConnectionString"]
                    ?? throw new SettingException("Database:Provider is postgres: set Database:ConnectionString too.");
                services.AddDbContextFactory<PostgresDbContext>(o => o.UseNpgsql(postgres));
                services.AddScoped<ParvisDbContext>(p => p.GetRequiredService<PostgresDbContext>());
                services.AddSingleton<IResponseStore>(new PostgresResponseStore(NpgsqlDataSource.Create(postgres)));
                services.AddSingleton<IRoomStore>(new PostgresRoomStore(NpgsqlDataSource.Create(postgres)));
                break;
            case var other:
                throw new SettingException($"Database:Provider is “{other}”: it can be sqlite or postgres.");
        }
    }

    /// <summary>Nodes of one database that start together prepare it one after the other: the others find what the first one made.</summary>
    public static async Task InTurnAsync(this IServiceProvider services, Func<Task> prepareAsync)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        if (configuration["Database:Provider"] is not "postgres")
        {
            await prepareAsync();
            return;
        }
        // Of its own: a connection that goes back to a pool would keep the turn.
        await using var turn = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(configuration["Database:ConnectionString"]) { Pooling = false }.ToString());
        try
        {
            await turn.OpenAsync();
        }
        catch (PostgresException missing) when (missing.SqlState is PostgresErrorCodes.InvalidCatalogName)
        {
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ParvisDbContext>().Database.GetService<IRelationalDatabaseCreator>().CreateAsync();
            await turn.OpenAsync();
        }
        // Until the connection closes; the one before may take as long as it needs.
        await using var take = new NpgsqlCommand($"SELECT pg_advisory_lock({Turn})", turn) { CommandTimeout = 0 };
        await take.ExecuteNonQueryAsync();
        await prepareAsync();
    }

    public static async Task MigrateAsync(this IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<ParvisDbContext>().Database;
        if ((await database.GetAppliedMigrationsAsync()).Except(database.GetMigrations()).Any())
            throw new SettingException("This database was made by another version of Parvis. Use that version, or move the data folder aside to start afresh.");
        await database.MigrateAsync();
        await services.GetRequiredService<IResponseStore>().CreateAsync();
        await services.GetRequiredService<IRoomStore>().CreateAsync();
    }
}

/// <summary>What every SQLite connection of this server holds to: durable commits, and erased means overwritten.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    // wal_autocheckpoint, in pages of 4 KB: random keys dirty a page an answer, and folding the journal into the file every 4 MB (the
    // default) wrote each page again and again. At 128 MB a busy hour is 2.4 times faster, and a restart still reads it in a second.
    public const string Sql = """
        PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=32000;
        PRAGMA secure_delete=ON; PRAGMA busy_timeout=30000;
        """;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    public static void Apply(DbConnection connection)
    {
        // Entity Framework looks whether a database exists by opening it to read: a restored backup is not in WAL mode yet, and cannot be
        // put in it then.
        if (new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly)
            return;
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
    }
}
