using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Web.Data;
using Parvis.Web.Tests.Conventions;

namespace Parvis.Web.Tests.Reports;

/// <summary>docs/examples/mur-ia-roubaix, on the survey that every new server holds.</summary>
public sealed class ExampleReportTests
{
    private const string Folder = "docs/examples/mur-ia-roubaix";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_example_is_published_as_it_is_on_the_demonstration_and_its_differences_are_those_listed()
    {
        await using var server = await ParvisServer.StartAsync(null, "--Demonstration", "true");
        var (editor, organiser) = await PublishedAsync(server);
        using (organiser)
            Assert.Contains("Rien à corriger", await organiser.PageAsync(editor), StringComparison.Ordinal);
        using var stranger = server.Visitor();
        var page = WebUtility.HtmlDecode(await stranger.PageAsync(Address));
        Assert.Equal(14, Regex.Count(page, "class=\"chart-wide\""));
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);

        // Anyone computes them again.
        var bundle = Path.GetTempFileName();
        await File.WriteAllBytesAsync(bundle, await stranger.GetByteArrayAsync($"{Address}/dossier.zip", Cancellation), Cancellation);
        using var said = new StringWriter();
        Assert.Equal(0, await AnalyseCommand.RunAsync(["analyse", bundle, "--verify"], said, said));
        Assert.Matches("the same\\. 192 rows, .* [0-9]{3,} of the report computed again", said.ToString());
        File.Delete(bundle);

        // Every « a / b » that the page of differences says was computed is in the register.
        var register = WebUtility.HtmlDecode(await stranger.PageAsync($"{Address}/chiffres")).Replace('\u202F', ' ');
        var differences = await File.ReadAllTextAsync(Path.Combine(Repository.Root, Folder, "ecarts.md"), Cancellation);
        foreach (var computed in new[] { "−53 / 189", "666 / 183", "102 / 178", "92 / 180", "112 / 173", "139 / 180" })
        {
            Assert.Contains(computed, differences, StringComparison.Ordinal);
            Assert.Contains($"<td>{computed} ", register, StringComparison.Ordinal);
        }
        foreach (var (question, total) in new[] { (2, 101), (5, 101), (14, 99) })
        {
            Assert.Matches($"Question {question} \\|.*\\| {total} \\|", differences);
            Assert.Contains($"Le total affiché est de {total}\u202F%", page, StringComparison.Ordinal);
        }
        foreach (var cited in new[] { "30\u202F%", "24\u202F%", "37\u202F%", "34\u202F%" })
            Assert.Contains($"<td class=\"number\">{cited}</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_is_taken_away_in_every_format_and_each_withdrawn_with_it()
    {
        await using var server = await ParvisServer.StartAsync(null, "--Demonstration", "true", "--Documents:Chromium", "off");
        var (editor, organiser) = await PublishedAsync(server);
        using var stranger = server.Visitor();
        foreach (var (format, type) in new[]
        {
            ("odt", "application/vnd.oasis.opendocument.text"), ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            ("ods", "application/vnd.oasis.opendocument.spreadsheet"), ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            ("zip", "application/zip"), ("md", "text/markdown"),
        })
        {
            using var file = await stranger.GetAsync($"{Address}.{format}", Cancellation);
            Assert.Equal((HttpStatusCode.OK, type), (file.StatusCode, file.Content.Headers.ContentType!.MediaType));
            if (Environment.GetEnvironmentVariable("PARVIS_SCREENSHOTS") is { Length: > 0 } folder)
                await File.WriteAllBytesAsync(Path.Combine(folder, $"example.{format}"), await file.Content.ReadAsByteArrayAsync(Cancellation), Cancellation);
            if (format is "odt" or "zip")
                Assert.Equal(14, await DrawingsAsync(file, ".svg"));
        }
        Assert.Equal(
            await File.ReadAllTextAsync(Path.Combine(Repository.Root, Folder, "rapport.md"), Cancellation), await stranger.GetStringAsync($"{Address}.md", Cancellation));
        // Without a browser the PDF says how to print.
        using (var pdf = await stranger.GetAsync($"{Address}.pdf", Cancellation))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, pdf.StatusCode);
            Assert.Contains("imprimer depuis votre navigateur", WebUtility.HtmlDecode(await pdf.Content.ReadAsStringAsync(Cancellation)), StringComparison.Ordinal);
        }
        using (var other = await stranger.GetAsync($"{Address}.exe", Cancellation))
            Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        using (organiser)
        using (await organiser.PostFormAsync(editor, $"{editor}/publication/withdrawal", ("revision", ReportTests.Revision().Match(await organiser.PageAsync(editor)).Groups[1].Value)))
            foreach (var format in new[] { "pdf", "odt", "docx", "ods", "xlsx", "zip", "md" })
            {
                using var gone = await stranger.GetAsync($"{Address}.{format}", Cancellation);
                Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
            }
    }

    internal const string Address = "/rapports/sonder-les-representations-du-territoire-autour-de-l-ia";

    internal static async Task<(string Editor, HttpClient Organiser)> PublishedAsync(ParvisServer server)
    {
        int survey;
        await using (var scope = server.Services.CreateAsyncScope())
            survey = await scope.ServiceProvider.GetRequiredService<ParvisDbContext>().Surveys
                .Where(s => s.Title.Contains("Roubaix")).Select(s => s.Id).SingleAsync(Cancellation);
        var organiser = await server.OrganiserAsync();
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Pages.Token(await organiser.PageAsync("/reports/new"))), "__RequestVerificationToken" },
            { new StringContent(survey.ToString()), "survey" },
            { new StringContent("fr"), "language" },
            { new ByteArrayContent(await File.ReadAllBytesAsync(Path.Combine(Repository.Root, Folder, "rapport.md"), Cancellation)), "file", "rapport.md" },
        };
        using var created = await organiser.PostAsync("/reports", form, Cancellation);
        var editor = created.Headers.Location!.ToString();
        using var published = await ReportTests.PublishAsync(organiser, editor);
        Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);
        return (editor, organiser);
    }

    [Fact]
    public async Task With_a_browser_there_is_a_tagged_PDF_with_an_outline_and_a_DOCX_with_its_pictures()
    {
        await using var server = await ParvisServer.StartAsync(null, "--Demonstration", "true");
        (await PublishedAsync(server)).Organiser.Dispose();
        using var stranger = server.Visitor();
        var pdf = await stranger.GetByteArrayAsync($"{Address}.pdf", Cancellation);
        var words = System.Text.Encoding.Latin1.GetString(pdf);
        Assert.StartsWith("%PDF", words, StringComparison.Ordinal);
        Assert.Contains("/StructTreeRoot", words, StringComparison.Ordinal);
        Assert.Contains("/Outlines", words, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("PARVIS_SCREENSHOTS") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, "example.pdf"), pdf, Cancellation);
        using var docx = await stranger.GetAsync($"{Address}.docx", Cancellation);
        Assert.Equal(14, await DrawingsAsync(docx, ".png"));
        Assert.Equal(14, await DrawingsAsync(docx, ".svg"));
    }

    private static async Task<int> DrawingsAsync(HttpResponseMessage file, string ending)
    {
        await using var stream = new MemoryStream(await file.Content.ReadAsByteArrayAsync(Cancellation));
        using var zip = new System.IO.Compression.ZipArchive(stream);
        return zip.Entries.Count(e => e.FullName.EndsWith(ending, StringComparison.Ordinal));
    }
}
