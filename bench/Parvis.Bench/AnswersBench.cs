namespace Parvis.Bench;

/// <summary>
/// Durable answers: whole 14-question forms by 200 connections, against an empty form POST and against one commit an answer, on
/// the same Kestrel in the same run. Rounds alternate, so that a machine that slows down slows all three. Each round fills a survey
/// of its own, as a town's is filled, beside those of the rounds before.
/// </summary>
internal static class AnswersBench
{
    public const int Rounds = 5;

    private const int Connections = 200;

    public static async Task RunAsync()
    {
        var home = Directory.CreateTempSubdirectory("parvis-bench-").FullName;
        using var server = await BenchServer.StartAsync(home, 5181);
        await using var requests = await AnswerRequests.OpenAsync(home);
        var empty = AnswerRequests.Post("/bench/empty", "");
        byte[] Form(int survey) => requests.WholeForm($"/r/{BenchServer.CodeOf(survey)}", requests.NewKey(survey));
        await server.WarmUpAsync(async () =>
        {
            await RoundAsync(server, 20_000, () => Form(1), 303);
            await RoundAsync(server, 20_000, () => empty, 204);
        });

        var rounds = new List<(LoadResult Empty, LoadResult Whole, LoadResult Alone)>();
        for (var round = 0; round < Rounds; round++)
            rounds.Add((
                await RoundAsync(server, 60_000, () => empty, 204),
                await RoundAsync(server, 30_000, () => Form(round + 2), 303),
                await RoundAsync(server, 2_000, () => AnswerRequests.Post("/bench/alone", $"key={requests.NewKey()}&q1=femme"), 204)));

        Report.Title($"Durable answers, {Connections} connections, median of {Rounds} rounds, each into a survey of its own");
        Report.Load("empty form POST", rounds.ConvertAll(r => r.Empty));
        Report.Load("14 questions, durable", rounds.ConvertAll(r => r.Whole));
        Report.Load("one commit an answer", rounds.ConvertAll(r => r.Alone));
        Report.Ratio("durable form / empty form", rounds.ConvertAll(r => r.Whole.PerSecond / r.Empty.PerSecond), "≥ 0.4");
        Report.Ratio("durable form / one commit an answer", rounds.ConvertAll(r => r.Whole.PerSecond / r.Alone.PerSecond), "≥ 5");
        Directory.Delete(home, recursive: true);
    }

    private static Task<LoadResult> RoundAsync(BenchServer server, int count, Func<byte[]> request, int expected)
    {
        // Prepared before the clock starts: making requests is not what is measured.
        var prepared = Enumerable.Range(0, count).Select(_ => request()).ToArray();
        var at = -1;
        return LoadClient.RunAsync(server.EndPoint, Connections, () =>
        {
            var number = Interlocked.Increment(ref at);
            return number < count ? (number, prepared[number]) : null;
        }, expected);
    }
}
