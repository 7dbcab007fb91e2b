using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Web.Answers;
using Parvis.Web.Tests.Data;
using Parvis.Web.Tests.People;
using Parvis.Web.Tests.Privacy;

namespace Parvis.Web.Tests.Hosting;

/// <summary>The whole server on PostgreSQL: it starts, people sign in, answers are kept and erased, two nodes are one.</summary>
public sealed class PostgresServerTests(PostgresFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_nodes_share_invitations_cookies_form_keys_and_answers()
    {
        string[] settings = ["--Database:Provider", "postgres", "--Database:ConnectionString", await postgres.NewDatabaseAsync()];
        await using var first = await ParvisServer.StartAsync(null, settings);
        await using var second = await ParvisServer.StartAsync(null, settings);
        var link = await InvitationTests.InviteAsync(first);
        using var visitor = second.Visitor();
        using var joined = await visitor.PostFormAsync(link, link, ("name", "Élise"), ("password", "correct cheval pile agrafe"));
        Assert.Equal(HttpStatusCode.SeeOther, joined.StatusCode);
        // The cookie that the second node gave is good at the first.
        using var atFirst = new HttpRequestMessage(HttpMethod.Get, new Uri(first.Address, "/account"));
        atFirst.Headers.Add("Cookie", string.Join("; ", joined.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])));
        using var stranger = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var account = await stranger.SendAsync(atFirst, Cancellation);
        Assert.Equal(HttpStatusCode.OK, account.StatusCode);
        Assert.NotNull(second.Services.GetRequiredService<FormKeys>().Check(7, first.Services.GetRequiredService<FormKeys>().Issue(7)));

        var survey = await ErasureTests.AddSurveyAsync(first, closesAt: new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
        await ErasureTests.AnswerAsync(first, survey, 10);
        await ErasureTests.AnswerAsync(second, survey, 10);
        using var erased = await visitor.PostFormAsync($"/surveys/{survey}/erasure", $"/surveys/{survey}/erasure", ("title", "Mur de l’IA"));
        Assert.Contains("20 réponses effacées", await visitor.GetStringAsync(erased.Headers.Location!.OriginalString, Cancellation), StringComparison.Ordinal);
    }
}
