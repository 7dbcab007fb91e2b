using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Core.Surveys;
using Parvis.Web.Data;
using Parvis.Web.Tests.Barometers;

namespace Parvis.Web.Tests.Reports;

public sealed partial class ReportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_a_survey_to_a_published_report_withdrawn_corrected_and_published_again_with_what_changed()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server, forms: 150);
        using var organiser = await server.OrganiserAsync();
        using var stranger = server.Visitor();
        var editor = await CreateAsync(organiser, survey, "Sonder le territoire");
        await SaveAsync(organiser, editor, "# Sonder le territoire\n\nDes femmes : {{q1.femme}}.\n\n## Avis\n\n::: figure q5\n\n::: method\n\n::: annex\n");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, "/rapports/sonder-le-territoire"));

        Assert.Equal(HttpStatusCode.SeeOther, (await PublishAsync(organiser, editor)).StatusCode);
        var published = await stranger.PageAsync("/rapports/sonder-le-territoire");
        Assert.Contains(">Sonder le territoire</h1>", published, StringComparison.Ordinal);
        Assert.Contains("sonder-le-territoire", await stranger.PageAsync("/rapports"), StringComparison.Ordinal);
        var women = Women().Match(published).Groups[1].Value;

        // More answers: what is online does not move by itself, and the organiser is told.
        await MurSurvey.AnswerAsync(server, survey, 150, 198, 1);
        Assert.Equal(published, await stranger.PageAsync("/rapports/sonder-le-territoire"));
        var page = WebUtility.HtmlDecode(await organiser.PageAsync(editor));
        Assert.Contains("chiffres ont changé depuis votre dernière relecture", page, StringComparison.Ordinal);
        Assert.Contains("diffèrent des réponses d’aujourd’hui", page, StringComparison.Ordinal);
        Assert.Contains("61\u202F%", page, StringComparison.Ordinal);

        await WithdrawAsync(organiser, editor, "Une erreur de saisie.");
        using (var gone = await stranger.GetAsync("/rapports/sonder-le-territoire", Cancellation))
        {
            Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
            var words = WebUtility.HtmlDecode(await gone.Content.ReadAsStringAsync(Cancellation));
            Assert.Contains("Une erreur de saisie.", words, StringComparison.Ordinal);
            Assert.DoesNotContain("Des femmes", words, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(stranger, "/rapports/sonder-le-territoire/chiffres"));

        // Refused until the moved figures are read, then until the reason is given.
        Assert.Contains("Relisez-les d’abord", await RefusedAsync(organiser, editor), StringComparison.Ordinal);
        using (var accepted = await organiser.PostFormAsync(editor, $"{editor}/figures", ("digest", Digest().Match(await organiser.PageAsync(editor)).Groups[1].Value)))
            Assert.Equal(HttpStatusCode.SeeOther, accepted.StatusCode);
        Assert.Contains("dites pourquoi", await RefusedAsync(organiser, editor), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await PublishAsync(organiser, editor, ("why", "Les réponses de la dernière semaine manquaient."))).StatusCode);

        var corrected = WebUtility.HtmlDecode(await stranger.PageAsync("/rapports/sonder-le-territoire"));
        Assert.Contains("Ce qui a changé", corrected, StringComparison.Ordinal);
        Assert.Contains("Les réponses de la dernière semaine manquaient.", corrected, StringComparison.Ordinal);
        Assert.Contains("117 / 192 personnes interrogées", corrected, StringComparison.Ordinal);
        Assert.Matches($"{Regex.Escape(WebUtility.HtmlDecode(women))}.*61\u202F%", corrected.ReplaceLineEndings(" "));
        // Publishing once more, only words changed: the first correction stays.
        await SaveAsync(organiser, editor, "# Sonder le territoire\n\nParmi eux, des femmes : {{q1.femme}}.\n");
        Assert.Equal(HttpStatusCode.SeeOther, (await PublishAsync(organiser, editor)).StatusCode);
        var last = WebUtility.HtmlDecode(await stranger.PageAsync("/rapports/sonder-le-territoire"));
        Assert.Contains("aucun chiffre n’a changé", last, StringComparison.Ordinal);
        Assert.Contains("117 / 192 personnes interrogées", last, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Nous avons reçu 192 réponses.", "tapé à la main")]
    [InlineData("{{q99.a}}", "Il n’y a pas, ou plus, de question « q99 »")]
    [InlineData("<script>alert(document.cookie)</script>", "Pas de HTML")]
    [InlineData("[x](javascript:alert)", "adresse permise")]
    [InlineData("Un écart significatif.", "un écart notable parmi les réponses")]
    public async Task A_report_with_something_wrong_is_kept_but_not_published(string prose, string said)
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server);
        using var organiser = await server.OrganiserAsync();
        var editor = await CreateAsync(organiser, survey, "Rapport");
        await SaveAsync(organiser, editor, $"# Rapport\n\n{prose}\n");
        var raw = await organiser.PageAsync(editor);
        var page = Plain(raw);
        Assert.Contains("Ligne 3, colonne", page, StringComparison.Ordinal);
        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", raw, StringComparison.Ordinal);
        var preview = await organiser.PageAsync($"{editor}/preview");
        Assert.DoesNotContain("<script>alert", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript", preview, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("corriger avant de publier", await RefusedAsync(organiser, editor), StringComparison.Ordinal);
        using var stranger = server.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, "/rapports/rapport"));
    }

    [Fact]
    public async Task Figures_that_moved_between_the_page_and_the_click_are_refused()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server, forms: 100);
        using var organiser = await server.OrganiserAsync();
        var editor = await CreateAsync(organiser, survey, "Rapport");
        var before = await organiser.PageAsync(editor);
        await MurSurvey.AnswerAsync(server, survey, 100, 150, 1);
        using var late = await organiser.PostAsync($"{editor}/publication", Pages.Form(
            ("__RequestVerificationToken", Pages.Token(before)), ("revision", Revision().Match(before).Groups[1].Value), ("digest", Digest().Match(before).Groups[1].Value)), Cancellation);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Contains("Les chiffres ont changé", Plain(await late.Content.ReadAsStringAsync(Cancellation)), StringComparison.Ordinal);
        using var agreed = await organiser.PostAsync($"{editor}/figures", Pages.Form(
            ("__RequestVerificationToken", Pages.Token(before)), ("digest", Digest().Match(before).Groups[1].Value)), Cancellation);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, agreed.StatusCode);
    }

    [Fact]
    public async Task Saving_does_not_agree_to_figures_that_moved()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server, forms: 100);
        using var organiser = await server.OrganiserAsync();
        var editor = await CreateAsync(organiser, survey, "Rapport");
        await SaveAsync(organiser, editor, "# Rapport\n\n{{q1.femme}}\n");
        await MurSurvey.AnswerAsync(server, survey, 100, 198, 1);
        await SaveAsync(organiser, editor, "# Rapport\n\nToujours {{q1.femme}}, et {{q1.homme}}.\n");
        Assert.Contains("1 chiffre a changé", Plain(await organiser.PageAsync(editor)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_windows_the_second_to_save_is_told_and_keeps_her_text()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server);
        using var organiser = await server.OrganiserAsync();
        var editor = await CreateAsync(organiser, survey, "Rapport");
        var opened = await organiser.PageAsync(editor);
        await SaveAsync(organiser, editor, "# Rapport\n\nD'abord.\n");
        using var second = await organiser.PostAsync(editor, Pages.Form(
            ("__RequestVerificationToken", Pages.Token(opened)), ("revision", Revision().Match(opened).Groups[1].Value), ("source", "# Rapport\n\nEnsuite.\n")), Cancellation);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Contains("Ensuite.", await second.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal("# Rapport\n\nD'abord.\n", await organiser.GetStringAsync($"{editor}/source.md", Cancellation));
    }

    [Fact]
    public async Task A_text_is_checked_without_being_saved_whole_or_only_its_problems()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server);
        using var organiser = await server.OrganiserAsync();
        var editor = await CreateAsync(organiser, survey, "Rapport");
        var before = await organiser.GetStringAsync($"{editor}/source.md", Cancellation);
        using var whole = await organiser.PostFormAsync(editor, $"{editor}/check", ("source", "# T\n\nSoit 12."));
        Assert.Contains("<textarea", await whole.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        using var part = await organiser.PostFormAsync(editor, $"{editor}/check?part=problems", ("source", "# T\n\nSoit 12."));
        var list = await part.Content.ReadAsStringAsync(Cancellation);
        Assert.DoesNotContain("<html", list, StringComparison.Ordinal);
        Assert.Contains("data-line=\"3\" data-column=\"6\"", list, StringComparison.Ordinal);
        Assert.Equal(before, await organiser.GetStringAsync($"{editor}/source.md", Cancellation));
    }

    [Fact]
    public async Task A_report_goes_to_a_file_and_comes_back()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server);
        using var organiser = await server.OrganiserAsync();
        var editor = await CreateAsync(organiser, survey, "Premier");
        var source = await organiser.GetStringAsync($"{editor}/source.md", Cancellation);
        var token = Pages.Token(await organiser.PageAsync("/reports/new"));
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new StringContent(survey.ToString()), "survey" },
            { new StringContent("fr"), "language" },
            { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(source)), "file", "premier.md" },
        };
        using var created = await organiser.PostAsync("/reports", form, Cancellation);
        Assert.Equal(HttpStatusCode.SeeOther, created.StatusCode);
        Assert.Equal(source, await organiser.GetStringAsync($"{created.Headers.Location}/source.md", Cancellation));
    }

    [Fact]
    public async Task A_random_sample_may_be_called_one_and_a_change_of_a_few_people_is_not_published()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server, forms: 190);
        await using (var scope = server.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ParvisDbContext>();
            (await db.Surveys.SingleAsync(Cancellation)).Design = SurveyDesign.RandomSample;
            await db.SaveChangesAsync(Cancellation);
        }
        using var organiser = await server.OrganiserAsync();
        var editor = await CreateAsync(organiser, survey, "Rapport");
        await SaveAsync(organiser, editor, "# Rapport\n\nCe sondage montre un écart significatif : {{q1.femme}}.\n");
        Assert.Equal(HttpStatusCode.SeeOther, (await PublishAsync(organiser, editor)).StatusCode);
        await MurSurvey.AnswerAsync(server, survey, 190, 193, 1);
        using (await organiser.PostFormAsync(editor, $"{editor}/figures", ("digest", Digest().Match(await organiser.PageAsync(editor)).Groups[1].Value)))
            Assert.Contains("moins de 5", await RefusedAsync(organiser, editor, ("why", "Trois de plus.")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_see_and_change_nothing_of_an_organiser_s_reports()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server);
        using var organiser = await server.OrganiserAsync();
        var editor = await CreateAsync(organiser, survey, "Rapport");
        using var stranger = server.Visitor();
        foreach (var address in new[] { "/reports", "/reports/new", editor, $"{editor}/preview", $"{editor}/figures", $"{editor}/source.md" })
        {
            using var answer = await stranger.GetAsync(address, Cancellation);
            Assert.StartsWith("/sign-in", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        }
        using var forged = await organiser.PostAsync($"{editor}/publication", Pages.Form(("digest", "x")), Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, "/rapports/..%2Freports"));
    }

    /// <summary>A new report; its address.</summary>
    internal static async Task<string> CreateAsync(HttpClient organiser, int survey, string title)
    {
        using var created = await organiser.PostFormAsync("/reports/new", "/reports", ("survey", survey.ToString()), ("language", "fr"), ("title", title));
        Assert.Equal(HttpStatusCode.SeeOther, created.StatusCode);
        return created.Headers.Location!.ToString();
    }

    internal static async Task SaveAsync(HttpClient organiser, string editor, string source)
    {
        var revision = Revision().Match(await organiser.PageAsync(editor)).Groups[1].Value;
        using var saved = await organiser.PostFormAsync(editor, editor, ("revision", revision), ("source", source));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
    }

    internal static async Task<HttpResponseMessage> PublishAsync(HttpClient organiser, string editor, params (string, string)[] fields)
    {
        var page = await organiser.PageAsync(editor);
        return await organiser.PostFormAsync(editor, $"{editor}/publication", [("revision", Revision().Match(page).Groups[1].Value), ("digest", Digest().Match(page).Groups[1].Value), .. fields]);
    }

    private static async Task<string> RefusedAsync(HttpClient organiser, string editor, params (string, string)[] fields)
    {
        using var refused = await PublishAsync(organiser, editor, fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        return Plain(await refused.Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task WithdrawAsync(HttpClient organiser, string editor, string why)
    {
        using var withdrawn = await organiser.PostFormAsync(editor, $"{editor}/publication/withdrawal", ("why", why), ("revision", Revision().Match(await organiser.PageAsync(editor)).Groups[1].Value));
        Assert.Equal(HttpStatusCode.SeeOther, withdrawn.StatusCode);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address, Cancellation);
        return answer.StatusCode;
    }

    // With ordinary spaces, to be compared with what tests write.
    private static string Plain(string html) => WebUtility.HtmlDecode(html).Replace('\u202F', ' ').Replace('\u00A0', ' ');

    [GeneratedRegex("name=\"digest\" value=\"([0-9a-f]+)\"")]
    internal static partial Regex Digest();

    [GeneratedRegex("name=\"revision\" value=\"([0-9]+)\"")]
    internal static partial Regex Revision();

    [GeneratedRegex("Des femmes.*?: (.*?)\\.</p>")]
    private static partial Regex Women();
}
