using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Rating;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Responses;
using Parvis.Core.Surveys;

namespace Parvis.Web.Tests.Responses;

public sealed class AnsweringTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_question_at_a_time_back_without_loss_then_checked_and_sent()
    {
        var server = await SharedServer.GetAsync();
        var wall = await OpenSurvey.CreateAsync(server);
        using var phone = server.Visitor();
        Assert.Contains("Commencer", await phone.PageAsync(wall.Path), StringComparison.Ordinal);

        Assert.Equal($"{wall.Path}/q/q2", await AnswerAsync(phone, wall, "q1", ("q1", "femme")));
        Assert.Equal($"{wall.Path}/q/q1", await AnswerAsync(phone, wall, "q2", ("q2", "65-plus"), ("do", "back")));
        Assert.Contains("value=\"femme\" checked", await phone.PageAsync($"{wall.Path}/q/q1"), StringComparison.Ordinal);
        Assert.Contains("value=\"65-plus\" checked", await phone.PageAsync($"{wall.Path}/q/q2"), StringComparison.Ordinal);
        await AnswerAsync(phone, wall, "q4", ("q4", "recherche"), ("q4", "code"));
        await AnswerAsync(phone, wall, "q5", ("q5", "nsp"));
        await AnswerAsync(phone, wall, "q9", ("q9", "4"));
        var check = await phone.PageAsync($"{wall.Path}/check");
        Assert.Contains("Rechercher des informations, Coder, analyser", check, StringComparison.Ordinal);
        Assert.Empty(await wall.ResponsesAsync());

        using var sent = await phone.PostAsync($"{wall.Path}/check", Pages.Form(), Cancellation);
        Assert.Equal($"{wall.Path}/thanks", sent.Headers.Location!.OriginalString);
        var response = Assert.Single(await wall.ResponsesAsync());
        Assert.Equal(new ChoiceAnswer("femme"), response.Answers!["q1"]);
        Assert.Equal(new ChoicesAnswer(["recherche", "code"]), response.Answers["q4"]);
        Assert.Equal(Answer.NoOpinion, response.Answers["q5"]);
        Assert.Equal(new RatingAnswer(4), response.Answers["q9"]);
        Assert.Equal(Answer.Skipped, response.Answers["q10"]);
        Assert.Contains(response.Key.Receipt, await phone.PageAsync($"{wall.Path}/thanks"), StringComparison.Ordinal);
        Assert.Contains("déjà répondu", await phone.PageAsync(wall.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_sent_twice_at_once_and_again_after_a_restart_counts_once()
    {
        var home = Directory.CreateTempSubdirectory("parvis-test-");
        string code, key;
        await using (var server = await ParvisServer.StartAsync(home))
        {
            var wall = await OpenSurvey.CreateAsync(server);
            (code, key) = (wall.Code, wall.NewKey());
            using var phone = server.Visitor();
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => phone.PostAsync(wall.Path, Pages.Form(("key", key), ("q1", "homme")), Cancellation)));
            Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.StatusCode));
            Assert.Single(await wall.ResponsesAsync());
        }
        await using (var server = await ParvisServer.StartAsync(home))
        {
            using var phone = server.Visitor();
            using var again = await phone.PostAsync($"/r/{code}", Pages.Form(("key", key), ("q1", "femme")), Cancellation);
            Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
            var store = server.Services.GetRequiredService<Parvis.Web.Answers.IResponseStore>();
            Assert.Equal(1, (await store.CountAsync(1, Cancellation)).Sum(c => c.Received));
        }
        home.Delete(recursive: true);
    }

    [Fact]
    public async Task Before_and_after_the_page_says_when_and_a_form_sent_late_is_refused()
    {
        var server = await SharedServer.GetAsync();
        var now = TimeProvider.System.GetUtcNow();
        var wall = await OpenSurvey.CreateAsync(server, window: new(new DateTimeOffset(2090, 2, 13, 8, 0, 0, TimeSpan.Zero), null));
        using var phone = server.Visitor();
        Assert.Contains("ouvre le 13 février 2090 à 9\u00a0h", WebUtility.HtmlDecode(await phone.PageAsync(wall.Path)), StringComparison.Ordinal);
        await wall.SetWindowAsync(new(now.AddDays(-2), now.AddDays(-1)));
        Assert.Contains("est fermée depuis le", await phone.PageAsync($"{wall.Path}/q/q1"), StringComparison.Ordinal);
        using var late = await phone.PostAsync(wall.Path, Pages.Form(("key", wall.NewKey()), ("q1", "femme")), Cancellation);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Empty(await wall.ResponsesAsync());
    }

    [Theory]
    [InlineData(Presentation.OneByOne)]
    [InlineData(Presentation.AllOnOnePage)]
    public async Task When_the_disk_refuses_the_person_is_told_keeps_their_answers_and_can_send_them_again(Presentation presentation)
    {
        var server = await SharedServer.GetAsync();
        var wall = await OpenSurvey.CreateAsync(server, presentation: presentation);
        using var phone = server.Visitor();
        var (action, form) = ($"{wall.Path}/check", Pages.Form());
        if (presentation is Presentation.OneByOne)
            await AnswerAsync(phone, wall, "q1", ("q1", "femme"));
        else
            (action, form) = (wall.Path, Pages.Form(("key", wall.NewKey()), ("q1", "femme")));
        await ExecuteAsync(server, "CREATE TRIGGER refuse BEFORE INSERT ON responses BEGIN SELECT RAISE(ABORT, 'full'); END");
        using var refused = await phone.PostAsync(action, form, Cancellation);
        var html = await refused.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Contains("Rien n’est perdu", html, StringComparison.Ordinal);
        Assert.Contains(presentation is Presentation.OneByOne ? "Une femme" : "value=\"femme\" checked", html, StringComparison.Ordinal);
        Assert.Empty(await wall.ResponsesAsync());
        await ExecuteAsync(server, "DROP TRIGGER refuse");
        using var sent = await phone.PostAsync(action, form, Cancellation);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Single(await wall.ResponsesAsync());
    }

    [Fact]
    public async Task An_address_typed_in_capitals_leads_to_the_survey_whose_cookies_then_hold()
    {
        var server = await SharedServer.GetAsync();
        var wall = await OpenSurvey.CreateAsync(server);
        using var phone = server.Visitor();
        using var typed = await phone.GetAsync($"/r/{wall.Code.ToUpperInvariant()}?lang=en", Cancellation);
        Assert.Equal($"{wall.Path}?lang=en", typed.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_shared_tablet_starts_afresh_and_keeps_nothing_on_screen()
    {
        var server = await SharedServer.GetAsync();
        var wall = await OpenSurvey.CreateAsync(server, mode: ResponseMode.SharedTablet);
        using var tablet = server.Visitor();
        await AnswerAsync(tablet, wall, "q1", ("q1", "femme"));
        // Someone left in the middle: the next person begins.
        Assert.Contains("Commencer", await tablet.PageAsync(wall.Path), StringComparison.Ordinal);
        Assert.DoesNotContain("checked", await tablet.PageAsync($"{wall.Path}/q/q1"), StringComparison.Ordinal);
        await AnswerAsync(tablet, wall, "q1", ("q1", "homme"));
        using var sent = await tablet.PostAsync($"{wall.Path}/check", Pages.Form(), Cancellation);
        var thanks = await tablet.PageAsync($"{wall.Path}/thanks");
        Assert.Contains($"content=\"15; url={wall.Path}\"", thanks, StringComparison.Ordinal);
        Assert.DoesNotContain("receipt", thanks, StringComparison.Ordinal);
        Assert.DoesNotContain("déjà répondu", await tablet.PageAsync(wall.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trials_are_for_organisers_and_work_before_the_opening()
    {
        var server = await SharedServer.GetAsync();
        var wall = await OpenSurvey.CreateAsync(server, mode: ResponseMode.Test, window: OpeningWindow.Draft);
        using var stranger = server.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(wall.Path, Cancellation)).StatusCode);
        using var organiser = await server.OrganiserAsync();
        Assert.Contains("ne sera pas comptée", await organiser.PageAsync(wall.Path), StringComparison.Ordinal);
        using var sent = await organiser.PostAsync(wall.Path, Pages.Form(("key", wall.NewKey()), ("q1", "femme")), Cancellation);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Single(await wall.ResponsesAsync());
    }

    [Fact]
    public async Task Languages_the_plain_version_and_right_to_left_follow_the_person()
    {
        var server = await SharedServer.GetAsync();
        var survey = await OpenSurvey.CreateAsync(server, "title: {fr: Essai, ar: تجربة}\nlanguages: [fr, ar]\nsections:\n- id: s\n  questions:\n  - id: q1\n    kind: open-text\n    wording: {fr: Bonjour, ar: مرحبا}\n    plain: {text: Salut}\n");
        using var phone = server.Visitor();
        Assert.Contains("Bonjour", await phone.PageAsync($"{survey.Path}/q/q1"), StringComparison.Ordinal);
        using var chosen = await phone.GetAsync($"{survey.Path}/q/q1?lang=ar", Cancellation);
        Assert.Equal($"{survey.Path}/q/q1", chosen.Headers.Location!.OriginalString);
        Assert.Contains("مرحبا", await phone.PageAsync($"{survey.Path}/q/q1"), StringComparison.Ordinal);
        await phone.GetAsync($"{survey.Path}/q/q1?lang=fr", Cancellation);
        await phone.GetAsync($"{survey.Path}/q/q1?simple=1", Cancellation);
        Assert.Contains("Salut", await phone.PageAsync($"{survey.Path}/q/q1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_page_weighs_less_than_fourteen_kilobytes_in_three_requests()
    {
        var server = await SharedServer.GetAsync();
        var wall = await OpenSurvey.CreateAsync(server);
        using var phone = server.Visitor();
        phone.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");
        foreach (var question in wall.Questionnaire.Questions)
        {
            var html = await new StreamReader(new System.IO.Compression.GZipStream(await phone.GetStreamAsync($"{wall.Path}/q/{question.Id}", Cancellation), System.IO.Compression.CompressionMode.Decompress)).ReadToEndAsync(Cancellation);
            var parts = System.Text.RegularExpressions.Regex.Matches(html, "(?:href|src)=\"(/assets/[^\"]+)\"").Select(m => m.Groups[1].Value).Distinct().ToList();
            Assert.InRange(parts.Count, 1, 2);
            var bytes = (await phone.GetByteArrayAsync($"{wall.Path}/q/{question.Id}", Cancellation)).Length;
            foreach (var part in parts)
                bytes += (await phone.GetByteArrayAsync(part, Cancellation)).Length;
            Assert.InRange(bytes, 1000, 14 * 1024);
        }
    }

    private static async Task<string> AnswerAsync(HttpClient phone, OpenSurvey survey, string question, params (string, string)[] fields)
    {
        using var answer = await phone.PostAsync($"{survey.Path}/q/{question}", Pages.Form(fields), Cancellation);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    private static async Task ExecuteAsync(ParvisServer server, string sql)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(server.Home.FullName, "data", "parvis.db")}");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
