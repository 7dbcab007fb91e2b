namespace Parvis.Bench.Peer;

/// <summary>
/// One script against Parvis and against a peer: people come in, the facilitator opens one question, all answer within the same tenth of a
/// second; who was told when, what the server holds, what each was sent; and what is left after <c>kill -9</c>.
/// </summary>
internal static class PeerBench
{
    private const int WarmUps = 3;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    /// <param name="clone">Where Razzia was cloned and built.</param>
    public static async Task RunAsync(string clone)
    {
        List<Seen> ours, theirs;
        using (var parvis = await ParvisServer.StartAsync())
            ours = await RunAsync(parvis);
        using (var razzia = await RazziaServer.StartAsync(clone))
            theirs = await RunAsync(razzia);
        Report.Title("Parvis / Razzia");
        foreach (var (our, their) in ours.Zip(theirs))
        {
            Report.Line($"{our.People:N0} people: told, half of them", $"{our.Told.P50 / their.Told.P50:F4}");
            Report.Line($"{our.People:N0} people: told, the last", $"{our.Told.Last / their.Told.Last:F4}");
            Report.Line($"{our.People:N0} people: processor time", $"{our.Work / their.Work:F4}");
        }
    }

    private static async Task<List<Seen>> RunAsync(ILiveServer server)
    {
        for (var i = 0; i < WarmUps; i++)
            using (var room = await server.NewRoomAsync())
                await RunAsync(server, room, 200);
        using var small = await server.NewRoomAsync();
        using var large = await server.NewRoomAsync();
        List<Seen> all = [await RunAsync(server, small, 200), await RunAsync(server, large, 2_000)];
        await server.KillAndRestartAsync();
        List<int> left = [await small.HeldAsync(), await large.HeldAsync()];
        Report.Title(server.Name);
        foreach (var (seen, held) in all.Zip(left))
            Print(seen, held);
        return all;
    }

    private static async Task<Seen> RunAsync(ILiveServer server, ILiveRoom room, int people)
    {
        var sent = new List<Func<long>> { await room.JoinAsync(9) };
        var tenth = await JoinCostAsync(room, sent, 9);
        sent.Add(await room.JoinAsync(people - 11));
        var last = await JoinCostAsync(room, sent, people - 1);
        await room.OpenQuestionAsync();
        await Task.Delay(Settling);
        var (before, worked) = (sent.Sum(group => group()), server.ProcessorTime);
        var told = await room.PressAsync();
        await Task.Delay(Settling);
        var answering = (sent.Sum(group => group()) - before) / (double)people;
        return new(people, tenth, last, told, answering, server.ProcessorTime - worked, await room.HeldAsync());
    }

    private static async Task<JoinCost> JoinCostAsync(ILiveRoom room, List<Func<long>> sent, int others)
    {
        await Task.Delay(Settling);
        var before = sent.Sum(group => group());
        var own = await room.JoinAsync(1);
        await Task.Delay(Settling);
        var toOthers = (sent.Sum(group => group()) - before) / (double)others;
        sent.Add(own);
        return new(own(), toOthers);
    }

    private static void Print(Seen seen, int left)
    {
        void Line(string name, string value, string aim = "") => Report.Line($"{seen.People:N0} people: {name}", value, aim);
        Line("bytes to the 10th for joining", $"{seen.Tenth.Own:N0}", $"{seen.Tenth.EachOther:F1} to each of the others");
        Line("bytes to the last for joining", $"{seen.Last.Own:N0}", $"{seen.Last.EachOther:F1} to each of the others");
        Line("answers held", $"{seen.Held:N0}", $"{seen.People:N0}");
        Line("answers held after kill -9", $"{left:N0}", $"{seen.People:N0}");
        Line("told, half of them within", $"{seen.Told.P50:N0} ms", $"unexpected {seen.Told.Unexpected}");
        Line("told, the last within", $"{seen.Told.Last:N0} ms");
        Line("bytes to each while all answer", $"{seen.Answering:N0}", "on the connection that they follow by");
        Line("processor time of the server", $"{seen.Work.TotalSeconds:F2} s");
    }

    private sealed record JoinCost(long Own, double EachOther);

    private sealed record Seen(int People, JoinCost Tenth, JoinCost Last, LoadResult Told, double Answering, TimeSpan Work, int Held);
}
