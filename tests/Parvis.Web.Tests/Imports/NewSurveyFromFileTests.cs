using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Web.Answers;
using Parvis.Web.Surveys;
using Parvis.Web.Tests.Barometers;
using Parvis.Web.Tests.Conventions;

namespace Parvis.Web.Tests.Imports;

public sealed partial class NewSurveyFromFileTests
{
    private const string Root = "/surveys/new/from-file";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("tests/Parvis.Core.Tests/Imports/files/atelier.csv", 30)]
    [InlineData("tests/Parvis.Core.Tests/Imports/files/atelier.ods", 30)]
    [InlineData("src/Parvis.Web/Demonstration/data.csv", 198)]
    public async Task A_table_of_answers_becomes_a_survey_with_its_responses(string path, int lines)
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        var (at, page) = await SendAsync(organiser, await File.ReadAllBytesAsync(Path.Combine(Repository.Root, path), Cancellation), "Atelier de mars.csv");
        Assert.Contains("value=\"Atelier de mars\"", page, StringComparison.Ordinal);
        var tried = await FollowAsync(organiser, await organiser.PostFormAsync(at, $"{at}/trial", [.. Fields(page)]));
        Assert.Contains($"Créer l’enquête et importer {lines} réponses", tried, StringComparison.Ordinal);
        Assert.DoesNotContain("Atelier de mars", await organiser.PageAsync("/surveys"), StringComparison.Ordinal);
        var done = await FollowAsync(organiser, await organiser.PostFormAsync(at, $"{at}/survey"));
        Assert.Contains($"{lines} réponses importées", done, StringComparison.Ordinal);
        Assert.Equal(lines, (await server.Services.GetRequiredService<IResponseStore>().CountAsync(1, Cancellation)).Sum(c => c.Received));
        Assert.Contains("Atelier de mars", await organiser.PageAsync("/surveys/1/barometer"), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(server.Home.FullName, "data", "imports")));
        // The form sent twice makes no second survey.
        Assert.Equal(HttpStatusCode.SeeOther, (await organiser.PostFormAsync("/surveys", $"{at}/survey")).StatusCode);
        Assert.DoesNotContain("/surveys/2\"", await organiser.PageAsync("/surveys"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_organiser_says_of_a_column_is_what_is_asked()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        var (at, page) = await SendAsync(organiser, "Réponse 1;Réponse 2;Courriel\nOui;3;a@b.fr\nNon;4;c@d.fr\nOui;5;e@f.fr\n"u8.ToArray(), "x.csv");
        Assert.Contains("Courriel", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"role.2\"", page, StringComparison.Ordinal);
        await FollowAsync(organiser, await organiser.PostFormAsync(at, $"{at}/trial",
            ("title", "Essai"), ("role.0", "Single"), ("wording.0", "Viendrez-vous ?"), ("profile.0", "on"), ("role.1", "Number"), ("wording.1", "Combien ?"), ("role.2", "Text")));
        await FollowAsync(organiser, await organiser.PostFormAsync(at, $"{at}/survey"));
        var questionnaire = (await server.Services.GetRequiredService<SurveyCatalogue>().FindAsync(1, Cancellation))!.Questionnaire;
        Assert.Equal(["Viendrez-vous ?", "Combien ?"], questionnaire.Questions.Select(q => q.Wording.In("fr")));
        Assert.Equal(Parvis.Core.Questions.QuestionRole.Profile, questionnaire.Find("q1")!.Role);
        Assert.IsType<Parvis.Core.Questions.Number.NumberQuestion>(questionnaire.Find("q2"));
    }

    [Fact]
    public async Task A_data_package_taken_away_becomes_the_same_survey_elsewhere()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        await MurSurvey.AddAsync(server);
        var package = await organiser.GetByteArrayAsync("/surveys/1/datapackage.zip", Cancellation);
        var (at, page) = await SendAsync(organiser, package, "mur-ia.zip");
        Assert.Contains("décrit lui-même", page, StringComparison.Ordinal);
        Assert.Contains("198 réponses", await FollowAsync(organiser, await organiser.PostFormAsync(at, $"{at}/trial", ("title", "Mur repris"))), StringComparison.Ordinal);
        await FollowAsync(organiser, await organiser.PostFormAsync(at, $"{at}/survey"));
        var catalogue = server.Services.GetRequiredService<SurveyCatalogue>();
        var (first, second) = ((await catalogue.FindAsync(1, Cancellation))!, (await catalogue.FindAsync(2, Cancellation))!);
        Assert.Equal(first.Questionnaire.Sections, second.Questionnaire.Sections);
        Assert.Equal(Counted(await AllAsync(server, 1)), Counted(await AllAsync(server, 2)));
    }

    [Theory]
    [InlineData("", "Le fichier est vide")]
    [InlineData("q1,q2\n", "aucune réponse à importer")]
    [InlineData("q1,q2\n\"jamais fermé,2\n", "ne se lit plus")]
    [InlineData("PK\u0003\u0004 pas un zip", "abîmé ou coupé")]
    public async Task A_file_that_cannot_be_used_is_refused_in_words_and_leaves_nothing(string content, string sentence)
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        var (_, page) = await SendAsync(organiser, Encoding.UTF8.GetBytes(content), "x.csv");
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        var folder = Path.Combine(server.Home.FullName, "data", "imports");
        Assert.Empty(Directory.Exists(folder) ? Directory.EnumerateFiles(folder) : []);
        Assert.DoesNotContain("/surveys/1\"", await organiser.PageAsync("/surveys"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_left_to_ask_or_no_title_is_refused_in_words_with_what_was_typed()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        var (at, _) = await SendAsync(organiser, "Avis;Autre avis\nOui;Non\nNon;Oui\n"u8.ToArray(), "x.csv");
        using var none = await organiser.PostFormAsync(at, $"{at}/trial", ("title", "Garde moi"), ("role.0", "LeftAside"), ("role.1", "LeftAside"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        Assert.Contains("value=\"Garde moi\"", await none.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        using var untitled = await organiser.PostFormAsync(at, $"{at}/trial", ("title", ""), ("role.0", "Single"), ("role.1", "Single"));
        Assert.Contains("Donnez un titre", await untitled.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        // Nothing tried, nothing made.
        Assert.Equal(at, (await organiser.PostFormAsync(at, $"{at}/survey")).Headers.Location!.OriginalString);
        using var visitor = server.Visitor();
        Assert.Equal("/sign-in", (await visitor.GetAsync(at, Cancellation)).Headers.Location?.AbsolutePath);
    }

    private static IEnumerable<string> Counted(IEnumerable<StoredResponse> responses) =>
        responses.GroupBy(r => Encoding.UTF8.GetString(r.Answers!)).Select(g => $"{g.Count()} {g.Key}").Order(StringComparer.Ordinal);

    private static async Task<List<StoredResponse>> AllAsync(ParvisServer server, int survey)
    {
        var all = new List<StoredResponse>();
        await foreach (var response in server.Services.GetRequiredService<IResponseStore>().ReadAsync(survey, Cancellation))
            all.Add(response);
        return all;
    }

    private static async Task<(string At, string Page)> SendAsync(HttpClient organiser, byte[] file, string name)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Pages.Token(await organiser.PageAsync(Root))), "__RequestVerificationToken" },
            { new ByteArrayContent(file), "file", name },
        };
        using var sent = await organiser.PostAsync(Root, form, Cancellation);
        return sent.StatusCode == HttpStatusCode.UnprocessableEntity
            ? (Root, await sent.Content.ReadAsStringAsync(Cancellation))
            : (sent.Headers.Location!.OriginalString, await FollowAsync(organiser, sent));
    }

    private static async Task<string> FollowAsync(HttpClient organiser, HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        while (true)
        {
            using var page = await organiser.GetAsync(answer.Headers.Location, Cancellation);
            if (!page.Headers.Contains("Refresh"))
                return await page.Content.ReadAsStringAsync(Cancellation);
            await Task.Delay(100, Cancellation);
        }
    }

    // The page's form as a browser would send it untouched.
    private static IEnumerable<(string, string)> Fields(string html)
    {
        yield return ("title", Regex.Match(html, "name=\"title\" value=\"([^\"]*)\"").Groups[1].Value);
        foreach (Match select in Select().Matches(html))
            yield return (select.Groups[1].Value, Chosen().Match(select.Groups[2].Value).Groups[1].Value);
        foreach (Match area in Area().Matches(html))
            yield return (area.Groups[1].Value, WebUtility.HtmlDecode(area.Groups[2].Value));
    }

    [GeneratedRegex("<select name=\"([^\"]+)\"(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option value=\"([^\"]*)\" selected")]
    private static partial Regex Chosen();

    [GeneratedRegex("<textarea[^>]*? name=\"([^\"]+)\"[^>]*>([^<]*)</textarea>")]
    private static partial Regex Area();
}
