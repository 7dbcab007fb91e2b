using System.Net;
using Parvis.Core.Surveys;
using Parvis.Web.Tests.Barometers;
using Parvis.Web.Tests.Browser;

namespace Parvis.Web.Tests.Crosses;

public sealed class CrossPageTests(ChromiumFixture chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<(HttpStatusCode Status, string Html)> CrossAsync(HttpClient organiser, int survey, string query)
    {
        using var answer = await organiser.GetAsync($"/surveys/{survey}/cross{query}", Cancellation);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation)));
    }

    [Fact]
    public async Task Any_two_questions_are_crossed_with_bases_first_and_a_sentence_to_read_them()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server);
        using var organiser = await server.OrganiserAsync();
        Assert.Contains($"/surveys/{survey}/cross", await organiser.PageAsync($"/surveys/{survey}/barometer"), StringComparison.Ordinal);

        var (status, html) = await CrossAsync(organiser, survey, "");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Lecture\u00A0: parmi les", html, StringComparison.Ordinal);
        Assert.True(html.IndexOf("class=\"bases\"", StringComparison.Ordinal) < html.IndexOf("<tbody>", StringComparison.Ordinal));
        Assert.DoesNotContain("notable", html[html.IndexOf("class=\"finding\"", StringComparison.Ordinal)..], StringComparison.Ordinal);

        (_, html) = await CrossAsync(organiser, survey, "?row=q10&column=@channel&percent=row&test=1");
        Assert.Contains("Tablette de l’accueil", html, StringComparison.Ordinal);
        Assert.Contains("dans ce panel", html, StringComparison.Ordinal);
        Assert.DoesNotContain("χ²", html, StringComparison.Ordinal);

        (_, html) = await CrossAsync(organiser, survey, "?row=q5&column=q2&only=q1:femme&lang=en");
        Assert.Contains("Only people who answered", html, StringComparison.Ordinal);
        Assert.Contains("How to read: of the", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_random_sample_is_tested_with_a_p()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server);
        await server.ChangeAsync(db => db.Surveys.Single(s => s.Id == survey).Design = SurveyDesign.RandomSample);
        using var organiser = await server.OrganiserAsync();
        var (_, html) = await CrossAsync(organiser, survey, "?row=q10&column=q1&test=1");
        Assert.Contains("p = 0,", html.Replace("p < ", "p = ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?row=q5&column=q5", "deux questions différentes")]
    [InlineData("?row=q99", "n’existe pas")]
    [InlineData("?row=<script>&column=q1", "n’existe pas")]
    [InlineData("?only=q1:ni-l-un", "Cette réponse n’existe pas")]
    [InlineData("?only=q1", "Cette réponse n’existe pas")]
    [InlineData("?only=q2:65-plus", "Moins de 5 personnes")]
    public async Task What_cannot_be_crossed_is_refused_in_words(string query, string words)
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server);
        using var organiser = await server.OrganiserAsync();
        var (status, html) = await CrossAsync(organiser, survey, query);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(words, html, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"heat\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_survey_without_answers_or_without_publication_has_no_figure()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server, forms: 3);
        using var organiser = await server.OrganiserAsync();
        var (status, html) = await CrossAsync(organiser, survey, "");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Moins de cinq personnes", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await CrossAsync(organiser, 999, "")).Status);
        await server.ChangeAsync(db => db.Surveys.Single(s => s.Id == survey).Version = 0);
        (status, html) = await CrossAsync(organiser, survey, "");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("ne sont pas encore publiées", html, StringComparison.Ordinal);
        using var stranger = server.Visitor();
        using var sent = await stranger.GetAsync($"/surveys/{survey}/cross", Cancellation);
        Assert.StartsWith("/sign-in", sent.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_accessible_and_fits_phones()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server);
        foreach (var (name, width, dark) in new[] { ("desktop", 1280, false), ("phone", 390, false), ("small", 320, false), ("dark", 1280, true) })
        {
            await using var context = await chromium.ContextAsync(server, new()
            {
                ViewportSize = new() { Width = width, Height = 844 },
                ColorScheme = dark ? Microsoft.Playwright.ColorScheme.Dark : Microsoft.Playwright.ColorScheme.Light,
            });
            var page = await context.NewPageAsync();
            await page.SignInAsync(server);
            await page.GotoAsync($"/surveys/{survey}/cross?row=q3&column=q2&test=1");
            await page.ScreenshotAsync($"cross-{name}");
            await page.AssertAccessibleAsync();
            if (width != 1280)
                continue;
            await page.GotoAsync($"/surveys/{survey}/cross?row=q6&column=q1");
            await page.ScreenshotAsync($"cross-multiple-{name}");
            await page.AssertAccessibleAsync();
            await page.GotoAsync($"/surveys/{survey}/cross?only=q2:65-plus");
            await page.AssertAccessibleAsync();
        }
    }
}
