using Microsoft.Playwright;
using Parvis.Core.Responses;
using Parvis.Core.Surveys;

namespace Parvis.Web.Tests.Browser;

public sealed class TabletBrowserTests(ChromiumFixture chromium)
{
    [Theory]
    [InlineData(Presentation.AllOnOnePage)]
    [InlineData(Presentation.OneByOne)]
    public async Task A_shared_tablet_asks_whether_someone_is_there_then_goes_back_to_an_empty_start(Presentation presentation)
    {
        var server = await SharedServer.GetAsync();
        var wall = await OpenSurvey.CreateAsync(server, mode: ResponseMode.SharedTablet, presentation: presentation);
        await using var context = await chromium.ContextAsync(server, new() { ViewportSize = new() { Width = 1024, Height = 768 } });
        var page = await context.NewPageAsync();
        await page.Clock.InstallAsync();
        await page.GotoAsync(wall.Path);
        if (presentation is Presentation.OneByOne)
            await page.GetByRole(AriaRole.Link, new() { Name = "Commencer" }).ClickAsync();
        await page.GetByLabel("Une femme").CheckAsync();
        await page.Clock.FastForwardAsync(170_000);
        if (presentation is Presentation.AllOnOnePage)
        {
            await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeHiddenAsync();
            await page.Clock.FastForwardAsync(20_000);
        }
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("toujours là");
        await page.AssertAccessibleAsync();
        await page.ScreenshotAsync($"tablet-still-there-{presentation}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Je continue" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByLabel("Une femme")).ToBeCheckedAsync();
        await page.Clock.FastForwardAsync(presentation is Presentation.AllOnOnePage ? 181_000 : 121_000);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.Clock.FastForwardAsync(31_000);
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(server.LocalAddress, wall.Path).ToString());
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeHiddenAsync();
        if (presentation is Presentation.OneByOne)
            await page.GetByRole(AriaRole.Link, new() { Name = "Commencer" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Une femme")).Not.ToBeCheckedAsync();
    }

    [Fact]
    public async Task A_questionnaire_in_Arabic_reads_from_right_to_left()
    {
        var server = await SharedServer.GetAsync();
        var wall = await OpenSurvey.CreateAsync(server, Arabic);
        await using var context = await chromium.ContextAsync(server, new() { ViewportSize = new() { Width = 390, Height = 844 }, Locale = "ar" });
        var page = await context.NewPageAsync();
        foreach (var (name, path) in new[] { ("welcome", ""), ("choice", "/q/q1"), ("stars", "/q/q2"), ("number", "/q/q3"), ("check", "/check") })
        {
            await page.GotoAsync($"{wall.Path}{path}");
            await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
            // The page's own words too: whoever chose Arabic may read nothing else.
            await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync(new System.Text.RegularExpressions.Regex("Suivant|Commencer|prononce|Envoyer|réponse"));
            await page.AssertAccessibleAsync();
            await page.ScreenshotAsync($"arabic-{name}");
        }
    }

    [Fact]
    public async Task The_poster_is_one_sheet_and_the_paper_twin_cuts_no_question()
    {
        var server = await SharedServer.GetAsync();
        var wall = await OpenSurvey.CreateAsync(server);
        await using var desktop = await chromium.DesktopAsync(server);
        var page = await desktop.NewPageAsync();
        await page.SignInAsync(server);
        foreach (var (name, path) in new[] { ("poster", $"/surveys/{wall.Id}/channels/{wall.ChannelId}/poster"), ("paper", $"/surveys/{wall.Id}/paper/print") })
        {
            await page.GotoAsync(path);
            await page.AssertAccessibleAsync();
            var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true });
            if (Environment.GetEnvironmentVariable("PARVIS_SCREENSHOTS") is { Length: > 0 } folder)
                await File.WriteAllBytesAsync(Path.Combine(folder, $"{name}.pdf"), pdf, TestContext.Current.CancellationToken);
            var pages = System.Text.RegularExpressions.Regex.Count(System.Text.Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b");
            Assert.InRange(pages, 1, name == "poster" ? 1 : 3);
        }
    }

    private const string Arabic = """
        title: {ar: جدار الذكاء الاصطناعي, fr: Mur de l’IA}
        introduction: {ar: "أربعة أسئلة قصيرة عن الذكاء الاصطناعي في حياتكم اليومية.", fr: Quatre questions.}
        languages: [ar, fr]
        sections:
        - id: s1
          questions:
          - id: q1
            kind: single-choice
            wording: {ar: "كم مرة تستخدمون أدوات الذكاء الاصطناعي في حياتكم اليومية، في العمل أو في البيت؟", fr: Combien ?}
            help: {ar: "اختاروا إجابة واحدة.", fr: Une réponse.}
            pictogram: phone
            options:
            - {code: jamais, label: {ar: أبدًا, fr: Jamais}}
            - {code: parfois, label: {ar: "أحيانًا (مرات قليلة في الشهر)", fr: Parfois}}
            - {code: souvent, label: {ar: كل يوم, fr: Souvent}}
          - {id: q2, kind: rating, wording: {ar: "ما مدى قلقكم؟", fr: Inquiétude ?}, low: {ar: غير قلق, fr: Pas du tout}, high: {ar: قلق جدًا, fr: Très}}
          - {id: q3, kind: number, wording: {ar: "كم عمركم؟", fr: Âge ?}, min: 0, max: 120, unit: {ar: سنة, fr: ans}}
          - {id: q4, kind: open-text, wording: {ar: "كلمة أخيرة؟", fr: Un mot ?}}
        """;
}
