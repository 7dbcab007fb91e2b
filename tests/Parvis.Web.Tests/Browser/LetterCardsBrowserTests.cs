using System.Text.Json;
using Microsoft.Playwright;
using Parvis.Core.Workshops;
using Parvis.Web.Hosting;
using Parvis.Web.Tests.Conventions;
using Parvis.Web.Tests.Workshops;
using static Microsoft.Playwright.Assertions;

namespace Parvis.Web.Tests.Browser;

/// <summary>
/// Letter cards in photographs made up by <c>letter-scene.js</c>: thirty people five metres away, cards of 19 cm seen askew, fingers on their
/// margins, light from one side, a soft lens, a noisy sensor, JPEG.
/// </summary>
public sealed class LetterCardsBrowserTests(ChromiumFixture chromium)
{
    private static string Read => $$"""
        async ({ reader, options }) => {
          const scene = {{Scene}}
          const { image, truth } = scene(options)
          const canvas = new OffscreenCanvas(image.width, image.height), pen = canvas.getContext('2d')
          pen.putImageData(new ImageData(image.data, image.width, image.height), 0, 0)
          const photograph = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 })
          pen.drawImage(await createImageBitmap(photograph), 0, 0)
          const { readCards } = await import(reader)
          const read = readCards(pen.getImageData(0, 0, image.width, image.height), options.codes)
          const said = new Map(read.map(one => [one.card, one.letter])), held = new Map(truth.map(one => [one.card, one.letter]))
          return {
            right: truth.filter(one => said.get(one.card) === one.letter).length,
            wrong: read.filter(one => held.get(one.card) !== one.letter).length,
          }
        }
        """;

    private static readonly string Reader = new Assets()["letter-cards.js"];

    private static readonly int[] Codes = [.. LetterMarkers.Codes];

    private static string Scene { get; } = File.ReadAllText(Path.Combine(Repository.Root, "tests/Parvis.Web.Tests/Browser/letter-scene.js"));

    [Theory]
    [InlineData(1280, 720, 0.9, 6, 0.6, 5)]
    [InlineData(1280, 720, 1.1, 9, 0.75, 5)]
    [InlineData(1920, 1080, 1.3, 6, 0.6, 5)]
    [InlineData(1280, 720, 0.9, 6, 0.6, 3.5)]
    public async Task Thirty_cards_are_read_across_a_room_and_none_is_read_wrong(int width, int height, double blur, int noise, double light, double distance)
    {
        await using var context = await chromium.DesktopAsync(await SharedServer.GetAsync());
        var page = await BlankAsync(context);
        for (var seed = 1; seed <= 3; seed++)
        {
            var (right, wrong) = await ReadAsync(page, new { width, height, blur, noise, light, distance, cards = 30, seed = seed * 104_729, codes = Codes });
            Assert.Equal(0, wrong);
            Assert.True(right >= 29, $"{right} of 30 at {width} × {height}, {distance} m, seed {seed}");
        }
    }

    [Fact]
    public async Task A_room_without_cards_has_none_and_a_card_leaning_between_two_letters_is_neither()
    {
        await using var context = await chromium.DesktopAsync(await SharedServer.GetAsync());
        var page = await BlankAsync(context);
        for (var seed = 1; seed <= 5; seed++)
            Assert.Equal((0, 0), await ReadAsync(page, new { width = 1280, height = 720, cards = 0, seed = seed * 7_919, codes = Codes }));
        // Tilted by anything up to a quarter of a turn, a good part is doubtful: never a wrong letter for those within 36°.
        var (right, wrong) = await ReadAsync(page, new { width = 1280, height = 720, blur = 0.9, cards = 30, tilt = 34, seed = 5, codes = Codes });
        Assert.Equal(0, wrong);
        Assert.InRange(right, 27, 30);
    }

