using System.IO.Compression;
using System.Net;
using System.Text;
using Parvis.Web.Kits;
using Parvis.Web.Kits.Files;
using Parvis.Web.Kits.Printing;

namespace Parvis.Web.Tests.Kits;

public sealed class KitPagesTests
{
    private const string First = "comprendre-l-ia-ensemble";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_library_finds_by_word_audience_time_and_equipment()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        async Task<int> FoundAsync(string query) =>
            (await organiser.PageAsync("/kits" + query)).Split("<h2><a href=\"/kits/").Length - 1;
        Assert.Equal(3, await FoundAsync(""));
        Assert.Equal(1, await FoundAsync("?q=phrase+de+PASSE"));
        Assert.Equal(1, await FoundAsync("?audience=Children"));
        Assert.Equal(2, await FoundAsync("?audience=Seniors&equipment=Paper"));
        Assert.Equal(2, await FoundAsync("?minutes=20"));
        Assert.Equal(3, await FoundAsync("?minutes=beaucoup&audience=77&equipment=%00"));
        Assert.Equal(0, await FoundAsync("?q=licorne"));
    }

    [Fact]
    public async Task A_kit_is_tried_taken_away_and_brought_back_as_a_copy_that_keeps_the_credit()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        Assert.Contains("CC-BY-SA-4.0", await organiser.PageAsync($"/kits/{First}"), StringComparison.Ordinal);
        var preview = await organiser.PageAsync($"/kits/{First}/preview");
        Assert.Contains("à relire", preview, StringComparison.Ordinal);
        Assert.Contains("Artificial Intelligence: A General Survey", await organiser.PageAsync($"/kits/{First}"), StringComparison.Ordinal);

        var zip = await organiser.GetByteArrayAsync($"/kits/{First}/export.zip", Cancellation);
        Assert.Equal(ShippedKits.Find(First)!.Texts, KitZip.Read(new MemoryStream(zip)).Files!.Texts);
        using var brought = await UploadAsync(organiser, zip);
        Assert.Equal($"/kits/{First}-2", brought.Headers.Location!.ToString());

        using var copied = await organiser.PostFormAsync($"/kits/{First}", $"/kits/{First}/copies");
        Assert.Equal($"/kits/{First}-3/edit", copied.Headers.Location!.ToString());
        var copy = await organiser.PageAsync($"/kits/{First}-3");
        Assert.Contains("D’après", copy, StringComparison.Ordinal);
        Assert.Contains("(copie)", copy, StringComparison.Ordinal);
        using var again = await organiser.PostFormAsync($"/kits/{First}-3", $"/kits/{First}-3/copies");
        Assert.Equal(2, (await organiser.PageAsync($"/kits/{First}-3-2")).Split("D’après").Length - 1);
        using var deleted = await organiser.PostFormAsync($"/kits/{First}-3", $"/kits/{First}-3/deletion");
        Assert.Equal(HttpStatusCode.NotFound, (await organiser.GetAsync($"/kits/{First}-3", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_copy_is_arranged_and_rewritten_in_the_browser_and_a_mistake_is_never_stored()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        using var copied = await organiser.PostFormAsync($"/kits/{First}", $"/kits/{First}/copies");
        var edit = $"/kits/{First}-2/edit";
        int At(string html, string activity) => html.IndexOf($"files/activities/{activity}.md", StringComparison.Ordinal);

        using var moved = await organiser.PostFormAsync(edit, $"/kits/{First}-2/arrangement", ("do", "up:fil"), ("minutes-fil", "7"));
        Assert.Equal(HttpStatusCode.SeeOther, moved.StatusCode);
        var html = await organiser.PageAsync(edit);
        Assert.True(At(html, "fil") < At(html, "crepes"));
        Assert.Contains("id=\"minutes-fil\" name=\"minutes-fil\" type=\"number\" min=\"1\" max=\"240\" value=\"7\"", html, StringComparison.Ordinal);
        // Up from the head of a sequence: the end of the one before.
        using var over = await organiser.PostFormAsync(edit, $"/kits/{First}-2/arrangement", ("do", "up:fil"));
        html = await organiser.PageAsync(edit);
        Assert.True(At(html, "frise") < At(html, "fil") && At(html, "fil") < html.IndexOf("Vrai ou imaginé", StringComparison.Ordinal));
        using var tooLong = await organiser.PostFormAsync(edit, $"/kits/{First}-2/arrangement", ("minutes-fil", "900"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.StatusCode);

        var file = $"/kits/{First}-2/files/activities/bienvenue.md";
        using var refused = await organiser.PostFormAsync(file, file, ("text", "---\ntitle: Bonjour <b>\nminuts: 5\nkind: talk\n---\n"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var said = await refused.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("activities/bienvenue.md, ligne 3", said, StringComparison.Ordinal);
        Assert.Contains("minuts: 5", said, StringComparison.Ordinal);
        using var written = await organiser.PostFormAsync(file, file, ("text", "---\r\ntitle: Bonjour\r\nminutes: 5\r\nkind: talk\r\n---\r\n## Dire\r\nSalut <script>alert(1)</script> [ici](javascript:alert(1)) ![x](https://example.org/x.png) [page](https://example.org/p)\r\n"));
        Assert.Equal(HttpStatusCode.SeeOther, written.StatusCode);
        var booklet = await organiser.PageAsync($"/kits/{First}-2/print/booklet?start=14:00");
        Assert.Contains("&lt;script&gt;", booklet, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", booklet, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", booklet, StringComparison.Ordinal);
        Assert.DoesNotContain("x.png", booklet, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.org/p\"", booklet, StringComparison.Ordinal);
        Assert.Contains("14:05", booklet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_kits_of_the_house_are_not_edited_and_strangers_see_no_kit()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await organiser.GetAsync($"/kits/{First}/edit", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await organiser.PostFormAsync("/kits", $"/kits/{First}/files/kit.yaml", ("text", "x"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await organiser.PostFormAsync("/kits", $"/kits/{First}/deletion")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await organiser.GetAsync("/kits/rien/print/booklet", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await organiser.GetAsync($"/kits/{First}/print/cards/rien", Cancellation)).StatusCode);
        using var stranger = server.Visitor();
        Assert.Equal("/sign-in", (await stranger.GetAsync($"/kits/{First}", Cancellation)).Headers.Location!.AbsolutePath);
        Assert.Equal("application/schema+json", (await stranger.GetAsync("/formats/kit.schema.json", Cancellation)).Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_hostile_or_broken_zip_is_refused_in_words()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        using var notZip = await UploadAsync(organiser, "rien"u8.ToArray());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, notZip.StatusCode);
        using var climbing = await UploadAsync(organiser, Zip("../../etc/passwd", "x"));
        Assert.Contains("Une mallette ne contient pas de fichier", await climbing.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        using var broken = await UploadAsync(organiser, Zip("kit.yaml", "title: [<b>"));
        Assert.Contains("kit.yaml, ligne 2", await broken.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(3, (await organiser.PageAsync("/kits")).Split("<h2><a href=\"/kits/").Length - 1);
    }

    [Theory]
    [InlineData("cards/ou-est-l-ia")]
    [InlineData("cards/actions?large=1")]
    [InlineData("timeline/frise")]
    [InlineData("ballots/avis")]
    [InlineData("wall/donnees")]
    [InlineData("letters")]
    [InlineData("booklet")]
    [InlineData("attendance")]
    public async Task Every_sheet_is_a_page_without_anything_from_elsewhere(string sheet)
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        var html = await organiser.PageAsync($"/kits/{First}/print/{sheet}");
        Assert.Contains("kit-print", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?:src|<link[^>]*href)=\"(?:https?:)?//", html);
        Assert.DoesNotContain("style=\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("crepes", 11)]
    [InlineData("frise", 20)]
    public async Task Cards_to_put_in_order_are_printed_by_letter_and_nothing_else_names_them(string activity, int cards)
    {
        var server = await SharedServer.GetAsync();
        using var organiser = await server.OrganiserAsync();
        var html = await organiser.PageAsync($"/kits/{First}/print/cards/{activity}");
        var letters = html.Split("class=\"card-letter\">").Skip(1).Select(rest => rest[0]).ToList();
        Assert.Equal(Enumerable.Range('A', cards).Select(c => (char)c), letters);
        var codes = KitReader.Read(ShippedKits.Find(First)!).Kit!.Find(activity)!.Content.Cards.Select(c => c.Code);
        Assert.DoesNotContain(codes, code => html.Contains($"<b>{code}</b>", StringComparison.Ordinal));
        Assert.NotEqual(codes.Order(StringComparer.Ordinal), codes);
    }

    [Fact]
    public void Backs_fall_behind_their_fronts()
    {
        var cards = KitReader.Read(ShippedKits.Find(First)!).Kit!.Find("donnees")!.Content.Cards;
        var sheets = CardSheet.Of(cards, large: false).ToList();
        Assert.Equal(3, sheets.Count);
        foreach (var sheet in sheets)
            for (var place = 0; place < sheet.Fronts.Length; place++)
                Assert.Equal(sheet.Fronts[place], sheet.Backs[place - (place % 2) + 1 - (place % 2)]);
        Assert.Equal(5, CardSheet.Of(cards, large: true).Count());
    }

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient organiser, byte[] zip)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Pages.Token(await organiser.PageAsync("/kits"))), "__RequestVerificationToken" },
            { new ByteArrayContent(zip), "file", "mallette.zip" },
        };
        return await organiser.PostAsync("/kits", form, Cancellation);
    }

    private static byte[] Zip(string path, string text)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (var stream = zip.CreateEntry(path).Open())
            stream.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }
}
