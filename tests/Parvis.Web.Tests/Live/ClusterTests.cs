using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Web.Live;
using Parvis.Web.Tests.Data;
using Parvis.Web.Tests.Workshops;

namespace Parvis.Web.Tests.Live;

/// <summary>Server processes on one PostgreSQL, a room spread over them; the node that owns it is killed without warning.</summary>
[Collection(nameof(Alone))]
public sealed class ClusterTests(PostgresFixture postgres, ITestOutputHelper output)
{
    private const int People = 300;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_owner_of_a_room_is_killed_and_nothing_acknowledged_is_lost_or_doubled()
    {
        var settings = await SettingsAsync();
        // This process is a node too: it sees the cluster from within.
        await using var here = await ParvisServer.StartAsync(null, settings);
        await using var nodes = await ServerNodes.StartAsync(3, settings);
        var (room, victim) = await RoomOfAnotherAsync(here, nodes);
        var cookies = await Task.WhenAll(Enumerable.Range(0, People).Select(person => nodes.JoinAsync(room, person)));
        await nodes.CommandAsync(room, "go-to", -1, ("to", "0"));
        await nodes.CommandAsync(room, "set-open", 0, ("open", "true"));
        using var follow = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var walls = nodes.Clients.Where((_, i) => i != victim).Select(client => new Wall(client, room.Code, follow.Token)).ToList();

        await AnswerAsync(0, 100);
        var meanwhile = AnswerAsync(100, 200);
        nodes.Kill(victim);
        var dead = Stopwatch.StartNew();
        await AnswerAsync(200, 201);
        output.WriteLine($"An answer is taken again {dead.Elapsed.TotalSeconds:0.0} s after the owner's death.");
        await meanwhile;
        await AnswerAsync(201, People);
        foreach (var wall in walls)
            await wall.ShowsAsync(People, TimeSpan.FromSeconds(30));
        output.WriteLine($"Every wall shows all {People} answers {dead.Elapsed.TotalSeconds:0.0} s after the owner's death.");
        await follow.CancelAsync();

        // Each person sent a number of their own: all of them are there, none twice.
        var state = await (room with { Server = here }).StoredAsync();
        Assert.Equal(People, state.Participants.Count);
        Assert.Equal(Enumerable.Range(0, People), state.Steps[0].Last.Answers.Values.Select(a => int.Parse(a.Raw[0])).Order());

        Task AnswerAsync(int from, int to) => Task.WhenAll(Enumerable.Range(from, to - from).Select(person => nodes.AnswerAsync(room, cookies[person], person)));
    }

    /// <summary>A phone follows when it shows what the facilitator did after the death; those of the dead node come back to another by themselves.</summary>
    [Fact]
    public async Task Every_phone_follows_again_within_five_seconds_of_the_death_of_the_owners_node()
    {
        var settings = await SettingsAsync();
        await using var here = await ParvisServer.StartAsync(null, settings);
        await using var nodes = await ServerNodes.StartAsync(3, settings);
        var (room, victim) = await RoomOfAnotherAsync(here, nodes);
        var cookies = await Task.WhenAll(Enumerable.Range(0, People).Select(person => nodes.JoinAsync(room, person)));
        // Who has just come in through one node is known to the next one at once.
        for (var person = People; person < People + 10; person++)
        {
            var cookie = await nodes.JoinAsync(room, person);
            using var own = new HttpRequestMessage(HttpMethod.Get, $"/s/{room.Code}/own");
            own.Headers.Add("Cookie", cookie);
            using var answer = await nodes.Clients[(person + 1) % 3].SendAsync(own, Cancellation);
            Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        }
        await nodes.CommandAsync(room, "go-to", -1, ("to", "0"));
        using var follow = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var phones = cookies.Select((cookie, person) => new Phone(nodes, room.Code, cookie, person, follow.Token)).ToList();
        await Phone.AllShowAsync(phones, open: false, TimeSpan.FromSeconds(60));

        nodes.Kill(victim);
        var dead = Stopwatch.StartNew();
        await nodes.CommandAsync(room, "set-open", 0, ("open", "true"));
        output.WriteLine($"The facilitator is obeyed again {dead.Elapsed.TotalSeconds:0.0} s after the owner's death.");
        await Phone.AllShowAsync(phones, open: true, TimeSpan.FromSeconds(60));
        var last = dead.Elapsed;
        output.WriteLine($"Every one of {People} phones follows again {last.TotalSeconds:0.0} s after the owner's death.");
        await follow.CancelAsync();
        Assert.True(last < TimeSpan.FromSeconds(5), $"The last phone followed again after {last.TotalSeconds:0.0} s.");
    }

    private async Task<string[]> SettingsAsync() =>
    [
        "--Database:Provider", "postgres", "--Database:ConnectionString", await postgres.NewDatabaseAsync(), "--RateLimit:Disabled", "true",
    ];

    /// <summary>A room that lives on one of the processes, and which.</summary>
    private static async Task<(LiveRoom Room, int Node)> RoomOfAnotherAsync(ParvisServer here, ServerNodes nodes)
    {
        var grains = here.Services.GetRequiredService<IGrainFactory>();
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var room = await LiveRoom.OpenAsync(here, LiveRoom.Number);
            await nodes.Clients[attempt % 3].GetStringAsync($"/rooms/{room.Code}/wall", Cancellation);
            for (var look = 0; look < 20; look++)
            {
                var owner = await grains.GetGrain<IManagementGrain>(0).GetActivationAddress(grains.GetGrain<IRoomGrain>(room.Code));
                if (owner is not null && nodes.Ports.IndexOf(owner.Endpoint.Port) is >= 0 and var node)
                    return (room, node);
                if (owner is not null)
                    break;
                await Task.Delay(100, Cancellation);
            }
        }
        throw new InvalidOperationException("Every room came to live in the test's own process.");
    }

    /// <summary>A wall, and the count that it last showed.</summary>
    private sealed class Wall
    {
        private volatile int shown = -1;

        public Wall(HttpClient client, string code, CancellationToken stop) => _ = FollowAsync(client, code, stop);

        public async Task ShowsAsync(int count, TimeSpan patience)
        {
            var since = Stopwatch.StartNew();
            while (shown != count)
            {
                Assert.True(since.Elapsed < patience, $"The wall shows {shown} answers.");
                await Task.Delay(20, Cancellation);
            }
        }

        private async Task FollowAsync(HttpClient client, string code, CancellationToken stop)
        {
            await using var stream = await client.GetStreamAsync($"/rooms/{code}/wall/events", stop);
            using var reader = new StreamReader(stream);
            try
            {
                while (await reader.ReadLineAsync(stop) is { } line)
                    if (line.IndexOf("<span><b>", StringComparison.Ordinal) is >= 0 and var at)
                        shown = int.Parse(line.AsSpan(at + 9, line.IndexOf("</b>", StringComparison.Ordinal) - at - 9));
            }
            catch (OperationCanceledException)
            {
                // The test is over.
            }
        }
    }
}
