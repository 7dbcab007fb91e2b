using System.Net;
using Parvis.Web.Surveys.Templates;
using Parvis.Web.Tests.Barometers;
using Parvis.Web.Tests.Browser;

namespace Parvis.Web.Tests.Comparisons;

public sealed class ComparePageTests(ChromiumFixture chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // The wall of this year, that of another with fewer people, and a third where one question was worded otherwise.
    private static async Task<ParvisServer> EditionsAsync()
    {
        var server = await ParvisServer.StartAsync();
        await MurSurvey.AddAsync(server);
        await MurSurvey.AddAsync(server, forms: 90, slug: "mur-2");
        await MurSurvey.AddAsync(server, forms: 120, slug: "mur-3", text: QuestionnaireTemplates.Text("mur-ia").Replace("Utilisez-vous des outils d’IA", "Vous servez-vous de l’IA", StringComparison.Ordinal));
        return server;
    }

    [Fact]
    public async Task Editions_are_compared_on_the_same_words_and_a_change_of_words_is_said()
    {
        await using var server = await EditionsAsync();
        using var organiser = await server.OrganiserAsync();
        var html = WebUtility.HtmlDecode(await organiser.PageAsync("/surveys/1/compare?with=2&with=3"));
        Assert.Contains("la question était formulée autrement, la série est interrompue", html, StringComparison.Ordinal);
        Assert.Contains("«\u202FVous servez-vous de l’IA", html, StringComparison.Ordinal);
        Assert.Contains("t0w-t", html, StringComparison.Ordinal);
        Assert.Contains("Mur de l’IA, 2 février 2026 (mur-2)", html, StringComparison.Ordinal);
        Assert.Contains("column=%40channel", html, StringComparison.Ordinal);
        Assert.DoesNotContain("t0w-t", await organiser.PageAsync("/surveys/1/compare"), StringComparison.Ordinal);
        Assert.DoesNotContain("t0w-t", await organiser.PageAsync("/surveys/1/compare?with=999&with=<script>"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_national_figure_stands_beside_ours_with_its_source_its_words_and_a_caveat()
    {
        await using var server = await EditionsAsync();
        using var organiser = await server.OrganiserAsync();
        var choose = WebUtility.HtmlDecode(await organiser.PageAsync("/surveys/1/compare?question=q3&reference=1"));
        Assert.Contains("name=\"answer\" value=\"jamais\"", choose, StringComparison.Ordinal);
        Assert.DoesNotContain("beside-h", choose, StringComparison.Ordinal);
        var html = WebUtility.HtmlDecode(await organiser.PageAsync("/surveys/1/compare?question=q3&reference=1&answer=jamais&answer=inconnu"));
        // 27 of 192 never use it.
        Assert.Contains("<strong>14\u202F%</strong> (27)", html, StringComparison.Ordinal);
        Assert.Contains("https://www.arcep.fr/", html, StringComparison.Ordinal);
        Assert.Contains("Utilise l’IA générative", html, StringComparison.Ordinal);
        Assert.Contains("À lire avec prudence", html, StringComparison.Ordinal);
        // The same figure two years before, in other words: two points, no line between.
        Assert.Contains("Ce chiffre dans le temps", html, StringComparison.Ordinal);
        Assert.Contains("Question posée autrement que la fois d’avant", html, StringComparison.Ordinal);
        Assert.Matches("<path d=\"M[^L\"]+M[^L\"]+\" class=\"line-navy\"", html);
        foreach (var nothing in new[] { "question=q3&reference=999&answer=jamais", "question=q99&reference=1&answer=jamais", "question=q6&reference=1&answer=sante", "question=q3&reference=-1&answer=jamais" })
            Assert.DoesNotContain("beside-h", await organiser.PageAsync($"/surveys/1/compare?{nothing}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organiser_brings_a_series_of_figures_with_its_words_and_its_caveat_and_takes_it_away()
    {
        await using var server = await EditionsAsync();
        using var organiser = await server.OrganiserAsync();
        const string csv = "indicateur,population,annee_terrain,valeur_pct,source,url,question,reserve\n"
            + "\"Utilise l'IA\",18 ans et plus,2025,\"41,5\",Région,https://region.example/ia,\"Utilisez-vous l'IA ?\",<b>Panel en ligne</b>\n";
        Assert.Contains("Donnez un nom", (await BringAsync(organiser, "", csv)).Html, StringComparison.Ordinal);
        Assert.Contains("Choisissez un fichier", (await BringAsync(organiser, "Région", "")).Html, StringComparison.Ordinal);
        foreach (var (wrong, line) in new[] { ("a,b\n", 1), (csv.Replace("41,5", "412", StringComparison.Ordinal), 2), (csv + "x\n", 3), (csv.Replace("https:", "javascript:", StringComparison.Ordinal), 2), (csv[..(csv.IndexOf('\n') + 1)], 2) })
        {
            var (status, html) = await BringAsync(organiser, "Région <i>", wrong);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
            Assert.Contains($"Ligne {line}", html, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.SeeOther, (await BringAsync(organiser, "Enquête de la région", csv)).Status);

        var raw = await organiser.PageAsync("/surveys/1/compare?question=q3&reference=1.0&answer=jamais");
        Assert.DoesNotContain("<b>Panel", raw, StringComparison.Ordinal);
        var beside = WebUtility.HtmlDecode(raw);
        Assert.Contains("<optgroup label=\"Enquête de la région\">", beside, StringComparison.Ordinal);
        Assert.Contains("<strong>41,5", beside, StringComparison.Ordinal);
        Assert.Contains("«\u202FUtilisez-vous l’IA ?\u202F»", beside, StringComparison.Ordinal);
        Assert.Contains("<b>Panel en ligne</b>", beside, StringComparison.Ordinal);
        Assert.Contains("https://region.example/ia", await organiser.PageAsync("/references"), StringComparison.Ordinal);

        using var removed = await organiser.PostFormAsync("/references", "/references/1/removal");
        Assert.Equal(HttpStatusCode.SeeOther, removed.StatusCode);
        Assert.DoesNotContain("beside-h", await organiser.PageAsync("/surveys/1/compare?question=q3&reference=1.0&answer=jamais"), StringComparison.Ordinal);
        using var stranger = server.Visitor();
        using var refused = await stranger.GetAsync("/references", Cancellation);
        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
    }

    private static async Task<(HttpStatusCode Status, string Html)> BringAsync(HttpClient organiser, string name, string csv)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Pages.Token(await organiser.PageAsync("/references"))), "__RequestVerificationToken" },
            { new StringContent(name), "name" },
            { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(csv)), "file", "serie.csv" },
        };
        using var answer = await organiser.PostAsync("/references", form, Cancellation);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation)));
    }

    [Fact]
    public async Task A_survey_alone_or_without_answers_has_its_page_and_strangers_have_none()
    {
        await using var server = await ParvisServer.StartAsync();
        await MurSurvey.AddAsync(server, forms: 0);
        using var organiser = await server.OrganiserAsync();
        Assert.Contains("pas encore d’autre enquête", WebUtility.HtmlDecode(await organiser.PageAsync("/surveys/1/compare")), StringComparison.Ordinal);
        using var missing = await organiser.GetAsync("/surveys/99/compare", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        using var stranger = server.Visitor();
        using var sent = await stranger.GetAsync("/surveys/1/compare", Cancellation);
        Assert.StartsWith("/sign-in", sent.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_accessible_and_fits_phones()
    {
        await using var server = await EditionsAsync();
        foreach (var (name, width, dark) in new[] { ("desktop", 1280, false), ("small", 320, false), ("dark", 1280, true) })
        {
            await using var context = await chromium.ContextAsync(server, new()
            {
                ViewportSize = new() { Width = width, Height = 844 },
                ColorScheme = dark ? Microsoft.Playwright.ColorScheme.Dark : Microsoft.Playwright.ColorScheme.Light,
            });
            var page = await context.NewPageAsync();
            await page.SignInAsync(server);
            await page.GotoAsync("/surveys/1/compare?with=2&with=3&question=q3&reference=1&answer=jamais");
            await page.ScreenshotAsync($"compare-{name}");
            await page.AssertAccessibleAsync();
        }
    }
}
