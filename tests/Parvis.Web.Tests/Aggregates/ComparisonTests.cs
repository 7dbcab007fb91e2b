using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Parvis.Core;
using Parvis.Core.Barometers.Aggregates;
using Parvis.Web.Tests.Barometers;
using Parvis.Web.Tests.Browser;

namespace Parvis.Web.Tests.Aggregates;

public sealed class ComparisonTests(ChromiumFixture chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<ParvisServer> PublishedAsync(int forms = 198)
    {
        var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server, forms);
        using var organiser = await server.OrganiserAsync();
        using var published = await BarometerTests.PublishAsync(organiser, survey);
        return server;
    }

    private static async Task<byte[]> FileAsync(ParvisServer server)
    {
        using var visitor = server.Visitor();
        return await visitor.GetByteArrayAsync("/barometres/mur-ia/agregats.parvis.json", Cancellation);
    }

    // The same barometer, as another town would have published and signed it.
    private static byte[] OfAnotherTown(byte[] ours, string place, Func<Aggregate, Aggregate>? change = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var aggregate = AggregateFile.Read(ours).Aggregate! with { Place = place };
        return AggregateFile.Write(change?.Invoke(aggregate) ?? aggregate, key);
    }

    private static async Task<(HttpStatusCode Status, string Html)> SendAsync(HttpClient organiser, params byte[][] files)
    {
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(Pages.Token(await organiser.PageAsync("/comparisons"))), "__RequestVerificationToken");
        foreach (var file in files)
            form.Add(new ByteArrayContent(file), "file", "ville.parvis.json");
        using var answer = await organiser.PostAsync("/comparisons/files", form, Cancellation);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation)));
    }

    [Fact]
    public async Task Anyone_downloads_a_signed_file_of_a_published_barometer_and_only_of_it()
    {
        await using var server = await PublishedAsync();
        var reading = AggregateFile.Read(await FileAsync(server));
        Assert.Equal("Ville de Roubaix", reading.Aggregate!.Place);
        Assert.Equal(192, reading.Aggregate.Method.Panel);
        using var organiser = await server.OrganiserAsync();
        Assert.Contains(reading.Signer!, await organiser.PageAsync("/comparisons"), StringComparison.Ordinal);
        Assert.Contains("agregats.parvis.json", await organiser.PageAsync("/barometres/mur-ia"), StringComparison.Ordinal);
        using var withdrawn = await organiser.PostFormAsync("/surveys/1/barometer", "/surveys/1/publication/withdrawal");
        using var gone = await organiser.GetAsync("/barometres/mur-ia/agregats.parvis.json", Cancellation);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
    }

    [Fact]
    public async Task Restarted_the_server_signs_with_the_same_key()
    {
        var home = Directory.CreateTempSubdirectory("parvis-test-");
        string?[] signers = [null, null];
        for (var start = 0; start < 2; start++)
        {
            await using var server = await ParvisServer.StartAsync(home);
            if (start == 0)
            {
                var survey = await MurSurvey.AddAsync(server, 20);
                using var organiser = await server.OrganiserAsync();
                using var published = await BarometerTests.PublishAsync(organiser, survey);
            }
            signers[start] = AggregateFile.Read(await FileAsync(server)).Signer;
        }
        home.Delete(recursive: true);
        Assert.NotNull(signers[0]);
        Assert.Equal(signers[0], signers[1]);
    }

    [Fact]
    public async Task The_files_of_two_towns_make_a_common_barometer_with_a_line_each_and_a_total()
    {
        await using var server = await PublishedAsync();
        var ours = await FileAsync(server);
        using var organiser = await server.OrganiserAsync();
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(organiser, OfAnotherTown(ours, "Ville d’Arras"), OfAnotherTown(ours, "Ville de Lille", Reworded))).Status);
        var html = WebUtility.HtmlDecode(await organiser.PageAsync("/comparisons/merged?with=p1&with=f1&with=f2"));
        Assert.Contains("<td class=\"number\">576</td>", html, StringComparison.Ordinal);
        Assert.Contains("Ville d’Arras", html, StringComparison.Ordinal);
        Assert.Contains("Ville de Lille\u00A0: la question est formulée autrement.", html, StringComparison.Ordinal);
        Assert.Contains("effectifs de moins de cinq personnes", html, StringComparison.Ordinal);
        // q5: 189 in each town that asked it so, in all 378.
        Assert.Contains("378 personnes ayant exprimé un avis", html, StringComparison.Ordinal);

        using var removed = await organiser.PostFormAsync("/comparisons", "/comparisons/files/1/removal");
        Assert.Equal(HttpStatusCode.SeeOther, removed.StatusCode);
        using var alone = await organiser.GetAsync("/comparisons/merged?with=p1&with=f1", Cancellation);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, alone.StatusCode);

        static Aggregate Reworded(Aggregate lille) => lille with
        {
            Questions =
            [
                .. lille.Questions.Select(q => q.Finding.Question == "q5" ? q with { Finding = q.Finding with { Wording = LocalisedText.French("L’IA est-elle une chance ?") } } : q),
            ],
        };
    }

    [Fact]
    public async Task A_broken_signature_and_any_other_file_are_refused_in_words_and_nothing_is_kept_of_them()
    {
        await using var server = await PublishedAsync();
        var ours = await FileAsync(server);
        using var organiser = await server.OrganiserAsync();
        var forged = JsonNode.Parse(ours)!;
        forged["content"]!["questions"]![0]!["answered"] = 1;
        foreach (var (file, words) in new[]
        {
            (Encoding.UTF8.GetBytes(forged.ToJsonString()), "La signature ne correspond pas"),
            ("PK\u0003\u0004"u8.ToArray(), "Ce fichier est abîmé"),
            ("{\"a\":1}"u8.ToArray(), "n’est pas un fichier d’agrégats"),
        })
        {
            var (status, html) = await SendAsync(organiser, file);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
            Assert.Contains(words, html, StringComparison.Ordinal);
        }
        Assert.Contains("de 1 à 20 fichiers", (await SendAsync(organiser)).Html, StringComparison.Ordinal);
        var arras = OfAnotherTown(ours, "Ville d’Arras");
        Assert.Contains("est déjà là", (await SendAsync(organiser, arras, arras)).Html, StringComparison.Ordinal);
        // Of the two, one is kept; of the forged, none.
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(await organiser.PageAsync("/comparisons"), "/removal\""));
        var impostor = OfAnotherTown(ours, "Ville d’Arras");
        await SendAsync(organiser, impostor);
        Assert.Contains("Deux clés pour une même ville", await organiser.PageAsync("/comparisons"), StringComparison.Ordinal);
        using var stranger = server.Visitor();
        using var sent = await stranger.GetAsync("/comparisons", Cancellation);
        Assert.StartsWith("/sign-in", sent.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_are_accessible_and_fit_phones()
    {
        await using var server = await PublishedAsync();
        using var organiser = await server.OrganiserAsync();
        await SendAsync(organiser, OfAnotherTown(await FileAsync(server), "Ville d’Arras"));
        foreach (var (name, width) in new[] { ("desktop", 1280), ("small", 320) })
        {
            await using var context = await chromium.ContextAsync(server, new() { ViewportSize = new() { Width = width, Height = 844 } });
            var page = await context.NewPageAsync();
            await page.SignInAsync(server);
            await page.GotoAsync("/comparisons");
            await page.ScreenshotAsync($"comparisons-{name}");
            await page.AssertAccessibleAsync();
            await page.ClickAsync("form[action='/comparisons/merged'] button");
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
            await page.ScreenshotAsync($"merged-{name}");
            await page.AssertAccessibleAsync();
        }
    }
}
