using System.Diagnostics;
using System.Net;
using System.Runtime;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Parvis.Bench.Rooms;
using Parvis.Core.Responses;
using Parvis.Web.Answers;
using Parvis.Web.Data;
using Parvis.Web.Surveys.Templates;

namespace Parvis.Bench;

/// <summary>
/// The real server in a process of its own (so that it can be killed and weighed), with open surveys of fourteen questions and
/// two more addresses to compare with: <c>/bench/empty</c> reads an empty form, <c>/bench/alone</c> commits each answer by itself.
/// </summary>
internal sealed class BenchServer : IDisposable
{
    // Alike: one to warm up on, and one for each round.
    private const int Surveys = 1 + AnswersBench.Rounds;

    /// <summary>The code of a survey's one channel.</summary>
    public static string CodeOf(int survey) => $"bench{survey}";

    private const int MostWarmUps = 20, FewMethods = 100;

    private readonly Process process;

    private BenchServer(Process process, int port, string home) => (this.process, Port, Home) = (process, port, home);

    public int Port { get; }

    public string Home { get; }

    public IPEndPoint EndPoint => new(IPAddress.Loopback, Port);

    public long ResidentBytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static async Task<BenchServer> StartAsync(string home, int port)
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["serve", home, port.ToString()]) { RedirectStandardOutput = true })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line == "ready")
                return new(process, port, home);
        throw new InvalidOperationException("The bench server did not start.");
    }

    /// <summary>
    /// Rounds until the runtime has compiled what is hot for good, as in a server that has been up for an hour: before that, a fifth of the
    /// processors is the compiler's.
    /// </summary>
    public async Task WarmUpAsync(Func<Task> round)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };
        var compiled = 0;
        for (var rounds = 0; rounds < MostWarmUps; rounds++)
        {
            await round();
            await Task.Delay(500);
            var now = int.Parse(await http.GetStringAsync("/bench/compiled"));
            if (now - compiled < FewMethods)
                return;
            compiled = now;
        }
    }

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.Dispose();
    }

    /// <summary>What the process does: <c>serve HOME PORT</c>.</summary>
    public static async Task ServeAsync(string home, string port)
    {
        await using var app = Web.ParvisApp.Build(["--urls", $"http://127.0.0.1:{port}", "--Demonstration=false", "--RateLimit:Disabled=true"], home);
        app.MapPost("/bench/empty", async (HttpRequest request) =>
        {
            await request.ReadFormAsync();
            return Results.StatusCode(StatusCodes.Status204NoContent);
        }).AllowAnonymous();
        var store = app.Services.GetRequiredService<IResponseStore>();
        app.MapPost("/bench/alone", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            var key = app.Services.GetRequiredService<FormKeys>().Check(1, form["key"])!.Value;
            await store.AppendAsync([new(key, 1, 1, new DateOnly(2026, 2, 13), 1, Encoding.UTF8.GetBytes(form["q1"].ToString()))], default);
            return Results.StatusCode(StatusCodes.Status204NoContent);
        }).AllowAnonymous();
        app.MapGet("/bench/compiled", () => JitInfo.GetCompiledMethodCount()).AllowAnonymous();
        app.MapRoomsOfBench();
        app.MapCold();
        await Web.ParvisApp.PrepareAsync(app);
        await SeedAsync(app.Services);
        await app.StartAsync();
        await Console.Out.WriteLineAsync("ready");
        await app.WaitForShutdownAsync();
    }

    private static async Task SeedAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParvisDbContext>();
        if (await db.Surveys.FindAsync(1) is not null)
            return;
        for (var id = 1; id <= Surveys; id++)
            Seed(db, services, id);
        await db.SaveChangesAsync();
    }

    private static void Seed(ParvisDbContext db, IServiceProvider services, int id)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var text = QuestionnaireTemplates.Text("mur-ia");
        var survey = new SurveyRow { Id = id, Slug = CodeOf(id), Title = "Bench", DraftText = text, Version = 1, OpensAt = now, CreatedAt = now };
        survey.Versions.Add(new() { Version = 1, Text = text, PublishedAt = now });
        survey.Channels.Add(new() { Id = id, Code = CodeOf(id), Label = "Bench", Mode = ResponseMode.OwnDevice });
        db.Surveys.Add(survey);
    }
}
