using System.Text;
using Microsoft.Data.Sqlite;
using Parvis.Core.Responses;
using Parvis.Web.Answers;

namespace Parvis.Web.Tests.Answers;

public sealed class SqliteResponseStoreTests : ResponseStoreContract
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("parvis-test-");

    private string ConnectionString => new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder.FullName, "parvis.db") }.ToString();

    protected override Task<IResponseStore> OpenAsync() => Task.FromResult<IResponseStore>(new SqliteResponseStore(ConnectionString));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Among_thousands_of_answers_the_withdrawn_ones_leave_no_trace_in_any_file()
    {
        // Sizes from one word to more than a page, so that pages split and cells move: copies that moved must go too.
        var seeded = new Random(20260213);
        var responses = Enumerable.Range(0, 4000).Select(i => Response($"{{\"q1\":\"canari-{i:D5}-{new string('x', seeded.Next(3) switch { 0 => 10, 1 => 400, _ => seeded.Next(6000) })}\"}}")).ToList();
        foreach (var batch in responses.Chunk(200))
            await Store.AppendAsync(batch, Cancellation);
        var withdrawn = Enumerable.Range(0, 40).Select(i => i * 97).ToList();
        foreach (var i in withdrawn)
        {
            var (first, last) = ResponseKey.FromReceipt(responses[i].Key.Receipt)!.Value;
            Assert.Equal(1, await Store.WithdrawAsync(1, first, last, Cancellation));
        }
        Assert.Empty(Traces.Find(folder, [.. withdrawn.Select(i => $"canari-{i:D5}")]));
        Assert.NotEmpty(Traces.Find(folder, ["canari-00001"]));
    }

    [Fact]
    public async Task An_erased_survey_leaves_no_trace_while_other_connections_are_open()
    {
        await using var other = new SqliteConnection(ConnectionString);
        await other.OpenAsync(Cancellation);
        await Store.AppendAsync([.. Enumerable.Range(0, 500).Select(i => Response($"{{\"q1\":\"canari-{i:D5}\"}}"))], Cancellation);
        await using var select = other.CreateCommand();
        select.CommandText = "SELECT count(*) FROM responses";
        Assert.Equal(500L, await select.ExecuteScalarAsync(Cancellation));
        Assert.Equal(500, await Store.EraseAsync(1, Cancellation));
        Assert.Empty(Traces.Find(folder, ["canari-"]));
    }
}

/// <summary>Looks for words in every byte of every file of a folder.</summary>
internal static class Traces
{
    public static IReadOnlyList<string> Find(DirectoryInfo folder, IReadOnlyList<string> words)
    {
        return [.. from file in folder.EnumerateFiles("*", SearchOption.AllDirectories)
                   let bytes = Bytes(file)
                   from word in words
                   where bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(word)) >= 0
                   select $"{file.Name}: {word}"];
    }

    private static byte[] Bytes(FileInfo file)
    {
        using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
