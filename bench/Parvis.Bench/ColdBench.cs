using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Parvis.Core.Responses;
using Parvis.Core.Surveys;
using Parvis.Web.Answers;
using Parvis.Web.Barometers;
using Parvis.Web.Data;
using Parvis.Web.Surveys.Files;
using Parvis.Web.Surveys.Templates;

namespace Parvis.Bench;

/// <summary>
/// The barometer of a closed survey of two million responses, asked of a server that has just started: every table counted from the
/// columns kept beside the database, and the whole page. Beside it, the same before those columns existed: every response read.
/// </summary>
internal static class ColdBench
{
    private const int Rows = 2_000_000;

    public static async Task RunAsync()
    {
        var home = Directory.CreateTempSubdirectory("parvis-bench-").FullName;
        using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(20) };
        Report.Title($"Barometer of a closed survey of {Rows:N0} responses");
        using (var server = await BenchServer.StartAsync(home, 5184))
        {
            var filling = Stopwatch.StartNew();
            using var filled = await client.PostAsync(new Uri($"http://127.0.0.1:{server.Port}/bench/fill?rows={Rows}"), null);
            filled.EnsureSuccessStatusCode();
            Report.Line("written", $"{filling.Elapsed.TotalSeconds:N1} s");
            Report.Line("first page, every response read", $"{(await PageAsync(client, server)).TotalMilliseconds:N0} ms");
            Report.Line("again", $"{(await PageAsync(client, server)).TotalMilliseconds:N0} ms");
        }
        var cold = new List<double>();
        for (var round = 0; round < 3; round++)
        {
            using var server = await BenchServer.StartAsync(home, 5184);
            cold.Add((await PageAsync(client, server)).TotalMilliseconds);
            Report.Line($"first page after a start ({round + 1})", $"{cold[^1]:N0} ms", $"resident {server.ResidentBytes / 1e6:N0} MB");
        }
        Report.Line("median", $"{Report.Median(cold):N0} ms", "< 1,000 ms");
        Directory.Delete(home, recursive: true);
    }

    private static async Task<TimeSpan> PageAsync(HttpClient client, BenchServer server)
    {
        var watch = Stopwatch.StartNew();
        var page = await client.GetStringAsync(new Uri($"http://127.0.0.1:{server.Port}/bench/barometer"));
        return page.Contains("<svg", StringComparison.Ordinal) ? watch.Elapsed : throw new InvalidOperationException("No chart in the page.");
    }

    /// <summary>In the server's process: fills the survey and closes it; its barometer without signing in.</summary>
    public static void MapCold(this WebApplication app)
    {
        app.MapPost("/bench/fill", async (int rows, IResponseStore store, ParvisDbContext db, TimeProvider time) =>
        {
            var questionnaire = QuestionnaireFile.Stored(QuestionnaireTemplates.Text("mur-ia"));
            var random = new Random(7);
            byte[][] forms = [.. Enumerable.Range(0, 4096).Select(_ =>
                AnswersText.Write(questionnaire, Submission.Read(questionnaire, id => BarometerBench.One(questionnaire.Find(id)!, random)).Answers))];
            var bytes = new byte[ResponseKey.Bytes];
            await store.AppendAllAsync(Enumerable.Range(0, rows).Select(i =>
            {
                random.NextBytes(bytes);
                return new StoredResponse(ResponseKey.From(bytes), 1, 1, new(2026, 2, 2), 1, forms[i % forms.Length]);
            }), default);
            (await db.Surveys.FindAsync(1))!.ClosesAt = time.GetUtcNow().AddSeconds(-1);
            await db.SaveChangesAsync();
            return Results.StatusCode(StatusCodes.Status204NoContent);
        }).AllowAnonymous().DisableRequestTimeout();
        app.MapGet("/bench/barometer", async (LiveBarometers barometers, ParvisDbContext db) => new RazorComponentResult<BarometerFigures>(new
        {
            (await barometers.LoadAsync((await db.Surveys.FindAsync(1))!, default))!.Barometer,
        })).AllowAnonymous().DisableRequestTimeout();
    }
}
