using System.Net;
using System.Text;
using Parvis.Web.Tests.Barometers;
using Parvis.Web.Tests.Browser;

namespace Parvis.Web.Tests.Samples;

public sealed class SamplePageTests(ChromiumFixture chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<(HttpStatusCode Status, string Html)> PostAsync(HttpClient organiser, int survey, string action, byte[]? file, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(Pages.Token(await organiser.PageAsync($"/surveys/{survey}/sample"))), "__RequestVerificationToken");
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        if (file is not null)
            form.Add(new ByteArrayContent(file), "file", "ville.csv");
        using var answer = await organiser.PostAsync($"/surveys/{survey}/sample/{action}", form, Cancellation);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation)));
    }

    [Fact]
    public async Task The_census_of_Roubaix_shows_who_is_missing_and_refuses_to_weight()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server);
        using var organiser = await server.OrganiserAsync();
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(organiser, survey, "census", null, ("question", "q2"), ("reference", "roubaix"), ("from-age", "15"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(organiser, survey, "census", null, ("question", "q1"), ("reference", "roubaix"), ("from-age", "15"))).Status);
        var html = WebUtility.HtmlDecode(await organiser.PageAsync($"/surveys/{survey}/sample"));
        Assert.Contains("192 personnes dans l’enquête, 73", html, StringComparison.Ordinal);
        Assert.Contains("Insee, RP2021", html, StringComparison.Ordinal);
        Assert.Contains("coupées en supposant", html, StringComparison.Ordinal);
        Assert.Contains("Résidences autonomie", html, StringComparison.Ordinal);
        Assert.Contains("«\u202F65 ans et plus\u202F»\u00A0: 3 personnes seulement", html, StringComparison.Ordinal);
        Assert.Contains("Le redressement n’est pas proposé", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Redressées", html, StringComparison.Ordinal);

        using var removed = await organiser.PostFormAsync($"/surveys/{survey}/sample", $"/surveys/{survey}/sample/targets/q2/removal");
        Assert.Equal(HttpStatusCode.SeeOther, removed.StatusCode);
        // Two thirds of women beside half: that may be weighted.
        html = WebUtility.HtmlDecode(await organiser.PageAsync($"/surveys/{survey}/sample"));
        Assert.Contains("Le redressement est possible", html, StringComparison.Ordinal);
        Assert.Contains("Redressées", html, StringComparison.Ordinal);
        Assert.Contains("reste non représentative", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Targets_come_from_a_file_or_by_hand_and_always_with_a_source()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server);
        using var organiser = await server.OrganiserAsync();
        var csv = Encoding.UTF8.GetBytes("reponse;effectif\nUne femme;5 300\nUn homme;4700\n");
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(organiser, survey, "census", csv, ("question", "q1"))).Status);
        Assert.Contains("10\u202F000 dans la population", WebUtility.HtmlDecode(await organiser.PageAsync($"/surveys/{survey}/sample")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(organiser, survey, "targets", null, ("question", "q1"), ("n-femme", "600"), ("n-homme", "400"), ("source", "Mairie"))).Status);
        Assert.Contains("Mairie", await organiser.PageAsync($"/surveys/{survey}/sample"), StringComparison.Ordinal);

        foreach (var (fields, words) in new ((string, string)[], string)[]
        {
            ([("question", "q1"), ("n-femme", "600"), ("n-homme", "400")], "Dites d’où viennent"),
            ([("question", "q1"), ("n-femme", "600"), ("source", "Mairie")], "au moins deux groupes"),
            ([("question", "q1"), ("n-femme", "beaucoup"), ("source", "Mairie")], "écrivez un nombre"),
            ([("question", "q6"), ("source", "Mairie")], "plusieurs réponses par personne"),
        })
        {
            var (status, html) = await PostAsync(organiser, survey, "targets", null, fields);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
            Assert.Contains(words, html, StringComparison.Ordinal);
        }
        foreach (var (file, question, words) in new[] { ("a,b\n1,2\n", "q1", "Il manque une colonne"), ("age,effectif\n15 à 20 ans,x\n", "q2", "Ligne 2"), ("age,effectif\n15 à 90 ans,5\n", "q8", "ne dit rien des groupes") })
        {
            var (status, html) = await PostAsync(organiser, survey, "census", Encoding.UTF8.GetBytes(file), ("question", question));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
            Assert.Contains(words, html, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(organiser, survey, "census", null, ("question", "q1"), ("reference", "../../etc"))).Status);
        using var stranger = server.Visitor();
        using var sent = await stranger.GetAsync($"/surveys/{survey}/sample", Cancellation);
        Assert.StartsWith("/sign-in", sent.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_organiser_may_show_weighted_shares_and_the_method_sheet_says_so()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server);
        using var organiser = await server.OrganiserAsync();
        // Weights of 0.8 and 1.3 on 185 people would tell of five of them.
        await PostAsync(organiser, survey, "targets", null, ("question", "q1"), ("n-femme", "520"), ("n-homme", "480"), ("source", "Insee"));
        Assert.Contains("ne se publient pas", WebUtility.HtmlDecode(await organiser.PageAsync($"/surveys/{survey}/sample")), StringComparison.Ordinal);
        var (status, refused) = await PostAsync(organiser, survey, "weighting", null, ("weighted", "on"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("ne se publient pas", refused, StringComparison.Ordinal);

        await PostAsync(organiser, survey, "targets", null, ("question", "q1"), ("n-femme", "600"), ("n-homme", "400"), ("source", "Insee, RP2021"));
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(organiser, survey, "weighting", null, ("weighted", "on"))).Status);
        Assert.Contains("Ne plus montrer", await organiser.PageAsync($"/surveys/{survey}/sample"), StringComparison.Ordinal);
        var preview = await organiser.PageAsync($"/surveys/{survey}/barometer");
        var digest = preview.Split("name=\"digest\" value=\"")[1].Split('"')[0];
        using var published = await organiser.PostFormAsync($"/surveys/{survey}/barometer", $"/surveys/{survey}/publication", ("digest", digest));
        using var visitor = server.Visitor();
        var page = WebUtility.HtmlDecode(await visitor.PageAsync("/barometres/mur-ia"));
        Assert.Contains("% des répondants, redressé", page, StringComparison.Ordinal);
        Assert.Contains("\u202F» (Insee, RP2021)", page, StringComparison.Ordinal);
        Assert.Contains("185 réponses ont un poids", page, StringComparison.Ordinal);
        Assert.Contains("7 réponses qui ne disent pas leur groupe", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Aucun\u00A0: chaque réponse", page, StringComparison.Ordinal);

        // The target gone, what was chosen cannot be: nothing is published in its place without a word.
        using var removed = await organiser.PostFormAsync($"/surveys/{survey}/sample", $"/surveys/{survey}/sample/targets/q1/removal");
        digest = (await organiser.PageAsync($"/surveys/{survey}/barometer")).Split("name=\"digest\" value=\"")[1].Split('"')[0];
        using var again = await organiser.PostFormAsync($"/surveys/{survey}/barometer", $"/surveys/{survey}/publication", ("digest", digest));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Contains("n’est plus possible", WebUtility.HtmlDecode(await again.Content.ReadAsStringAsync(Cancellation)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task Weighted_shares_are_read_beside_the_others(int width)
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server);
        using var organiser = await server.OrganiserAsync();
        await PostAsync(organiser, survey, "targets", null, ("question", "q1"), ("n-femme", "600"), ("n-homme", "400"), ("source", "Insee, RP2021"));
        await using var context = await chromium.ContextAsync(server, new() { ViewportSize = new() { Width = width, Height = 844 } });
        var page = await context.NewPageAsync();
        await page.SignInAsync(server);
        await page.GotoAsync($"/surveys/{survey}/sample#weighting");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Montrer aussi les parts redressées" }).ClickAsync();
        await page.ScreenshotAsync($"weighting-chosen-{width}");
        await page.GotoAsync($"/surveys/{survey}/barometer");
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        await page.ScreenshotAsync($"weighting-barometer-{width}");
        await page.AssertAccessibleAsync();
    }

    [Fact]
    public async Task The_page_is_accessible_and_fits_phones()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server);
        using var organiser = await server.OrganiserAsync();
        await PostAsync(organiser, survey, "census", null, ("question", "q2"), ("reference", "roubaix"));
        await PostAsync(organiser, survey, "census", null, ("question", "q1"), ("reference", "france"));
        foreach (var (name, width, dark) in new[] { ("desktop", 1280, false), ("small", 320, false), ("dark", 1280, true) })
        {
            await using var context = await chromium.ContextAsync(server, new()
            {
                ViewportSize = new() { Width = width, Height = 844 },
                ColorScheme = dark ? Microsoft.Playwright.ColorScheme.Dark : Microsoft.Playwright.ColorScheme.Light,
            });
            var page = await context.NewPageAsync();
            await page.SignInAsync(server);
            await page.GotoAsync($"/surveys/{survey}/sample");
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
            await page.ScreenshotAsync($"sample-{name}");
            await page.AssertAccessibleAsync();
        }
    }
}
