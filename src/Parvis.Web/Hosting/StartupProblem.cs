using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Parvis.Web.Hosting;

/// <summary>A setting that cannot be: the sentence says which, and what it can be.</summary>
public sealed class SettingException(string sentence) : Exception(sentence);

/// <summary>What keeps a server from starting, as a sentence for the person at the terminal.</summary>
internal static class StartupProblem
{
    /// <summary>The sentence, or null when the failure is a bug, whose trace we want to see.</summary>
    public static string? Explain(Exception failure) => failure switch
    {
        SettingException problem => problem.Message,
        IOException { InnerException: AddressInUseException } =>
            "The port is already taken, perhaps by another Parvis. Stop it, or choose another port: ./run --urls http://localhost:5081",
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            "This port is reserved to the administrator. Choose one above 1024: ./run --urls http://localhost:5080",
        FormatException or InvalidOperationException when failure.StackTrace?.Contains("AddressBinder", StringComparison.Ordinal) is true =>
            "--urls is not an address to listen on. Example: ./run --urls http://localhost:5080",
        SqliteException { SqliteErrorCode: Corrupt or NotADatabase } =>
            "The file data/parvis.db is damaged or is not a Parvis database. Put a backup in its place (docs/operate.md, Restore), and keep the damaged file aside.",
        SqliteException { SqliteErrorCode: ReadOnly or CannotOpen } =>
            "The file data/parvis.db cannot be written. Its folder and its files must belong to the account that runs Parvis.",
        SqliteException { SqliteErrorCode: Full or DiskError } => "The disk is full or refuses to write.",
        NpgsqlException => $"PostgreSQL does not answer as expected ({Reason(failure)}). Check Database:ConnectionString, and that the server is running.",
        UnauthorizedAccessException or IOException => $"The data folder cannot be used: {failure.Message}",
        _ => null,
    };

    private const int ReadOnly = 8;
    private const int DiskError = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    // The server's own code, never its message: that may hold the connection string.
    private static string Reason(Exception failure) =>
        failure is PostgresException refused ? refused.SqlState : failure.InnerException?.GetType().Name ?? failure.GetType().Name;

    /// <summary>Runs, and turns a known failure into its sentence on stderr and exit code 1.</summary>
    public static async Task<int> GuardAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception failure) when (Explain(failure) is not null)
        {
            await Console.Error.WriteLineAsync($"Parvis cannot go on. {Explain(failure)}");
            return 1;
        }
    }
}
