using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Web.Data;
using Parvis.Web.Surveys;

namespace Parvis.Web.Tests.Surveys;

/// <summary>Two people work on one draft: nobody's words are lost without a word.</summary>
public sealed partial class TwoOrganisersTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static (string, string)[] Remark(string wording, string seen, params (string, string)[] more) =>
        [("kind", "open-text"), ("original", "remarque"), ("id", "remarque"), ("wording.fr", wording), ("max-length", "500"), ("no-opinion", "on"), ("do", "save"), ("seen", seen), .. more];

    [Fact]
    public async Task The_second_to_save_a_question_is_told_what_changed_and_keeps_their_words()
    {
        await using var server = await ParvisServer.StartAsync();
        var (camille, noor) = await BothAsync(server);
        var seen = Seen(await noor.PageAsync("/surveys/1/questions/remarque"));
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(camille.PostFormAsync("/surveys/1/questions/remarque", "/surveys/1/questions",
            Remark("Les mots de Camille\u202f?", Seen(await camille.PageAsync("/surveys/1/questions/remarque"))))));
        // Another question is nobody's business.
        var (status, page) = await PostAsync(noor, "/surveys/1/questions/remarque", "/surveys/1/questions", Remark("Les mots de Noor\u202f?", seen));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("pendant que vous écriviez", page, StringComparison.Ordinal);
        Assert.Contains("Les mots de Camille", page, StringComparison.Ordinal);
        Assert.Contains("Les mots de Noor", page, StringComparison.Ordinal);
        Assert.Contains("Les mots de Camille", await noor.PageAsync("/surveys/1/questionnaire.yaml"), StringComparison.Ordinal);
        // The page knows what she has now seen: saving again is her decision.
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(noor.PostFormAsync("/surveys/1", "/surveys/1/questions", Remark("Les mots de Noor\u202f?", Seen(page)))));
        Assert.Contains("Les mots de Noor", await noor.PageAsync("/surveys/1/questionnaire.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_questions_edited_at_once_are_both_kept()
    {
        await using var server = await ParvisServer.StartAsync();
        var (camille, noor) = await BothAsync(server);
        var seen = Seen(await noor.PageAsync("/surveys/1/questions/remarque"));
        await camille.PostFormAsync("/surveys/1", "/surveys/1/questions", ("kind", "open-text"), ("id", "q9"), ("wording.fr", "Une nouvelle"), ("max-length", "500"));
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(noor.PostFormAsync("/surveys/1", "/surveys/1/questions", Remark("Les mots de Noor", seen))));
        var yaml = await noor.PageAsync("/surveys/1/questionnaire.yaml");
        Assert.Contains("Une nouvelle", yaml, StringComparison.Ordinal);
        Assert.Contains("Les mots de Noor", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_deleted_meanwhile_can_be_put_back_with_the_words_being_written()
    {
        await using var server = await ParvisServer.StartAsync();
        var (camille, noor) = await BothAsync(server);
        var seen = Seen(await noor.PageAsync("/surveys/1/questions/remarque"));
        await camille.PostFormAsync("/surveys/1", "/surveys/1/questions/remarque/delete");
        var (status, page) = await PostAsync(noor, "/surveys/1", "/surveys/1/questions", Remark("Les mots de Noor", seen));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("a été supprimée", page, StringComparison.Ordinal);
        Assert.Contains("name=\"original\" value=\"\"", page, StringComparison.Ordinal);
        Assert.Contains("Les mots de Noor", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_changed_meanwhile_is_not_deleted_unseen()
    {
        await using var server = await ParvisServer.StartAsync();
        var (camille, noor) = await BothAsync(server);
        var card = await noor.PageAsync("/surveys/1");
        await camille.PostFormAsync("/surveys/1", "/surveys/1/questions", Remark("Les mots de Camille", ""));
        var before = Card().Match(card[card.IndexOf("id=\"remarque\"", StringComparison.Ordinal)..]).Groups[1].Value;
        var (status, page) = await PostAsync(noor, "/surveys/1", "/surveys/1/questions/remarque/delete", ("seen", before));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("Relisez-la", page, StringComparison.Ordinal);
        Assert.Contains("id: remarque", await noor.PageAsync("/surveys/1/questionnaire.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_title_and_the_welcome_are_not_overwritten_unseen()
    {
        await using var server = await ParvisServer.StartAsync();
        var (camille, noor) = await BothAsync(server);
        var page = await noor.PageAsync("/surveys/1");
        var seen = Seen(page[page.IndexOf("presentation-texts", StringComparison.Ordinal)..]);
        await camille.PostFormAsync("/surveys/1", "/surveys/1/presentation-texts", ("languages", "fr"), ("title.fr", "Titre de Camille"));
        var (status, told) = await PostAsync(noor, "/surveys/1", "/surveys/1/presentation-texts", ("languages", "fr, en"), ("title.fr", "Titre de Noor"), ("seen", seen));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("Titre de Camille", told, StringComparison.Ordinal);
        Assert.Contains("value=\"Titre de Noor\"", told, StringComparison.Ordinal);
        Assert.Contains("value=\"fr, en\"", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publishing_does_not_publish_what_was_never_shown()
    {
        await using var server = await ParvisServer.StartAsync();
        var (camille, noor) = await BothAsync(server);
        var seen = Seen(await noor.PageAsync("/surveys/1/versions"));
        await camille.PostFormAsync("/surveys/1", "/surveys/1/questions", Remark("Les mots de Camille", ""));
        var (status, page) = await PostAsync(noor, "/surveys/1/versions", "/surveys/1/versions", ("version", "0"), ("seen", seen));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("Le brouillon a changé", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(noor.PostFormAsync("/surveys/1/versions", "/surveys/1/versions", ("version", "0"), ("seen", Seen(page)))));
    }

    [Fact]
    public async Task Many_edits_at_the_same_instant_all_stay()
    {
        await using var server = await ParvisServer.StartAsync();
        var (camille, _) = await BothAsync(server);
        var token = Pages.Token(await camille.PageAsync("/surveys/1"));
        var answers = await Task.WhenAll(Enumerable.Range(1, 12).Select(n => camille.PostAsync("/surveys/1/questions", Pages.Form(
            [("__RequestVerificationToken", token), ("kind", "open-text"), ("id", $"ensemble{n}"), ("wording.fr", $"Question {n}"), ("max-length", "500")]), Cancellation)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.StatusCode));
        var yaml = await camille.PageAsync("/surveys/1/questionnaire.yaml");
        Assert.All(Enumerable.Range(1, 12), n => Assert.Contains($"id: ensemble{n}\n", yaml, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_who_publish_a_version_at_the_same_instant_publish_it_once()
    {
        await using var server = await ParvisServer.StartAsync();
        var (camille, _) = await BothAsync(server);
        var token = Pages.Token(await camille.PageAsync("/surveys/1/versions"));
        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(_ =>
            camille.PostAsync("/surveys/1/versions", Pages.Form([("__RequestVerificationToken", token), ("version", "0")]), Cancellation)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.StatusCode));
        await using var scope = server.Services.CreateAsyncScope();
        Assert.Equal(1, (await scope.ServiceProvider.GetRequiredService<ParvisDbContext>().Surveys.FindAsync([1], Cancellation))!.Version);
        Assert.NotNull(await server.Services.GetRequiredService<SurveyCatalogue>().FindAsync(1, Cancellation));
    }

    [Fact]
    public async Task A_new_question_whose_proposed_identifier_was_taken_meanwhile_gets_the_next_one()
    {
        await using var server = await ParvisServer.StartAsync();
        var (camille, noor) = await BothAsync(server);
        (string, string)[] question = [("kind", "open-text"), ("proposed", "q1"), ("id", "q1"), ("wording.fr", "Une de plus"), ("max-length", "500")];
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(camille.PostFormAsync("/surveys/1", "/surveys/1/questions", question)));
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(noor.PostFormAsync("/surveys/1", "/surveys/1/questions", question)));
        Assert.Contains("id: q2\n", await noor.PageAsync("/surveys/1/questionnaire.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_named_new_can_be_edited()
    {
        await using var server = await ParvisServer.StartAsync();
        var (camille, _) = await BothAsync(server);
        await camille.PostFormAsync("/surveys/1", "/surveys/1/questions", ("kind", "open-text"), ("id", "new"), ("wording.fr", "Du neuf"), ("max-length", "500"));
        Assert.Contains("Du neuf", await camille.PageAsync("/surveys/1/questions/new"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_taken_away_keeps_its_words_through_later_edits()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        await organiser.PostFormAsync("/surveys/new", "/surveys", ("from", "mur-ia"), ("title", ""));
        var english = EnglishLines(await organiser.PageAsync("/surveys/1/questionnaire.yaml"));
        Assert.NotEmpty(english);
        await SaveAsync(organiser, "/surveys/1", "presentation-texts", ("languages", "fr"));
        await SaveAsync(organiser, "/surveys/1/questions/q10", "/questions");
        await SaveAsync(organiser, "/surveys/1/questions/q9", "/questions");
        await SaveAsync(organiser, "/surveys/1", "presentation-texts", ("languages", "fr, en"));
        Assert.Equal(english, EnglishLines(await organiser.PageAsync("/surveys/1/questionnaire.yaml")));
    }

    private static string[] EnglishLines(string yaml) => [.. yaml.Split('\n').Where(l => l.TrimStart().StartsWith("en:", StringComparison.Ordinal))];

    // Sends a form of a page as a browser would, with some fields changed.
    private static async Task SaveAsync(HttpClient organiser, string page, string action, params (string Name, string Value)[] changed)
    {
        var html = await organiser.PageAsync(page);
        var form = html[html.IndexOf(action + "\"", StringComparison.Ordinal)..];
        form = form[..form.IndexOf("</form>", StringComparison.Ordinal)];
        var fields = Field().Matches(form).Where(m => !m.Value.Contains("checkbox", StringComparison.Ordinal) || m.Value.Contains(" checked", StringComparison.Ordinal))
            .Select(m => (m.Groups[1].Value, WebUtility.HtmlDecode(ValueOf().Match(m.Value) is { Success: true } v ? v.Groups[1].Value : "on")))
            .Concat(Area().Matches(form).Select(m => (m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value))))
            .Where(f => changed.All(c => c.Name != f.Item1)).Concat(changed);
        using var saved = await organiser.PostAsync(action.StartsWith('/') ? $"/surveys/1{action}" : $"/surveys/1/{action}", Pages.Form([.. fields]), Cancellation);
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
    }

    private static async Task<(HttpClient Camille, HttpClient Noor)> BothAsync(ParvisServer server)
    {
        var (camille, noor) = (await server.OrganiserAsync(), await server.OrganiserAsync("noor"));
        await camille.PostFormAsync("/surveys/new", "/surveys", ("from", "satisfaction"), ("title", ""));
        return (camille, noor);
    }

    private static async Task<HttpStatusCode> StatusAsync(Task<HttpResponseMessage> answer)
    {
        using var done = await answer;
        return done.StatusCode;
    }

    private static async Task<(HttpStatusCode Status, string Page)> PostAsync(HttpClient client, string page, string action, params (string, string)[] fields)
    {
        using var answer = await client.PostFormAsync(page, action, fields);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private static string Seen(string html) => Card().Match(html) is { Success: true } found ? found.Groups[1].Value : throw new InvalidOperationException("The form does not say what was seen.");

    [GeneratedRegex("name=\"seen\" value=\"([^\"]+)\"")]
    private static partial Regex Card();

    [GeneratedRegex("<input[^>]*? name=\"([^\"]+)\"[^>]*>")]
    private static partial Regex Field();

    [GeneratedRegex(" value=\"([^\"]*)\"")]
    private static partial Regex ValueOf();

    [GeneratedRegex("<textarea[^>]*? name=\"([^\"]+)\"[^>]*>([^<]*)</textarea>")]
    private static partial Regex Area();
}
