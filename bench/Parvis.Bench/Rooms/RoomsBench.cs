namespace Parvis.Bench.Rooms;

/// <summary>
/// Live rooms, on the real server in a process of its own: what an answer costs through the room's grain, ten thousand phones that follow one
/// room, two thousand rooms at once, and a hall that presses at the same instant.
/// </summary>
internal static class RoomsBench
{
    public static async Task RunAsync(string[] parts)
    {
        bool Asked(string part) => parts.Length == 0 || parts.Contains(part);
        if (Asked("answers"))
            await WithServerAsync(LiveAnswers.RunAsync);
        if (Asked("streams"))
            await WithServerAsync(Hall.RunAsync);
        if (Asked("many"))
            await WithServerAsync(ManyRooms.RunAsync);
        if (Asked("press"))
            await WithServerAsync(Press.RunAsync);
    }

    private static async Task WithServerAsync(Func<BenchServer, HttpClient, Task> run)
    {
        var home = Directory.CreateTempSubdirectory("parvis-bench-").FullName;
        using (var server = await BenchServer.StartAsync(home, 5184))
        using (var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri($"http://127.0.0.1:{server.Port}") })
        {
            http.Timeout = TimeSpan.FromMinutes(5);
            await run(server, http);
        }
        Directory.Delete(home, recursive: true);
    }
}
