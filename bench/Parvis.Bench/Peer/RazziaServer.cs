using System.Diagnostics;
using System.Net;

namespace Parvis.Bench.Peer;

/// <summary>Razzia's own production build (formerly Rahoot), run as its image runs it, with a quiz of one question and the longest time that it allows.</summary>
internal sealed class RazziaServer : ILiveServer
{
    public const string Password = "bench";

    private const string Quiz = """
        {
          "subject": "Atelier",
          "questions": [{
            "question": "Qui doit relire ce qu’une IA a écrit pour la mairie ?",
            "answers": ["La réponse a, en quelques mots", "La réponse b, en quelques mots", "La réponse c, en quelques mots", "La réponse d, en quelques mots"],
            "solutions": [0],
            "cooldown": 3,
            "time": 120
          }]
        }
        """;

    // Its port is not to be chosen.
    private static readonly IPEndPoint EndPoint = new(IPAddress.Loopback, 3001);

    private readonly string program;
    private readonly string home = Directory.CreateTempSubdirectory("razzia-bench-").FullName;
    private Process process = null!;

    private RazziaServer(string program) => this.program = program;

    public string Name => "Razzia";

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <param name="clone">Where its source was cloned and built.</param>
    public static async Task<RazziaServer> StartAsync(string clone)
    {
        var server = new RazziaServer(Path.Combine(clone, "packages", "socket", "dist", "index.cjs"));
        Directory.CreateDirectory(Path.Combine(server.home, "quizz"));
        await File.WriteAllTextAsync(Path.Combine(server.home, "game.json"), $$"""{ "managerPassword": "{{Password}}" }""");
        await File.WriteAllTextAsync(Path.Combine(server.home, "quizz", "bench.json"), Quiz);
        await server.StartAsync();
        return server;
    }

    private async Task StartAsync()
    {
        process = Process.Start(new ProcessStartInfo("node", [program])
        {
            RedirectStandardOutput = true,
            Environment = { ["NODE_ENV"] = "production", ["CONFIG_PATH"] = home },
        })!;
        // It says so just before it listens.
        while (await process.StandardOutput.ReadLineAsync() is not "Socket server running on port 3001")
            if (process.HasExited)
                throw new InvalidOperationException($"{program} did not start.");
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        await Task.Delay(1000);
    }

    public async Task<ILiveRoom> NewRoomAsync() => await RazziaRoom.NewAsync(EndPoint);

    public async Task KillAndRestartAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        await StartAsync();
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(home, recursive: true);
    }
}
