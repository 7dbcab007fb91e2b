using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Parvis.Core.Responses;

namespace Parvis.Bench;

/// <summary>
/// <c>kill -9</c> ten times under load. Afterwards: every form that got its 303 is in the table, and each key is there once. Forms
/// that got no answer are sent again after the restart, as a phone would.
/// </summary>
internal static class KillBench
{
    public static async Task RunAsync()
    {
        var home = Directory.CreateTempSubdirectory("parvis-bench-").FullName;
        var acknowledged = new ConcurrentDictionary<string, byte>();
        var sent = 0;
        for (var kill = 0; kill < 10; kill++)
        {
            using var server = await BenchServer.StartAsync(home, 5182);
            await using var requests = await AnswerRequests.OpenAsync(home);
            var keys = new ConcurrentQueue<string>();
            var pending = new ConcurrentDictionary<int, string>();
            var number = 0;
            using var killer = Task.Delay(700 + (100 * kill)).ContinueWith(_ => server.Kill(), TaskScheduler.Default);
            await LoadClient.RunAsync(server.EndPoint, 200, () =>
            {
                // One form in ten is a second sending of an acknowledged one.
                var id = Interlocked.Increment(ref number);
                var key = id % 10 == 0 && keys.TryDequeue(out var again) ? again : requests.NewKey();
                pending[id] = key;
                lock (requests)
                    return (id, requests.WholeForm($"/r/{BenchServer.CodeOf(1)}", key));
            }, 303, (id, status, _) =>
            {
                if (status != 303 || !pending.TryRemove(id, out var key))
                    return;
                acknowledged[key] = 0;
                keys.Enqueue(key);
            });
            await killer;
            sent += number;
        }
        await ReportAsync(home, acknowledged.Keys, sent);
        Directory.Delete(home, recursive: true);
    }

    private static async Task ReportAsync(string home, IEnumerable<string> acknowledged, int sent)
    {
        using var server = await BenchServer.StartAsync(home, 5182);
        await using var requests = await AnswerRequests.OpenAsync(home);
        var stored = await StoredKeysAsync(home);
        var twice = stored.Count - stored.Distinct().Count();
        var there = stored.ToHashSet();
        var missing = acknowledged.Count(key => !there.Contains(requests.KeyOf(key)));
        Report.Title("kill -9 ten times under load");
        Report.Line("forms sent", sent.ToString("N0"));
        Report.Line("acknowledged", acknowledged.Count().ToString("N0"));
        Report.Line("stored", stored.Count.ToString("N0"));
        Report.Line("acknowledged but missing", missing.ToString(), "0");
        Report.Line("counted twice", twice.ToString(), "0");
    }

    private static async Task<List<ResponseKey>> StoredKeysAsync(string home)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(home, "data", "parvis.db")}");
        await connection.OpenAsync();
        await using var select = connection.CreateCommand();
        select.CommandText = "SELECT key FROM responses";
        await using var reader = await select.ExecuteReaderAsync();
        var keys = new List<ResponseKey>();
        while (await reader.ReadAsync())
            keys.Add(ResponseKey.From((byte[])reader[0]));
        return keys;
    }
}
