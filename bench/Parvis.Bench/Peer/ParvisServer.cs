using Parvis.Bench.Rooms;

namespace Parvis.Bench.Peer;

internal sealed class ParvisServer : ILiveServer
{
    private const int Port = 5184;

    private readonly string home = Directory.CreateTempSubdirectory("parvis-bench-").FullName;
    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        BaseAddress = new Uri($"http://127.0.0.1:{Port}"),
    };
    private BenchServer bench = null!;

    private ParvisServer()
    {
    }

    public string Name => "Parvis";

    public TimeSpan ProcessorTime => bench.ProcessorTime;

    public static async Task<ParvisServer> StartAsync()
    {
        var server = new ParvisServer();
        server.bench = await BenchServer.StartAsync(server.home, Port);
        return server;
    }

    public async Task<ILiveRoom> NewRoomAsync()
    {
        var room = new Room(bench, (await BenchRoom.NewAsync(http, bench, 1))[0]);
        await room.FollowAsync();
        return room;
    }

    public async Task KillAndRestartAsync()
    {
        bench.Dispose();
        bench = await BenchServer.StartAsync(home, Port);
    }

    public void Dispose()
    {
        bench.Dispose();
        http.Dispose();
        Directory.Delete(home, recursive: true);
    }

    private sealed class Room(BenchServer bench, BenchRoom room) : ILiveRoom
    {
        private readonly Followers wall = new();
        private readonly List<Followers> phones = [];

        public Task FollowAsync() => wall.OpenAsync(bench.EndPoint, [room.FollowWall()]);

        public async Task<Func<long>> JoinAsync(int people)
        {
            var (first, arrivals) = (room.People, new Followers());
            phones.Add(arrivals);
            var formsAndPages = await room.ComeInAsync(people, Math.Min(people, LiveAnswers.Connections));
            await arrivals.OpenAsync(bench.EndPoint, Enumerable.Range(first, people).Select(room.Follow));
            return () => formsAndPages + arrivals.Bytes;
        }

        public Task OpenQuestionAsync() => room.OpenQuestionAsync();

        public Task<LoadResult> PressAsync() => Press.TogetherAsync(bench, room);

        public Task<int> HeldAsync() => room.StoredAsync();

        public void Dispose()
        {
            wall.Dispose();
            phones.ForEach(phone => phone.Dispose());
        }
    }
}
