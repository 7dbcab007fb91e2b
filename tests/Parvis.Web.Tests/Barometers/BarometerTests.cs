using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Core.Surveys;
using Parvis.Web.Answers;
using Parvis.Web.Data;
using Parvis.Web.Surveys.Templates;

namespace Parvis.Web.Tests.Barometers;

public sealed partial class BarometerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_organiser_previews_publishes_updates_and_withdraws_a_barometer()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server, forms: 150);
        using var organiser = await server.OrganiserAsync();
        using var stranger = server.Visitor();
        using (var before = await stranger.GetAsync("/barometres/mur-ia", Cancellation))
            Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await PublishAsync(organiser, survey)).StatusCode);
        var published = await stranger.GetStringAsync("/barometres/mur-ia", Cancellation);
        Assert.Contains("non représentative", published, StringComparison.Ordinal);

        await MurSurvey.AnswerAsync(server, survey, 150, 198, 1);
        Assert.Equal(published, await stranger.GetStringAsync("/barometres/mur-ia", Cancellation));
        Assert.Equal(HttpStatusCode.Redirect, (await PublishAsync(organiser, survey)).StatusCode);
        var updated = await stranger.GetStringAsync("/barometres/mur-ia", Cancellation);
        Assert.Contains("192 réponses analysées", updated, StringComparison.Ordinal);
        Assert.Contains("mis à jour le", updated, StringComparison.Ordinal);

        using var withdrawn = await organiser.PostFormAsync($"/surveys/{survey}/barometer", $"/surveys/{survey}/publication/withdrawal");
        Assert.Equal(HttpStatusCode.Redirect, withdrawn.StatusCode);
        foreach (var address in new[] { "/barometres/mur-ia", "/barometres/mur-ia/chiffres.csv", "/barometres/mur-ia/q5-1.svg" })
        {
            using var gone = await stranger.GetAsync(address, Cancellation);
            Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
            Assert.DoesNotContain("192", await gone.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }
        Assert.DoesNotContain("mur-ia", await stranger.GetStringAsync("/barometres", Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_published_page_has_the_right_figures_in_French_and_in_English()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server);
        using var organiser = await server.OrganiserAsync();
        await PublishAsync(organiser, survey);
        using var stranger = server.Visitor();
        var french = WebUtility.HtmlDecode(await stranger.GetStringAsync("/barometres/mur-ia", Cancellation));
        Assert.Contains("Score moyen\u00A0: −0,28, de −2 à +2\u202F; solde des avis\u00A0: −20\u00A0points.", french, StringComparison.Ordinal);
        Assert.Contains("La note moyenne est de 3,64 sur 5 (183 notes).", french, StringComparison.Ordinal);
        Assert.Contains("Base\u00A0: 189 personnes ayant exprimé un avis (192 interrogées, 3 ne se prononcent pas)", french, StringComparison.Ordinal);
        Assert.Contains("«\u202FSanté\u202F» arrive en tête (51\u202F% des répondants), devant", french, StringComparison.Ordinal);
        Assert.Contains("Ville de Roubaix", french, StringComparison.Ordinal);
        var english = WebUtility.HtmlDecode(await stranger.GetStringAsync("/barometres/mur-ia?lang=en", Cancellation));
        Assert.Contains("“Health” comes first (51% of respondents), ahead of", english, StringComparison.Ordinal);
        Assert.Contains("Mean score: −0.28", english, StringComparison.Ordinal);
        Assert.DoesNotMatch(StyleAttribute(), french);
    }

    [Fact]
    public async Task Figures_and_charts_can_be_taken_away()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server);
        using var organiser = await server.OrganiserAsync();
        await PublishAsync(organiser, survey);
        using var stranger = server.Visitor();
        var csv = await stranger.GetStringAsync("/barometres/mur-ia/chiffres.csv", Cancellation);
        Assert.Contains("q5,1,Pensez-vous que l’IA aura un impact positif ou négatif sur la société ?,plutot-positif,Plutôt positif,43,192,189,,0.22395833333333334,0.2275132275132275,",
            csv.Replace('\u202F', ' '), StringComparison.Ordinal);
        Assert.Contains(",mean,,-0.28042328042328", csv, StringComparison.Ordinal);
        using var svg = await stranger.GetAsync("/barometres/mur-ia/q5-1.svg", Cancellation);
        Assert.Equal(("image/svg+xml", "attachment"), (svg.Content.Headers.ContentType!.MediaType, svg.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal("svg", XDocument.Parse(await svg.Content.ReadAsStringAsync(Cancellation)).Root!.Name.LocalName);
        foreach (var nothing in new[] { "q5-2.svg", "q99-1.svg", "..%2Fq5-1.svg", "chiffres.pdf" })
        {
            using var missing = await stranger.GetAsync($"/barometres/mur-ia/{nothing}", Cancellation);
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        }
    }

    [Fact]
    public async Task Figures_that_changed_since_the_preview_are_refused_and_shown_again()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server, forms: 100);
        using var organiser = await server.OrganiserAsync();
        var preview = await organiser.GetStringAsync($"/surveys/{survey}/barometer", Cancellation);
        await MurSurvey.AnswerAsync(server, survey, 100, 198, 1);
        using var refused = await organiser.PostAsync($"/surveys/{survey}/publication", Pages.Form(
            ("__RequestVerificationToken", Pages.Token(preview)), ("digest", Digest().Match(preview).Groups[1].Value)), Cancellation);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Les chiffres ont changé", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        await using var scope = server.Services.CreateAsyncScope();
        Assert.False(await scope.ServiceProvider.GetRequiredService<ParvisDbContext>().Publications.AnyAsync(Cancellation));
    }

    [Fact]
    public async Task Under_five_responses_no_figure_is_shown_or_published()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server, forms: 4);
        using var organiser = await server.OrganiserAsync();
        var preview = await organiser.GetStringAsync($"/surveys/{survey}/barometer", Cancellation);
        Assert.Contains("Il faut au moins 5 réponses", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", preview, StringComparison.Ordinal);
        using var refused = await organiser.PostFormAsync($"/surveys/{survey}/exclusions", $"/surveys/{survey}/publication", ("digest", "x"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    [Fact]
    public async Task An_update_that_would_tell_what_a_few_people_answered_is_refused()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server, forms: 100);
        using var organiser = await server.OrganiserAsync();
        await PublishAsync(organiser, survey);
        await MurSurvey.AnswerAsync(server, survey, 100, 102, 1);
        using var refused = await PublishAsync(organiser, survey);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("changé de moins de 5", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_barometer_outlives_the_answers()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server);
        using var organiser = await server.OrganiserAsync();
        await PublishAsync(organiser, survey);
        using var stranger = server.Visitor();
        var before = await stranger.GetStringAsync("/barometres/mur-ia", Cancellation);
        Assert.Equal(198, await server.Services.GetRequiredService<IResponseStore>().EraseAsync(survey, Cancellation));
        Assert.Equal(before, await stranger.GetStringAsync("/barometres/mur-ia", Cancellation));
        Assert.Contains("Baromètre en ligne", await organiser.GetStringAsync($"/surveys/{survey}/barometer", Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await organiser.PostFormAsync($"/surveys/{survey}/exclusions", $"/surveys/{survey}/publication", ("digest", "x"))).StatusCode);
    }

    [Theory]
    [InlineData(SurveyDesign.SelfSelected, false)]
    [InlineData(SurveyDesign.Census, false)]
    [InlineData(SurveyDesign.RandomSample, true)]
    public async Task Only_a_random_sample_shows_an_interval(SurveyDesign design, bool shown)
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server);
        await using (var scope = server.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ParvisDbContext>();
            (await db.Surveys.SingleAsync(Cancellation)).Design = design;
            await db.SaveChangesAsync(Cancellation);
        }
        using var organiser = await server.OrganiserAsync();
        await PublishAsync(organiser, survey);
        using var stranger = server.Visitor();
        var html = WebUtility.HtmlDecode(await stranger.GetStringAsync("/barometres/mur-ia", Cancellation));
        // 59 of 192: Wilson's score interval.
        Assert.Equal(shown, html.Contains("de 24,6 à 37,6\u202F%", StringComparison.Ordinal));
        Assert.Equal(shown, html.Contains("Intervalle à 95", StringComparison.Ordinal));
        Assert.Equal(design is SurveyDesign.SelfSelected, html.Contains("non représentative", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_word_sondage_raises_a_warning_and_only_a_warning()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(
            server, text: QuestionnaireTemplates.Text("mur-ia").Replace("\"Mur de l’IA\"", "\"Grand sondage\"", StringComparison.Ordinal));
        using var organiser = await server.OrganiserAsync();
        Assert.Contains("Commission des sondages", await organiser.GetStringAsync($"/surveys/{survey}/barometer", Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await PublishAsync(organiser, survey)).StatusCode);
    }

    [Fact]
    public async Task Strangers_see_and_change_nothing_of_an_organiser()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server, forms: 10);
        using var stranger = server.Visitor();
        foreach (var page in new[] { "fieldwork", "barometer", "exclusions" })
        {
            using var answer = await stranger.GetAsync($"/surveys/{survey}/{page}", Cancellation);
            Assert.StartsWith("/sign-in", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        }
        using var posted = await stranger.PostFormAsync("/sign-in", $"/surveys/{survey}/publication");
        Assert.StartsWith("/sign-in", posted.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        using var organiser = await server.OrganiserAsync();
        using var forged = await organiser.PostAsync($"/surveys/{survey}/publication", Pages.Form(("digest", "x")), Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
    }

    /// <summary>Publishes what the preview shows.</summary>
    internal static async Task<HttpResponseMessage> PublishAsync(HttpClient organiser, int survey)
    {
        var preview = await organiser.GetStringAsync($"/surveys/{survey}/barometer", Cancellation);
        return await organiser.PostAsync($"/surveys/{survey}/publication", Pages.Form(
            ("__RequestVerificationToken", Pages.Token(preview)), ("digest", Digest().Match(preview).Groups[1].Value)), Cancellation);
    }

    [GeneratedRegex("name=\"digest\" value=\"([0-9a-f]+)\"")]
    private static partial Regex Digest();

    [GeneratedRegex("<[^>]+ style=")]
    private static partial Regex StyleAttribute();
}
