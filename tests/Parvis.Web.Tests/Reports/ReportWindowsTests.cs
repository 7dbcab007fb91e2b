using System.IO.Compression;
using System.Net;
using Parvis.Web.Tests.Barometers;
using Parvis.Web.Tests.OpenAnswers;

namespace Parvis.Web.Tests.Reports;

public sealed class ReportWindowsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Chosen_words_are_in_the_report_its_preview_and_its_files_and_go_with_the_answer()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await OpenAnswersTests.SurveyAsync(server);
        using var organiser = await server.OrganiserAsync();
        using var visitor = server.Visitor();
        var editor = await ReportTests.CreateAsync(organiser, survey, "Paroles");
        await ReportTests.SaveAsync(organiser, editor, "# Paroles\n\nCe que l'on nous dit.\n\n::: verbatims mots\n");
        // Nothing chosen yet: advice, in its place.
        Assert.Contains("n’est encore choisie", WebUtility.HtmlDecode(await organiser.PageAsync(editor)), StringComparison.Ordinal);
        Assert.Contains("::: verbatims mots", WebUtility.HtmlDecode(await organiser.PageAsync(editor)), StringComparison.Ordinal);
        var first = (await OpenAnswersTests.TokensAsync(organiser, survey, "?q=ecole")).Single();
        Assert.Equal(HttpStatusCode.SeeOther, (await OpenAnswersTests.PostAsync(organiser, survey, "verbatims", ("answer", first), ("text", "Des ateliers à l’école […]"))).Status);
        Assert.DoesNotContain("n’est encore choisie", WebUtility.HtmlDecode(await organiser.PageAsync(editor)), StringComparison.Ordinal);
        Assert.Contains("Des ateliers à l’école", WebUtility.HtmlDecode(await organiser.PageAsync($"{editor}/preview")), StringComparison.Ordinal);

        using var published = await ReportTests.PublishAsync(organiser, editor);
        Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);
        var page = WebUtility.HtmlDecode(await visitor.PageAsync("/rapports/paroles"));
        Assert.Contains("«\u202FDes ateliers à l’école […]\u202F»", page, StringComparison.Ordinal);
        Assert.DoesNotContain("03 20", page, StringComparison.Ordinal);
        Assert.DoesNotContain(MurSurvey.KeyOf(0).Receipt, page, StringComparison.Ordinal);
        Assert.Contains("Des ateliers à l’école", await OdtAsync(visitor), StringComparison.Ordinal);
        Assert.DoesNotContain("ateliers", await visitor.PageAsync("/rapports/paroles.md"), StringComparison.Ordinal);

        using var erased = await visitor.PostAsync("/receipt", Pages.Form(("receipt", MurSurvey.KeyOf(0).Receipt)), Cancellation);
        Assert.Equal(HttpStatusCode.SeeOther, erased.StatusCode);
        Assert.DoesNotContain("ateliers", await visitor.PageAsync("/rapports/paroles"), StringComparison.Ordinal);
        Assert.DoesNotContain("ateliers", await OdtAsync(visitor), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_window_left_open_neither_publishes_nor_withdraws_what_it_did_not_show()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server);
        using var organiser = await server.OrganiserAsync();
        var editor = await ReportTests.CreateAsync(organiser, survey, "Rapport");
        await ReportTests.SaveAsync(organiser, editor, "# Rapport\n\n{{q1.femme}} de femmes.\n");
        var left = await organiser.PageAsync(editor);
        // The same figures, other words: what the first window would put online nobody read there.
        await ReportTests.SaveAsync(organiser, editor, "# Rapport\n\n{{q1.femme}} de femmes. Voilà qui est dit.\n");
        Assert.Contains("ailleurs entre-temps", await LateAsync(organiser, editor, left, "publication"), StringComparison.Ordinal);
        using (var visitor = server.Visitor())
        using (var nothing = await visitor.GetAsync("/rapports/rapport", Cancellation))
            Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);

        left = await organiser.PageAsync(editor);
        using var published = await ReportTests.PublishAsync(organiser, editor);
        Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);
        Assert.Contains("ailleurs entre-temps", await LateAsync(organiser, editor, left, "publication"), StringComparison.Ordinal);
        Assert.Contains("ailleurs entre-temps", await LateAsync(organiser, editor, left, "publication/withdrawal"), StringComparison.Ordinal);
        Assert.Contains("Voilà qui est dit", await organiser.PageAsync("/rapports/rapport"), StringComparison.Ordinal);
    }

    private static async Task<string> LateAsync(HttpClient organiser, string editor, string page, string action)
    {
        using var late = await organiser.PostAsync($"{editor}/{action}", Pages.Form(
            ("__RequestVerificationToken", Pages.Token(page)), ("revision", ReportTests.Revision().Match(page).Groups[1].Value),
            ("digest", ReportTests.Digest().Match(page).Groups[1].Value)), Cancellation);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        return WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task<string> OdtAsync(HttpClient visitor)
    {
        using var zip = new ZipArchive(await visitor.GetStreamAsync("/rapports/paroles.odt", Cancellation));
        using var content = new StreamReader(zip.GetEntry("content.xml")!.Open());
        return WebUtility.HtmlDecode(await content.ReadToEndAsync(Cancellation));
    }
}
