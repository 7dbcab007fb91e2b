using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Web.Answers;
using Parvis.Web.Data;
using Parvis.Web.Privacy;
using Parvis.Web.Surveys.Templates;
using Parvis.Web.Tests.Barometers;
using Parvis.Web.Tests.Browser;

namespace Parvis.Web.Tests.OpenAnswers;

public sealed partial class OpenAnswersTests(ChromiumFixture chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // Sixty people asked, thirty who wrote; the first a woman who left her number.
    internal static async Task<int> SurveyAsync(ParvisServer server)
    {
        var text = QuestionnaireTemplates.Text("mur-ia").TrimEnd() + "\n  - id: mots\n    kind: open-text\n    wording: {fr: \"Un mot à ajouter ?\", en: \"Anything to add?\"}\n";
        var survey = await MurSurvey.AddAsync(server, forms: 0, text: text);
        await server.Services.GetRequiredService<IResponseStore>().AppendAsync(
            [.. Enumerable.Range(0, 60).Select(i => new StoredResponse(MurSurvey.KeyOf(i), survey, 1, new(2026, 2, 3), 1, Encoding.UTF8.GetBytes(
                i >= 30 ? """{"q1":"homme","q5":"neutre"}"""
                : i == 0 ? """{"q1":"femme","q5":"neutre","mots":"Des ateliers à l’école, appelez-moi au 03 20 00 00 00"}"""
                : i < 10 ? """{"q1":"femme","q5":"neutre","mots":"Des ateliers pour les aînés"}"""
                : """{"q1":"femme","q5":"neutre","mots":"J’ai peur pour l’emploi <b>ici</b>"}""")))], Cancellation);
        return survey;
    }

    internal static async Task<(HttpStatusCode Status, string Html)> PostAsync(HttpClient organiser, int survey, string action, params (string, string)[] fields)
    {
        using var answer = await organiser.PostFormAsync($"/surveys/{survey}/open-answers/mots", $"/surveys/{survey}/open-answers/mots/{action}", fields);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation)));
    }

    internal static async Task<string[]> TokensAsync(HttpClient organiser, int survey, string query) =>
        [.. Shown().Matches(await organiser.PageAsync($"/surveys/{survey}/open-answers/mots{query}")).Select(m => m.Groups[1].Value)];

    // A theme on the answers that a search finds.
    private static async Task MarkAsync(HttpClient organiser, int survey, string query, int theme)
    {
        var tokens = await TokensAsync(organiser, survey, query);
        Assert.NotEmpty(tokens);
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(organiser, survey, "marks",
            [.. tokens.Select(t => ("shown", t)), .. tokens.Select(t => ("mark", $"{t}:{theme}"))])).Status);
    }

    [Fact]
    public async Task Answers_are_searched_filed_by_hand_and_counted_and_the_barometer_shows_the_themes()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await SurveyAsync(server);
        using var organiser = await server.OrganiserAsync();
        Assert.Contains("Un mot à ajouter", await organiser.PageAsync($"/surveys/{survey}/open-answers"), StringComparison.Ordinal);
        // Accents and case do not matter.
        Assert.Equal(9, (await TokensAsync(organiser, survey, "?q=AINES")).Length);
        Assert.Equal(30, (await TokensAsync(organiser, survey, "")).Length);

        await PostAsync(organiser, survey, "themes", ("label", "Ateliers"));
        await PostAsync(organiser, survey, "themes", ("label", "Emploi"));
        await PostAsync(organiser, survey, "themes", ("label", "École"));
        await MarkAsync(organiser, survey, "?q=ateliers", 1);
        await MarkAsync(organiser, survey, "?q=emploi", 2);
        var html = WebUtility.HtmlDecode(await organiser.PageAsync($"/surveys/{survey}/open-answers/mots"));
        Assert.Contains("10 sur 30", html, StringComparison.Ordinal);
        Assert.Contains("20 sur 30", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>ici", await organiser.PageAsync($"/surveys/{survey}/open-answers/mots"), StringComparison.Ordinal);
        // A theme of one person is the organisers' only; several themes an answer.
        var school = (await TokensAsync(organiser, survey, "?q=ecole")).Single();
        await PostAsync(organiser, survey, "marks", ("shown", school), ("mark", $"{school}:1"), ("mark", $"{school}:3"));
        using var published = await BarometerTests.PublishAsync(organiser, survey);
        var online = WebUtility.HtmlDecode(await organiser.PageAsync("/barometres/mur-ia"));
        Assert.Contains("«\u202FEmploi\u202F» arrive en tête (67\u202F% des répondants), devant «\u202FAteliers\u202F» (33\u202F%)", online, StringComparison.Ordinal);
        Assert.DoesNotContain("École", online, StringComparison.Ordinal);
        // Unticked, the mark goes; a theme removed takes its marks along.
        await PostAsync(organiser, survey, "marks", ("shown", school));
        Assert.Contains("9 sur 30", WebUtility.HtmlDecode(await organiser.PageAsync($"/surveys/{survey}/open-answers/mots")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(organiser, survey, "themes/2/removal")).Status);
        Assert.Equal(9, await CountAsync(server, db => db.ThemeMarks.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task Chosen_words_are_shown_without_their_author_and_go_with_the_answer()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await SurveyAsync(server);
        using var organiser = await server.OrganiserAsync();
        var first = (await TokensAsync(organiser, survey, "?q=ecole")).Single();
        Assert.DoesNotContain(MurSurvey.KeyOf(0).Receipt, await organiser.PageAsync($"/surveys/{survey}/open-answers/mots"), StringComparison.Ordinal);
        var (status, html) = await PostAsync(organiser, survey, "verbatims", ("answer", first), ("text", "Des ateliers à l’école, appelez-moi au 03 20 00 00 00"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("peut désigner quelqu’un", html, StringComparison.Ordinal);
        (status, html) = await PostAsync(organiser, survey, "verbatims", ("answer", first), ("text", "Des écoles partout"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("Des écoles partout", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(organiser, survey, "verbatims", ("answer", first), ("text", "Des ateliers à l’école […]"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(organiser, survey, "verbatims", ("answer", "zz"), ("text", "x"))).Status);
        using var published = await BarometerTests.PublishAsync(organiser, survey);
        using var visitor = server.Visitor();
        var online = WebUtility.HtmlDecode(await visitor.PageAsync("/barometres/mur-ia"));
        Assert.Contains("«\u202FDes ateliers à l’école […]\u202F»", online, StringComparison.Ordinal);

        using var erased = await visitor.PostAsync("/receipt", Pages.Form(("receipt", MurSurvey.KeyOf(0).Receipt)), Cancellation);
        Assert.Equal(HttpStatusCode.SeeOther, erased.StatusCode);
        Assert.DoesNotContain("Des ateliers à l’école", WebUtility.HtmlDecode(await visitor.PageAsync("/barometres/mur-ia")), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(server, db => db.Verbatims.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task Themes_and_words_are_erased_with_the_survey()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await SurveyAsync(server);
        using var organiser = await server.OrganiserAsync();
        await PostAsync(organiser, survey, "themes", ("label", "Ateliers"));
        await MarkAsync(organiser, survey, "?q=ateliers", 1);
        var one = (await TokensAsync(organiser, survey, "?q=ecole")).Single();
        await PostAsync(organiser, survey, "verbatims", ("answer", one), ("text", "Des ateliers"));
        await using (var scope = server.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ParvisDbContext>();
            await scope.ServiceProvider.GetRequiredService<Erasure>().EraseAsync((await db.Surveys.FindAsync([survey], Cancellation))!, ErasureReason.Asked, Cancellation);
        }
        Assert.Equal(0, await CountAsync(server, async db => await db.Themes.CountAsync(Cancellation) + await db.ThemeMarks.CountAsync(Cancellation) + await db.Verbatims.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task What_is_no_theme_or_no_question_of_words_is_refused()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await SurveyAsync(server);
        using var organiser = await server.OrganiserAsync();
        await PostAsync(organiser, survey, "themes", ("label", "Ateliers"));
        foreach (var (label, words) in new[] { ("", "Donnez un nom"), (new string('a', 81), "80 caractères"), ("ATELIERS", "existe déjà") })
        {
            var (status, html) = await PostAsync(organiser, survey, "themes", ("label", label));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
            Assert.Contains(words, html, StringComparison.Ordinal);
        }
        // A mark on a theme of nowhere is nothing.
        var token = (await TokensAsync(organiser, survey, "?q=ecole")).Single();
        await PostAsync(organiser, survey, "marks", ("shown", token), ("mark", $"{token}:99"));
        Assert.Equal(0, await CountAsync(server, db => db.ThemeMarks.CountAsync(Cancellation)));
        foreach (var question in new[] { "q5", "nulle-part" })
        {
            using var missing = await organiser.GetAsync($"/surveys/{survey}/open-answers/{question}", Cancellation);
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(organiser, survey, "themes/99/removal")).Status);
        using var stranger = server.Visitor();
        using var sent = await stranger.GetAsync($"/surveys/{survey}/open-answers/mots", Cancellation);
        Assert.StartsWith("/sign-in", sent.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_are_accessible_and_fit_phones()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await SurveyAsync(server);
        using var organiser = await server.OrganiserAsync();
        await PostAsync(organiser, survey, "themes", ("label", "Ateliers"));
        await PostAsync(organiser, survey, "themes", ("label", "Emploi"));
        await MarkAsync(organiser, survey, "?q=ateliers", 1);
        await MarkAsync(organiser, survey, "?q=emploi", 2);
        var one = (await TokensAsync(organiser, survey, "?q=ecole")).Single();
        await PostAsync(organiser, survey, "verbatims", ("answer", one), ("text", "Des ateliers à l’école […]"));
        using var published = await BarometerTests.PublishAsync(organiser, survey);
        foreach (var (name, width) in new[] { ("desktop", 1280), ("small", 320) })
        {
            await using var context = await chromium.ContextAsync(server, new() { ViewportSize = new() { Width = width, Height = 844 } });
            var page = await context.NewPageAsync();
            await page.SignInAsync(server);
            foreach (var (address, shot) in new[] { ($"/surveys/{survey}/open-answers/mots?q=ateliers", "open"), ($"/surveys/{survey}/open-answers", "open-list"), ("/barometres/mur-ia", "open-public") })
            {
                await page.GotoAsync(address);
                await page.ScreenshotAsync($"{shot}-{name}");
                await page.AssertAccessibleAsync();
            }
        }
    }

    private static async Task<int> CountAsync(ParvisServer server, Func<ParvisDbContext, Task<int>> count)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await count(scope.ServiceProvider.GetRequiredService<ParvisDbContext>());
    }

    [GeneratedRegex("name=\"shown\" value=\"([0-9a-f]+)\"")]
    private static partial Regex Shown();
}