    [Fact]
    public async Task A_facilitator_counts_cards_by_camera_or_photograph_and_no_picture_leaves()
    {
        var server = await SharedServer.GetAsync();
        var room = await LiveRoom.OpenAsync(server);
        using var link = await room.ConsoleAsync();
        await room.CommandAsync(link, "go-to", -1, ("to", "0"));
        await using var context = await chromium.PhoneAsync(server);
        var console = await context.NewPageAsync();
        // What a camera films: eight people, of whom some hold C or D, which the question does not have.
        await console.AddInitScriptAsync($$"""
            navigator.mediaDevices.getUserMedia = async () => {
              const { image, truth } = ({{Scene}})({ width: 1280, height: 720, blur: 0.9, cards: 8, distance: 3, seed: 11, codes: {{JsonSerializer.Serialize(Codes)}} })
              window.truth = truth
              const canvas = document.createElement('canvas')
              Object.assign(canvas, { width: 1280, height: 720 })
              const pen = canvas.getContext('2d')
              const draw = () => pen.putImageData(new ImageData(image.data, 1280, 720), 0, 0)
              draw()
              setInterval(draw, 100)
              return canvas.captureStream(10)
            }
            """);
        var sent = new List<string>();
        console.Request += (_, request) => sent.Add($"{request.Method} {request.Url} {request.PostData}");
        await console.GotoAsync($"/rooms/{room.Code}/with/{room.ConsoleKey}");
        await console.Locator("summary", new() { HasText = "mains levées" }).ClickAsync();
        await console.GetByRole(AriaRole.Button, new() { Name = "Lire les cartes lettres" }).ClickAsync();
        var dialog = console.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Les images restent sur cet appareil");
        await Expect(dialog.Locator("[data-cards-said]")).ToContainTextAsync("lue", new() { Timeout = 60_000 });
        var held = await console.EvaluateAsync<int[]>("['A', 'B'].map(letter => truth.filter(t => t.letter === letter).length)");
        var all = $"{held.Sum()} cartes lues";
        await Expect(dialog.Locator("[data-cards-said]")).ToContainTextAsync(all, new() { Timeout = 60_000 });
        await console.AssertAccessibleAsync();
        await console.ScreenshotAsync("letter-cards");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Compter ces cartes" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("C’est compté");
        async Task<int[]> HandsAsync()
        {
            var hands = (await room.StoredAsync()).Steps[0].Last.Hands;
            return [hands.GetValueOrDefault("oui"), hands.GetValueOrDefault("non")];
        }

        Assert.Equal(held, await HandsAsync());
        // Read again, nothing more is added; someone who changed their mind is moved.
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Recommencer" }).ClickAsync();
        await Expect(dialog.Locator("[data-cards-said]")).ToContainTextAsync(all, new() { Timeout = 60_000 });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Compter ces cartes" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("C’est compté");
        Assert.Equal(held, await HandsAsync());
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Fermer" }).ClickAsync();

        // Without a camera: a photograph, read here too.
        await console.EvaluateAsync("() => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('no')) }");
        await console.GetByRole(AriaRole.Button, new() { Name = "Lire les cartes lettres" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("La caméra n’est pas disponible");
        var photograph = await console.EvaluateAsync<string>($$"""
            async options => {
              const scene = {{Scene}}
              const { image } = scene(options)
              const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height })
              canvas.getContext('2d').putImageData(new ImageData(image.data, image.width, image.height), 0, 0)
              return canvas.toDataURL('image/jpeg', 0.8).split(',')[1]
            }
            """, new { width = 1280, height = 720, blur = 0.9, cards = 8, distance = 3, seed = 11, codes = Codes });
        await dialog.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "salle.jpg", MimeType = "image/jpeg", Buffer = Convert.FromBase64String(photograph) });
        await Expect(dialog.Locator("[data-cards-said]")).ToContainTextAsync(all, new() { Timeout = 60_000 });

        Assert.All(sent.Where(s => s.StartsWith("POST", StringComparison.Ordinal)), s => Assert.Contains("command=count-hands", s, StringComparison.Ordinal));
        Assert.All(sent, s => Assert.StartsWith(server.LocalAddress.ToString(), s.Split(' ')[1], StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_cards_are_printed_a_sheet_each_and_are_those_that_are_read()
    {
        await using var server = await ParvisServer.StartAsync();
        await using var context = await chromium.ContextAsync(server, new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        var page = await context.NewPageAsync();
        await page.SignInAsync(server);
        await page.GotoAsync("/kits/letter-cards");
        await Expect(page.Locator(".camera-card")).ToHaveCountAsync(40);
        await page.AssertAccessibleAsync();
        var read = await page.EvaluateAsync<string[]>("""
            async ({ reader, codes }) => {
              const { readCards } = await import(reader), said = []
              for (const card of document.querySelectorAll('.camera-card svg')) {
                const drawing = new Blob([new XMLSerializer().serializeToString(card).replace('<svg ', '<svg width="300" height="300" ')], { type: 'image/svg+xml' })
                const picture = new Image(), address = URL.createObjectURL(drawing)
                picture.src = address
                await picture.decode()
                const canvas = new OffscreenCanvas(400, 400), pen = canvas.getContext('2d')
                pen.fillStyle = '#888'
                pen.fillRect(0, 0, 400, 400)
                pen.drawImage(picture, 50, 50)
                said.push(readCards(pen.getImageData(0, 0, 400, 400), codes).map(one => `${one.card}${one.letter}`).join())
              }
              return said
            }
            """, new { reader = Reader, codes = Codes });
        Assert.Equal(Enumerable.Range(1, 40).Select(n => $"{n}A"), read);
        if (Environment.GetEnvironmentVariable("PARVIS_SCREENSHOTS") is { Length: > 0 } folder)
            await page.PdfAsync(new() { Path = Path.Combine(folder, "letter-cards.pdf"), PreferCSSPageSize = true, PrintBackground = true });
    }

    private static async Task<IPage> BlankAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/s");
        return page;
    }

    private static async Task<(int Right, int Wrong)> ReadAsync(IPage page, object options)
    {
        var read = await page.EvaluateAsync<JsonElement>(Read, new { reader = Reader, options });
        return (read.GetProperty("right").GetInt32(), read.GetProperty("wrong").GetInt32());
    }
}
