using System.IO.Compression;
using System.Net;
using System.Text;
using Parvis.Core.Imports;

namespace Parvis.Web.Tests.Barometers;

public sealed class BarometerDownloadsTests
{
    private static readonly string Chromium = Environment.GetEnvironmentVariable("PARVIS_CHROMIUM") ?? "/usr/bin/chromium";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ods")]
    [InlineData("xlsx")]
    public async Task Every_table_comes_in_a_workbook_that_our_own_import_reads(string format)
    {
        await using var server = await PublishedAsync("off");
        using var stranger = server.Visitor();
        var workbook = await stranger.GetByteArrayAsync($"/barometres/mur-ia/chiffres.{format}?lang=fr", Cancellation);
        Keep($"mur-ia.{format}", workbook);
        var csv = new MemoryStream();
        Assert.Null(Spreadsheet.WriteCsv(new MemoryStream(workbook), csv, SpreadsheetLimits.Default, Cancellation));
        var contents = Encoding.UTF8.GetString(csv.ToArray());
        Assert.Contains("192 réponses analysées", contents, StringComparison.Ordinal);
        Assert.Contains("Réponses analysées,192", contents, StringComparison.Ordinal);
        Assert.Contains(",192,189,3\r\n", contents, StringComparison.Ordinal);
        using var zip = new ZipArchive(new MemoryStream(workbook));
        var sheets = format == "xlsx" ? zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).ToList() : [zip.GetEntry("content.xml")!];
        var text = string.Concat(sheets.Select(Text));
        Assert.Contains("Santé", text, StringComparison.Ordinal);
        // 92 of the 180 who chose at least one.
        Assert.Contains((92 / 180.0).ToString("R"), text, StringComparison.Ordinal);
        Assert.Equal(workbook, await stranger.GetByteArrayAsync($"/barometres/mur-ia/chiffres.{format}?lang=fr", Cancellation));
    }

    [Fact]
    public async Task Without_a_browser_the_charts_come_as_SVG_and_the_page_says_how_to_print_it()
    {
        await using var server = await PublishedAsync("off");
        using var stranger = server.Visitor();
        using var zip = new ZipArchive(await stranger.GetStreamAsync("/barometres/mur-ia/graphiques.zip", Cancellation));
        Assert.Equal(14, zip.Entries.Count(e => e.Name.EndsWith(".svg", StringComparison.Ordinal)));
        Assert.DoesNotContain(zip.Entries, e => e.Name.EndsWith(".png", StringComparison.Ordinal));
        Assert.Contains("n’a pas Chromium", Text(zip.GetEntry("LISEZMOI.txt")!), StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode(await stranger.GetStringAsync("/barometres/mur-ia", Cancellation));
        Assert.Contains("imprimez cette page depuis votre navigateur", page, StringComparison.Ordinal);
        Assert.DoesNotContain("barometre.pdf", page, StringComparison.Ordinal);
        using var pdf = await stranger.GetAsync("/barometres/mur-ia/barometre.pdf", Cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, pdf.StatusCode);
        Assert.Contains("n’a pas Chromium", WebUtility.HtmlDecode(await pdf.Content.ReadAsStringAsync(Cancellation)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_browser_the_charts_come_as_pictures_too_and_the_page_as_a_tagged_PDF()
    {
        await using var server = await PublishedAsync(Chromium);
        using var stranger = server.Visitor();
        var bytes = await stranger.GetByteArrayAsync("/barometres/mur-ia/graphiques.zip", Cancellation);
        Keep("charts.zip", bytes);
        using var zip = new ZipArchive(new MemoryStream(bytes));
        var pictures = zip.Entries.Where(e => e.Name.EndsWith(".png", StringComparison.Ordinal)).ToList();
        Assert.Equal(14, pictures.Count);
        Assert.All(pictures, p => Assert.Equal(2160, Width(p)));

        var pdf = await stranger.GetByteArrayAsync("/barometres/mur-ia/barometre.pdf?lang=fr", Cancellation);
        Keep("barometre.pdf", pdf);
        var raw = Encoding.Latin1.GetString(pdf);
        Assert.StartsWith("%PDF-", raw, StringComparison.Ordinal);
        Assert.Contains("/MarkInfo", raw, StringComparison.Ordinal);
        Assert.Contains("/StructTreeRoot", raw, StringComparison.Ordinal);
        Assert.Contains("/Outlines", raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_does_not_answer_is_said_in_words()
    {
        await using var server = await PublishedAsync("/bin/true");
        using var stranger = server.Visitor();
        using var pdf = await stranger.GetAsync("/barometres/mur-ia/barometre.pdf", Cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, pdf.StatusCode);
        Assert.Contains("Chromium n’a pas répondu", WebUtility.HtmlDecode(await pdf.Content.ReadAsStringAsync(Cancellation)), StringComparison.Ordinal);
        using var zip = new ZipArchive(await stranger.GetStreamAsync("/barometres/mur-ia/graphiques.zip", Cancellation));
        Assert.Contains("Chromium n’a pas répondu", Text(zip.GetEntry("LISEZMOI.txt")!), StringComparison.Ordinal);
    }

    private static async Task<ParvisServer> PublishedAsync(string chromium)
    {
        var server = await ParvisServer.StartAsync(null, "--Documents:Chromium", chromium);
        var survey = await MurSurvey.AddAsync(server);
        using var organiser = await server.OrganiserAsync();
        using var published = await BarometerTests.PublishAsync(organiser, survey);
        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        return server;
    }

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    // The header of a PNG gives its width at byte 16.
    private static int Width(ZipArchiveEntry png)
    {
        using var content = png.Open();
        var head = new byte[24];
        content.ReadExactly(head);
        return System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(16));
    }

    // For eyes.
    private static void Keep(string name, byte[] content)
    {
        if (Environment.GetEnvironmentVariable("PARVIS_SCREENSHOTS") is { Length: > 0 } folder)
            File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(folder).FullName, name), content);
    }
}
