using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Parvis.Bench.Rooms;

namespace Parvis.Bench.Peer;

/// <summary>
/// A game of Razzia. An answer is acknowledged by the status WAIT to the one who gave it; when all have answered, or the time is over, the
/// manager is sent how many chose what.
/// </summary>
internal sealed class RazziaRoom : ILiveRoom
{
    private readonly IPEndPoint server;
    private readonly string managerId = $"{Guid.NewGuid()}";
    private readonly List<SocketIoClient> players = [];
    private SocketIoClient manager = null!;
    private string game = "", code = "";

    private RazziaRoom(IPEndPoint server) => this.server = server;

    public static async Task<RazziaRoom> NewAsync(IPEndPoint server)
    {
        var room = new RazziaRoom(server);
        await room.ManageAsync();
        var created = ArgumentOf(await room.manager.AskAsync("""42["game:create","bench"]""", """42["manager:gameCreated"""));
        (room.game, room.code) = (created.GetProperty("gameId").GetString()!, created.GetProperty("inviteCode").GetString()!);
        return room;
    }

    public async Task<Func<long>> JoinAsync(int people)
    {
        var first = players.Count;
        await Parallel.ForEachAsync(Enumerable.Range(first, people), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (number, _) =>
        {
            var player = await SocketIoClient.ConnectAsync(server, $"{Guid.NewGuid()}");
            await player.AskAsync($"""42["player:join","{code}"]""", """42["game:successRoom""");
            await player.AskAsync($$$"""42["player:login",{"gameId":"{{{game}}}","data":{"username":"Personne {{{number}}}"}}]""", """42["game:successJoin""");
            lock (players)
                players.Add(player);
        });
        return () => players.Skip(first).Take(people).Sum(player => player.Bytes);
    }

    public async Task OpenQuestionAsync()
    {
        var seen = players.ConvertAll(player => player.HearAsync("""42["game:status",{"name":"SELECT_ANSWER"""));
        await manager.SendAsync($$"""42["manager:startGame",{"gameId":"{{game}}"}]""");
        await Task.WhenAll(seen);
    }

    public async Task<LoadResult> PressAsync()
    {
        var counted = manager.HearAsync("""42["game:status",{"name":"SHOW_RESPONSES""");
        var (moments, start) = (Press.MomentsOf(players.Count), Stopwatch.GetTimestamp());
        var waits = await Task.WhenAll(players.Select((player, i) => Task.Run(() => AnswerAsync(player, i % 4, start, moments[i]))));
        await counted;
        return LoadResult.Of(waits.OfType<double>(), waits.Count(wait => wait is null), Stopwatch.GetElapsedTime(start));
    }

    // How long it took until this one was told; null if never.
    private async Task<double?> AnswerAsync(SocketIoClient player, int choice, long start, double at)
    {
        var early = at - Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (early > 1)
            await Task.Delay(TimeSpan.FromMilliseconds(early));
        try
        {
            var told = player.HearAsync("""42["game:status",{"name":"WAIT""");
            await player.SendAsync($$$"""42["player:selectedAnswer",{"gameId":"{{{game}}}","data":{"answerKey":{{{choice}}}}}]""");
            return Stopwatch.GetElapsedTime(start, (await told).At).TotalMilliseconds - at;
        }
        catch (Exception lost) when (lost is TimeoutException or OperationCanceledException)
        {
            return null;
        }
    }

    // Asked as a manager who comes back: from the game if it is still there, and from the results that are on disk.
    public async Task<int> HeldAsync()
    {
        manager.Dispose();
        await Task.Delay(1000);
        var onDisk = (await ManageAsync()).GetProperty("results").EnumerateArray().Sum(result => result.GetProperty("playerCount").GetInt32());
        var answer = await manager.AskAsync($$"""42["manager:reconnect",{"gameId":"{{game}}"}]""", "42[");
        if (answer == """42["game:reset","errors:game.expired"]""")
            return onDisk;
        return onDisk + ArgumentOf(answer).GetProperty("status").GetProperty("data").GetProperty("responses")
            .EnumerateObject().Sum(choice => choice.Value.GetInt32());
    }

    // Logs in; what the manager is shown.
    private async Task<JsonElement> ManageAsync()
    {
        manager = await SocketIoClient.ConnectAsync(server, managerId);
        return ArgumentOf(await manager.AskAsync($"""42["manager:auth","{RazziaServer.Password}"]""", """42["manager:config"""));
    }

    private static JsonElement ArgumentOf(string message) => JsonElement.Parse(message[2..])[1];

    public void Dispose()
    {
        manager.Dispose();
        players.ForEach(player => player.Dispose());
    }
}
