using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Parvis.Core.Barometers;
using Parvis.Core.Barometers.Exclusions;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Imports;
using Parvis.Core.Surveys;
using Parvis.Web.Answers;
using Parvis.Web.Surveys;
using Parvis.Web.Tests.Conventions;

namespace Parvis.Web.Tests.Imports;

public sealed partial class ImportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static byte[] Mur => File.ReadAllBytes(Path.Combine(Repository.Root, "src/Parvis.Web/Demonstration/data.csv"));

    [Fact]
    public async Task The_published_wall_imported_through_the_browser_gives_its_published_figures()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        await PublishAsync(organiser, "mur-ia");
        var mapping = await FollowAsync(organiser, await SendAsync(organiser, Mur));
        Assert.Contains("Plus de 65 ans", mapping, StringComparison.Ordinal);
        var dryRun = await FollowAsync(organiser, await PostAsync(organiser, "mapping", [.. Selected(mapping)]));
        Assert.Contains("198 réponses à importer", dryRun, StringComparison.Ordinal);
        Assert.Empty(await AllAsync(server));
        var done = await FollowAsync(organiser, await PostAsync(organiser, "responses"));
        Assert.Contains("198 réponses importées", done, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(server.Home.FullName, "data", "imports")));

        var questionnaire = await server.Services.GetRequiredService<SurveyCatalogue>().QuestionnaireAsync(1, 1, Cancellation);
        var table = new ResponseTable(new Dictionary<int, Questionnaire> { [1] = questionnaire });
        foreach (var response in await AllAsync(server))
            table.Add(response.Key, response.Version, response.Day, response.ChannelId, response.Answers);
        var panel = Panel.Of(table, [new BlankRule([.. Enumerable.Range(3, 12).Select(i => $"q{i}")])]);
        Assert.Equal((198, 192), (panel.Received, panel.Size));
        var findings = FindingsOf.Panel(panel, DisclosureControl.Default).ToDictionary(f => f.Question);
        foreach (var (question, published) in Published)
            Assert.Equal(published, string.Join(' ', findings[question].Lines.Select(l => findings[question].Share(l).Percent)));
        var (q5, q9) = (ScoreFacts.Of(findings["q5"])!, ScoreFacts.Of(findings["q9"])!);
        Assert.Equal((-53m, 189, 666m, 183), (q5.Sum, q5.N, q9.Sum, q9.N));
    }

    // As printed in the report of February 2026; question 2 in the order of the template's bands.
    private static readonly Dictionary<string, string> Published = new()
    {
        ["q1"] = "61 35",
        ["q2"] = "7 38 54 2",
        ["q3"] = "14 19 21 26 15 5",
        ["q5"] = "12 35 27 23 4",
        ["q8"] = "31 25 15 14 11",
        ["q10"] = "14 81",
        ["q11"] = "75 20",
        ["q13"] = "41 27 13 7 4",
        ["q14"] = "58 35",
    };

    [Fact]
    public async Task Unknown_values_are_listed_and_the_organiser_decides_what_they_mean()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        await PublishAsync(organiser, "mur-ia");
        var file = Encoding.Latin1.GetBytes("q1;q14;Courriel\r\nDame;Oui;a@b.fr\r\nDame;Oui;c@d.fr\r\nUn homme;Peut-\u00eatre;\r\n;;\r\n");
        var mapping = await FollowAsync(organiser, await SendAsync(organiser, file));
        Assert.Matches("Dame.{1,10} \\(2\\)", mapping);
        Assert.Contains("Courriel", mapping, StringComparison.Ordinal);
        Assert.DoesNotContain("a@b.fr", mapping, StringComparison.Ordinal);
        var refused = await FollowAsync(organiser, await PostAsync(organiser, "mapping", [.. Selected(mapping)]));
        Assert.Contains("3 lignes refusées", refused, StringComparison.Ordinal);
        Assert.Contains("valeur inconnue", refused, StringComparison.Ordinal);
        await FollowAsync(organiser, await PostAsync(organiser, "columns"));
        var fields = Selected(mapping).Where(f => f.Name is not ("value.0.0" or "value.1.0")).Append(("value.0.0", "femme")).Append(("value.1.0", "empty"));
        Assert.Contains("3 réponses à importer", await FollowAsync(organiser, await PostAsync(organiser, "mapping", [.. fields])), StringComparison.Ordinal);
        await FollowAsync(organiser, await PostAsync(organiser, "responses"));
        Assert.Equal(["{\"q1\":\"femme\",\"q14\":\"oui\"}", "{\"q1\":\"femme\",\"q14\":\"oui\"}", "{\"q1\":\"homme\"}"],
            (await AllAsync(server)).Select(r => Encoding.UTF8.GetString(r.Answers!)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", "Le fichier est vide")]
    [InlineData("q1,q2\n", "aucune réponse à importer")]
    [InlineData("q1,q2\n\"jamais fermé,2\n", "ne se lit plus")]
    [InlineData("q1,q2\n\0\0,2\n", "ne se lit plus")]
    [InlineData("q1,q1\nUne femme,Un homme\n", "Quelle colonne")]
    public async Task A_file_that_cannot_be_used_is_refused_in_words(string content, string sentence)
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        await PublishAsync(organiser, "mur-ia");
        using var sent = await SendAsync(organiser, Encoding.UTF8.GetBytes(content));
        var page = sent.StatusCode == HttpStatusCode.UnprocessableEntity ? await sent.Content.ReadAsStringAsync(Cancellation) : await FollowAsync(organiser, sent);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.Empty(await AllAsync(server));
    }

    [Theory]
    [InlineData("a hundred thousand columns")]
    [InlineData("an endless line")]
    public async Task A_monstrous_file_is_refused_and_leaves_nothing(string monster)
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        await PublishAsync(organiser, "mur-ia");
        var content = monster.StartsWith("a hundred", StringComparison.Ordinal) ? new string(',', 100_000) : $"q1\n{new string('x', 20 << 20)}";
        var page = await FollowAsync(organiser, await SendAsync(organiser, Encoding.UTF8.GetBytes(content)));
        Assert.Matches("trop de colonnes|ne se lit plus", page);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(server.Home.FullName, "data", "imports")));
    }

    [Fact]
    public async Task A_data_package_taken_away_imports_back_to_the_same_answers()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        await PublishAsync(organiser, "mur-ia");
        foreach (var file in new[] { Mur, null })
        {
            var bytes = file ?? await organiser.GetByteArrayAsync("/surveys/1/datapackage.zip", Cancellation);
            var mapping = await FollowAsync(organiser, await SendAsync(organiser, bytes));
            await FollowAsync(organiser, await PostAsync(organiser, "mapping", [.. Selected(mapping)]));
            Assert.Contains("198 réponses importées", await FollowAsync(organiser, await PostAsync(organiser, "responses")), StringComparison.Ordinal);
        }
        var twice = (await AllAsync(server)).GroupBy(r => Encoding.UTF8.GetString(r.Answers!)).ToList();
        Assert.Equal(396, twice.Sum(g => g.Count()));
        Assert.All(twice, g => Assert.Equal(0, g.Count() % 2));
    }

    [Fact]
    public async Task A_workbook_is_recognised_by_its_content_and_imports_like_the_CSV_it_was_made_of()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        await PublishAsync(organiser, "mur-ia");
        var workbook = Workbook(Mur);
        // Sent under the name of a CSV.
        Assert.Contains("abîmé ou coupé", await FollowAsync(organiser, await SendAsync(organiser, workbook[..^40])), StringComparison.Ordinal);
        foreach (var file in new[] { Mur, workbook })
        {
            var mapping = await FollowAsync(organiser, await SendAsync(organiser, file));
            await FollowAsync(organiser, await PostAsync(organiser, "mapping", [.. Selected(mapping)]));
            Assert.Contains("198 réponses importées", await FollowAsync(organiser, await PostAsync(organiser, "responses")), StringComparison.Ordinal);
        }
        Assert.All((await AllAsync(server)).GroupBy(r => Encoding.UTF8.GetString(r.Answers!)), g => Assert.Equal(0, g.Count() % 2));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(server.Home.FullName, "data", "imports")));
    }

    private static byte[] Workbook(byte[] csv)
    {
        using var text = new MemoryStream(csv);
        var rows = CsvRows.Open(text, Cancellation);
        var sheet = new XElement("sheetData");
        while (rows.Read())
            sheet.Add(new XElement("row", rows.Cells.Select(c => int.TryParse(c, out _)
                ? new XElement("c", new XElement("v", c))
                : new XElement("c", new XAttribute("t", "inlineStr"), new XElement("is", new XElement("t", c))))));
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var part = zip.CreateEntry("xl/worksheets/sheet1.xml").Open())
            new XElement("worksheet", sheet).Save(part, SaveOptions.DisableFormatting);
        return file.ToArray();
    }

    [Fact]
    public async Task One_import_at_a_time_and_a_cancelled_one_leaves_nothing()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        await PublishAsync(organiser, "mur-ia");
        using var first = await SendAsync(organiser, Mur);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Pages.Token(await organiser.PageAsync("/surveys/1/import"))), "__RequestVerificationToken" },
            { new ByteArrayContent(Mur), "file", "x.csv" },
        };
        using var second = await organiser.PostAsync("/surveys/1/import", form, Cancellation);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Contains("abandonné", await FollowAsync(organiser, await PostAsync(organiser, "cancel")), StringComparison.Ordinal);
        Assert.Empty(await AllAsync(server));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(server.Home.FullName, "data", "imports")));
        using var visitor = server.Visitor();
        Assert.Equal("/sign-in", (await visitor.GetAsync("/surveys/1/import", Cancellation)).Headers.Location?.AbsolutePath);
        using var forged = await organiser.PostAsync("/surveys/1/import/cancel", Pages.Form(), Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
    }

    [Fact]
    public async Task An_import_left_for_an_hour_ends_by_itself_and_its_file_is_erased()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 2, 13, 12, 0, 0, TimeSpan.Zero));
        await using var server = await ParvisServer.StartWithAsync(services => services.AddSingleton<TimeProvider>(clock));
        using var organiser = await server.OrganiserAsync();
        await PublishAsync(organiser, "mur-ia");
        await FollowAsync(organiser, await SendAsync(organiser, Mur));
        var folder = Path.Combine(server.Home.FullName, "data", "imports");
        clock.Advance(TimeSpan.FromMinutes(50));
        Assert.Contains("Quelle colonne", await organiser.PageAsync("/surveys/1/import"), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromMinutes(50));
        Assert.Single(Directory.EnumerateFiles(folder));
        clock.Advance(TimeSpan.FromMinutes(11));
        for (var tries = 0; tries < 100 && Directory.EnumerateFiles(folder).Any(); tries++)
            await Task.Delay(50, Cancellation);
        Assert.Empty(Directory.EnumerateFiles(folder));
        Assert.Contains("depuis une heure", await organiser.PageAsync("/surveys/1/import"), StringComparison.Ordinal);
        Assert.Contains("Lire le fichier", await organiser.PageAsync("/surveys/1/responses"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_beyond_those_listed_are_announced_with_their_number()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        await PublishAsync(organiser, "mur-ia");
        var file = Encoding.UTF8.GetBytes("q1\n" + string.Concat(Enumerable.Range(0, 450).Select(i => $"Inconnu {i}\n")));
        Assert.Contains("250 autres valeurs inconnues", await FollowAsync(organiser, await SendAsync(organiser, file)), StringComparison.Ordinal);
    }

    private static async Task PublishAsync(HttpClient organiser, string template)
    {
        using var created = await organiser.PostFormAsync("/surveys/new", "/surveys", ("from", template), ("title", ""));
        using var published = await organiser.PostFormAsync("/surveys/1/versions", "/surveys/1/versions", ("version", "0"));
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient organiser, byte[] file)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Pages.Token(await organiser.PageAsync("/surveys/1/responses"))), "__RequestVerificationToken" },
            { new ByteArrayContent(file), "file", "réponses.csv" },
        };
        return await organiser.PostAsync("/surveys/1/import", form, Cancellation);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient organiser, string action, params (string, string)[] fields) =>
        organiser.PostFormAsync("/surveys/1/import", $"/surveys/1/import/{action}", fields);

    // The page that follows, once no work is under way.
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

    // The mapping page's form as a browser would send it untouched.
    private static IEnumerable<(string Name, string Value)> Selected(string html)
    {
        foreach (Match select in Select().Matches(html))
            yield return (select.Groups[1].Value, Chosen().Match(select.Groups[2].Value).Groups[1].Value);
        foreach (Match hidden in Hidden().Matches(html))
            yield return (hidden.Groups[1].Value, hidden.Groups[2].Value);
    }

    private static async Task<List<StoredResponse>> AllAsync(ParvisServer server)
    {
        var all = new List<StoredResponse>();
        await foreach (var response in server.Services.GetRequiredService<IResponseStore>().ReadAsync(1, Cancellation))
            all.Add(response);
        return all;
    }

    [GeneratedRegex("<select name=\"([^\"]+)\"(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option value=\"([^\"]*)\" selected")]
    private static partial Regex Chosen();

    [GeneratedRegex("<input type=\"hidden\" name=\"(asked[^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
