using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Parvis.Core.Responses;
using Parvis.Web.Answers;
using Parvis.Web.Data;
using Parvis.Web.Tests.Answers;
using Parvis.Web.Tests.Barometers;

namespace Parvis.Web.Tests.Privacy;

public sealed class ErasureTests
{
    private const string Canary = "canari-7f3a9c-été";

    private static readonly DateTimeOffset Start = new(2026, 2, 13, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_is_erased_from_every_file_and_a_certificate_says_so()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await AddSurveyAsync(server, closesAt: Start);
        await AnswerAsync(server, survey, 120);
        Assert.NotEmpty(Traces.Find(server.Home, [Canary]));
        using var organiser = await server.OrganiserAsync();
        using var erased = await organiser.PostFormAsync($"/surveys/{survey}/erasure", $"/surveys/{survey}/erasure", ("title", "mur de l'ia"));
        Assert.Equal(HttpStatusCode.SeeOther, erased.StatusCode);
        var certificate = await organiser.GetStringAsync(erased.Headers.Location!.OriginalString, Cancellation);
        Assert.Contains("120 réponses effacées", certificate, StringComparison.Ordinal);
        Assert.Empty(Traces.Find(server.Home, [Canary]));
        Assert.Contains("120 réponses effacées", await organiser.GetStringAsync($"/surveys/{survey}/privacy", Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_erased_without_the_title_while_open_or_by_a_stranger()
    {
        await using var server = await ParvisServer.StartAsync();
        var closed = await AddSurveyAsync(server, closesAt: Start);
        var open = await AddSurveyAsync(server, closesAt: null, slug: "autre");
        await AnswerAsync(server, closed, 3);
        await AnswerAsync(server, open, 3);
        using var organiser = await server.OrganiserAsync();
        using var mistyped = await organiser.PostFormAsync($"/surveys/{closed}/erasure", $"/surveys/{closed}/erasure", ("title", "mur"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, mistyped.StatusCode);
        using var stillOpen = await organiser.PostFormAsync($"/surveys/{closed}/erasure", $"/surveys/{open}/erasure", ("title", "Mur de l’IA"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stillOpen.StatusCode);
        Assert.Contains("fermez-la d’abord", await stillOpen.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        using var missing = await organiser.PostFormAsync($"/surveys/{closed}/erasure", "/surveys/999/erasure", ("title", "x"));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        using var stranger = server.Visitor();
        using var refused = await stranger.PostFormAsync("/sign-in", $"/surveys/{closed}/erasure", ("title", "Mur de l’IA"));
        Assert.StartsWith("/sign-in", refused.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal(6, await CountAsync(server, closed) + await CountAsync(server, open));
    }

    [Fact]
    public async Task The_retention_clock_erases_at_its_date_and_not_before()
    {
        var clock = new FakeTimeProvider(Start);
        await using var server = await ParvisServer.StartWithAsync(services => services.AddSingleton<TimeProvider>(clock));
        var kept = await AddSurveyAsync(server, closesAt: Start.AddDays(1), slug: "gardee");
        var due = await AddSurveyAsync(server, closesAt: Start.AddDays(1));
        await AnswerAsync(server, kept, 2);
        await AnswerAsync(server, due, 5);
        using var organiser = await server.OrganiserAsync();
        using var never = await organiser.PostFormAsync($"/surveys/{kept}/privacy", $"/surveys/{kept}/privacy", ("days", ""));
        using var thirty = await organiser.PostFormAsync($"/surveys/{due}/privacy", $"/surveys/{due}/privacy", ("days", "30"));
        Assert.Equal(HttpStatusCode.SeeOther, thirty.StatusCode);
        Assert.Contains("16 mars 2026", await organiser.GetStringAsync($"/surveys/{due}/privacy", Cancellation), StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(5, await CountAsync(server, due));
        clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromHours(1));
        await EventuallyAsync(async () => await CountAsync(server, due) == 0 && await CertificatesAsync(server) == 1);
        Assert.Equal(2, await CountAsync(server, kept));
        await EventuallyAsync(() => Task.FromResult(Traces.Find(server.Home, [$"{Canary}-{due}"]).Count == 0));
    }

    [Fact]
    public async Task Published_figures_outlive_the_answers_and_cannot_be_replaced_by_nothing()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server);
        using var organiser = await server.OrganiserAsync();
        (await BarometerTests.PublishAsync(organiser, survey)).Dispose();
        using var visitor = server.Visitor();
        var published = await visitor.GetStringAsync("/barometres/mur-ia", Cancellation);
        Assert.Contains("192 réponses analysées", published, StringComparison.Ordinal);
        await CloseAsync(server, survey);
        using var erased = await organiser.PostFormAsync($"/surveys/{survey}/erasure", $"/surveys/{survey}/erasure", ("title", "Mur de l’IA"));
        Assert.Equal(HttpStatusCode.SeeOther, erased.StatusCode);
        using var again = await BarometerTests.PublishAsync(organiser, survey);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Equal(published, await visitor.GetStringAsync("/barometres/mur-ia", Cancellation));
    }

    [Fact]
    public async Task A_crash_before_the_file_is_rewritten_is_made_good_at_the_next_start()
    {
        var home = Directory.CreateTempSubdirectory("parvis-test-");
        int survey;
        await using (var server = await ParvisServer.StartAsync(home))
        {
            survey = await AddSurveyAsync(server, closesAt: null);
            await AnswerAsync(server, survey, 50);
        }
        // As a crash leaves it: the rows gone, their bytes still there, the mark set in the same transaction.
        await using (var crashed = new SqliteConnection($"Data Source={Path.Combine(home.FullName, "data", "parvis.db")};Pooling=False"))
        {
            await crashed.OpenAsync(Cancellation);
            await using var delete = crashed.CreateCommand();
            delete.CommandText = "PRAGMA secure_delete=OFF; BEGIN; DELETE FROM responses; PRAGMA user_version = 1; COMMIT;";
            await delete.ExecuteNonQueryAsync(Cancellation);
        }
        Assert.NotEmpty(Traces.Find(home, [Canary]));
        await using (await ParvisServer.StartAsync(home))
            await EventuallyAsync(() => Task.FromResult(Traces.Find(home, [Canary]).Count == 0));
        home.Delete(recursive: true);
    }

    [Fact]
    public async Task A_retention_that_the_page_does_not_offer_is_refused()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await AddSurveyAsync(server, closesAt: Start);
        using var organiser = await server.OrganiserAsync();
        foreach (var days in new[] { "-1", "0", "99999999", "abc" })
        {
            using var answer = await organiser.PostFormAsync($"/surveys/{survey}/privacy", $"/surveys/{survey}/privacy", ("days", days));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    internal static async Task<int> AddSurveyAsync(ParvisServer server, DateTimeOffset? closesAt, string slug = "mur-ia")
    {
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParvisDbContext>();
        var survey = new SurveyRow { Slug = slug, Title = "Mur de l’IA", DraftText = "", OpensAt = Start.AddDays(-30), ClosesAt = closesAt };
        db.Surveys.Add(survey);
        await db.SaveChangesAsync(Cancellation);
        return survey.Id;
    }

    internal static async Task AnswerAsync(ParvisServer server, int survey, int count)
    {
        var log = server.Services.GetRequiredService<AnswerLog>();
        await Task.WhenAll(Enumerable.Range(0, count).Select(i => log.AppendAsync(
            new(ResponseKey.From(RandomNumberGenerator.GetBytes(16)), survey, 1, new(2026, 2, 13), 1, Encoding.UTF8.GetBytes($"{{\"q14\":\"{Canary}-{survey}-{i}\"}}")),
            Cancellation)));
    }

    private static async Task CloseAsync(ParvisServer server, int survey)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParvisDbContext>();
        await db.Surveys.Where(s => s.Id == survey).ExecuteUpdateAsync(s => s.SetProperty(row => row.ClosesAt, Start.AddDays(20)), Cancellation);
    }

    private static async Task<int> CountAsync(ParvisServer server, int survey) =>
        (await server.Services.GetRequiredService<IResponseStore>().CountAsync(survey, Cancellation)).Sum(c => c.Received);

    private static async Task<int> CertificatesAsync(ParvisServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ParvisDbContext>().Erasures.CountAsync(Cancellation);
    }

    private static async Task EventuallyAsync(Func<Task<bool>> condition)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            if (await condition())
                return;
            await Task.Delay(50, Cancellation);
        }
        Assert.Fail("It did not happen within ten seconds.");
    }
}
