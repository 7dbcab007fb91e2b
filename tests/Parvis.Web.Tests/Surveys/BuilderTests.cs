using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Web.Data;
using Parvis.Web.Surveys;

namespace Parvis.Web.Tests.Surveys;

public sealed class BuilderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_wall_is_created_edited_reordered_published_and_opened()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        var survey = await CreateAsync(organiser, "mur-ia", "Mur de l’IA d’Arras");
        var page = await organiser.PageAsync(survey);
        Assert.Contains("Mur de l’IA d’Arras", page, StringComparison.Ordinal);
        Assert.Contains("Seriez-vous intéressé(e)", page, StringComparison.Ordinal);

        await Done(organiser.PostFormAsync(survey, $"{survey}/questions/q2/up"));
        await Done(organiser.PostFormAsync(survey, $"{survey}/questions/q14/duplicate"));
        await Done(organiser.PostFormAsync(survey, $"{survey}/questions/q14-2/delete"));
        var edited = await organiser.PostFormAsync($"{survey}/questions/q10", $"{survey}/questions",
            ("kind", "single-choice"), ("original", "q10"), ("id", "q10"), ("wording.fr", "L’IA créera-t-elle des emplois\u202f?"), ("do", "save"),
            ("option.0.code", "oui"), ("option.0.label.fr", "Oui"), ("option.1.code", ""), ("option.1.label.fr", "Peut-être"), ("option.2.code", "non"), ("option.2.label.fr", "Non"));
        Assert.Equal($"{survey}#q10", edited.Headers.Location!.OriginalString);
        var yaml = await organiser.PageAsync($"{survey}/questionnaire.yaml");
        Assert.Contains("code: peut-etre", yaml, StringComparison.Ordinal);
        Assert.True(yaml.IndexOf("id: q2", StringComparison.Ordinal) < yaml.IndexOf("id: q1\n", StringComparison.Ordinal));

        await Done(organiser.PostFormAsync($"{survey}/versions", $"{survey}/versions", ("version", "0")));
        await Done(organiser.PostFormAsync($"{survey}/settings", $"{survey}/opening"));
        var entry = await server.Services.GetRequiredService<SurveyCatalogue>().FindAsync(1, Cancellation);
        Assert.Equal(Parvis.Core.Surveys.WindowState.Open, entry!.Window.At(TimeProvider.System.GetUtcNow()));
        Assert.Contains("Ouverte", await organiser.PageAsync(survey), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publishing_asks_whether_a_changed_question_is_a_correction_or_a_new_wording_and_keeps_both()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        var survey = await CreateAsync(organiser, "satisfaction", "");
        await Done(organiser.PostFormAsync($"{survey}/versions", $"{survey}/versions", ("version", "0")));
        await Done(organiser.PostFormAsync($"{survey}/questions/remarque", $"{survey}/questions",
            ("kind", "open-text"), ("original", "remarque"), ("id", "remarque"), ("wording.fr", "Que changer\u202f?"), ("max-length", "500"), ("no-opinion", "on"), ("do", "save")));
        Assert.Contains("Que changer", await organiser.PageAsync($"{survey}/versions"), StringComparison.Ordinal);
        await Done(organiser.PostFormAsync($"{survey}/versions", $"{survey}/versions", ("version", "1"), ("change.remarque", "new")));
        // The same form again publishes nothing more.
        await Done(organiser.PostFormAsync($"{survey}/versions", $"{survey}/versions", ("version", "1"), ("change.remarque", "new")));
        var catalogue = server.Services.GetRequiredService<SurveyCatalogue>();
        Assert.Equal(2, (await catalogue.FindAsync(1, Cancellation))!.Version);
        Assert.Equal(2, (await catalogue.QuestionnaireAsync(1, 2, Cancellation)).Find("remarque")!.Revision);
        Assert.Equal("Une remarque, une idée\u202f?", (await catalogue.QuestionnaireAsync(1, 1, Cancellation)).Find("remarque")!.Wording.In("fr"));
    }

    [Fact]
    public async Task A_bad_file_is_refused_with_its_line_and_nothing_changes()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        var survey = await CreateAsync(organiser, "satisfaction", "");
        var before = await organiser.PageAsync($"{survey}/questionnaire.yaml");
        using var refused = await organiser.PostFormAsync(survey, $"{survey}/questionnaire", ("text", "title: A\nsectoins: []"));
        var html = await refused.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Ligne 2, colonne 1", html, StringComparison.Ordinal);
        Assert.Contains("sections", html, StringComparison.Ordinal);
        Assert.Equal(before, await organiser.PageAsync($"{survey}/questionnaire.yaml"));
    }

    [Theory]
    [InlineData("wording.fr", "", "Écrivez la question")]
    [InlineData("id", "Q 1", "ne convient pas")]
    [InlineData("option.0.label.fr", "", "Il faut entre 2 et 60 choix")]
    public async Task A_question_that_cannot_be_asked_is_refused_in_words_with_what_was_typed(string field, string value, string sentence)
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        var survey = await CreateAsync(organiser, "vide", "");
        var fields = new Dictionary<string, string>
        {
            ["kind"] = "single-choice",
            ["id"] = "q2",
            ["wording.fr"] = "Une <b>question</b>",
            ["option.0.code"] = "a",
            ["option.0.label.fr"] = "A",
            ["option.1.code"] = "b",
            ["option.1.label.fr"] = "B",
            [field] = value,
        };
        using var refused = await organiser.PostFormAsync($"{survey}/questions/new?kind=single-choice", $"{survey}/questions", [.. fields.Select(f => (f.Key, f.Value))]);
        var html = await refused.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(sentence, html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>question", html, StringComparison.Ordinal);
        Assert.DoesNotContain("q2", await organiser.PageAsync($"{survey}/questionnaire.yaml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wording.fr", "A\ufffd")]
    [InlineData("pictogram", "dragon")]
    public async Task What_a_hostile_form_sends_never_makes_a_draft_that_cannot_be_read_again(string field, string value)
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        var survey = await CreateAsync(organiser, "vide", "");
        var fields = new Dictionary<string, string> { ["kind"] = "open-text", ["id"] = "q2", ["wording.fr"] = "Une question", [field] = value };
        using var refused = await organiser.PostFormAsync($"{survey}/questions/new?kind=open-text", $"{survey}/questions", [.. fields.Select(f => (f.Key, f.Value))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.DoesNotContain("q2", await organiser.PageAsync($"{survey}/questionnaire.yaml"), StringComparison.Ordinal);
        using var long_ = await organiser.PostFormAsync(survey, $"{survey}/questionnaire", ("text", new string('a', 300 * 1024)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, long_.StatusCode);
        Assert.Contains("<h1>", await long_.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_editor_keeps_a_condition_it_cannot_list()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        var survey = await CreateAsync(organiser, "vide", "");
        const string file = "title: A\nsections:\n- id: s\n  questions:\n  - {id: n, kind: number, wording: N}\n  - {id: q, kind: open-text, wording: Q, show-if: {n: [3, 4]}}";
        await Done(organiser.PostFormAsync(survey, $"{survey}/questionnaire", ("text", file)));
        var page = await organiser.PageAsync($"{survey}/questions/q");
        Assert.Contains("value=\"n:3\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"n:4\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_kind_has_an_editor_that_saves_what_it_shows()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        var survey = await CreateAsync(organiser, "vide", "");
        foreach (var kind in Parvis.Web.Questions.QuestionKinds.All)
            Assert.Contains("wording.fr", await organiser.PageAsync($"{survey}/questions/new?kind={kind.Name}"), StringComparison.Ordinal);
        await Done(organiser.PostFormAsync($"{survey}/questions/new?kind=number", $"{survey}/questions",
            ("kind", "number"), ("id", "age"), ("wording.fr", "Votre âge\u202f?"), ("min", "0"), ("max", "120"), ("bands", "26 45 65"), ("unit.fr", "ans"), ("show-if", "q1:oui")));
        var yaml = await organiser.PageAsync($"{survey}/questionnaire.yaml");
        Assert.Contains("bands: [26, 45, 65]", yaml, StringComparison.Ordinal);
        Assert.Contains("q1: [oui]", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dates_are_the_towns_and_a_survey_cannot_close_before_it_opens()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        var survey = await CreateAsync(organiser, "vide", "");
        (string, string)[] Settings(string opens, string closes) =>
            [("opensAt", opens), ("closesAt", closes), ("presentation", "AllOnOnePage"), ("design", "Census"), ("organisation", "Ville d’Arras"), ("funder", "")];
        using var refused = await organiser.PostFormAsync($"{survey}/settings", $"{survey}/settings", Settings("2026-07-14T09:00", "2026-07-14T09:00"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        await Done(organiser.PostFormAsync($"{survey}/settings", $"{survey}/settings", Settings("2026-07-14T09:00", "2026-08-14T18:30")));
        await using var scope = server.Services.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<ParvisDbContext>().Surveys.FindAsync([1], Cancellation);
        Assert.Equal(new DateTimeOffset(2026, 7, 14, 7, 0, 0, TimeSpan.Zero), row!.OpensAt);
        Assert.Contains("2026-08-14T18:30", await organiser.PageAsync($"{survey}/settings"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_are_sent_to_sign_in_and_forms_without_their_token_are_refused()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        var survey = await CreateAsync(organiser, "vide", "");
        using var visitor = server.Visitor();
        foreach (var path in new[] { "/surveys", survey, $"{survey}/questionnaire.yaml", $"{survey}/versions/1.yaml", $"{survey}/settings" })
            Assert.Equal("/sign-in", (await visitor.GetAsync(path, Cancellation)).Headers.Location?.AbsolutePath);
        using var forged = await organiser.PostAsync($"{survey}/questions/q1/delete", Pages.Form(), Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
    }

    private static async Task<string> CreateAsync(HttpClient organiser, string from, string title)
    {
        using var created = await organiser.PostFormAsync("/surveys/new", "/surveys", ("from", from), ("title", title));
        Assert.Equal(HttpStatusCode.SeeOther, created.StatusCode);
        return created.Headers.Location!.OriginalString;
    }

    private static async Task Done(Task<HttpResponseMessage> answer)
    {
        using var done = await answer;
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
    }
}
