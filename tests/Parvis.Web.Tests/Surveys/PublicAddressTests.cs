using System.Net;
using System.Text.RegularExpressions;
using Parvis.Web.Tests.Barometers;

namespace Parvis.Web.Tests.Surveys;

public sealed partial class PublicAddressTests
{
    private const string Slug = "mur-ia";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_address_already_given_out_keeps_leading_to_the_barometer()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        await MurSurvey.AddAsync(server);
        await organiser.PostFormAsync("/surveys/1/barometer", "/surveys/1/publication", ("digest", Digest(await organiser.PageAsync("/surveys/1/barometer"))));
        using var visitor = server.Visitor();
        var old = (await visitor.GetAsync($"/barometres/{Slug}", Cancellation)).StatusCode;
        Assert.Equal(HttpStatusCode.OK, old);
        await ChangeAsync(organiser, "Mur d'Été 2026", HttpStatusCode.SeeOther);
        Assert.Contains("value=\"mur-d-ete-2026\"", await organiser.PageAsync("/surveys/1/settings"), StringComparison.Ordinal);
        Assert.Contains("href=\"/barometres/mur-d-ete-2026\"", await visitor.PageAsync("/barometres"), StringComparison.Ordinal);
        await ChangeAsync(organiser, "encore-une", HttpStatusCode.SeeOther);
        foreach (var former in new[] { Slug, "mur-d-ete-2026" })
            foreach (var file in new[] { "", "/chiffres.csv?lang=fr", "/q1-1.svg?lang=fr" })
            {
                using var moved = await visitor.GetAsync($"/barometres/{former}{file}", Cancellation);
                Assert.Equal(HttpStatusCode.MovedPermanently, moved.StatusCode);
                Assert.Equal($"/barometres/encore-une{file}", moved.Headers.Location!.OriginalString);
                Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(moved.Headers.Location, Cancellation)).StatusCode);
            }
        // It may come back to one of its own.
        await ChangeAsync(organiser, Slug, HttpStatusCode.SeeOther);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/barometres/{Slug}", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task An_address_that_is_or_was_another_surveys_is_refused_in_words()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        await organiser.PostFormAsync("/surveys/new", "/surveys", ("from", "vide"), ("title", "Premier"));
        await organiser.PostFormAsync("/surveys/new", "/surveys", ("from", "vide"), ("title", "Second"));
        await ChangeAsync(organiser, "nouveau", HttpStatusCode.SeeOther);
        foreach (var (typed, sentence) in new[] { ("second", "sert déjà"), ("!!", "lettres et chiffres") })
            Assert.Contains(sentence, await ChangeAsync(organiser, typed, HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Contains("sert déjà", await ChangeAsync(organiser, "premier", HttpStatusCode.UnprocessableEntity, 2), StringComparison.Ordinal);
        // Nor does a new survey get it by its title.
        await organiser.PostFormAsync("/surveys/new", "/surveys", ("from", "vide"), ("title", "Premier"));
        Assert.Contains("value=\"premier-2\"", await organiser.PageAsync("/surveys/3/settings"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Surveys_made_with_the_same_title_at_the_same_instant_all_exist()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        var token = Pages.Token(await organiser.PageAsync("/surveys/new"));
        var made = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => organiser.PostAsync("/surveys",
            Pages.Form([("__RequestVerificationToken", token), ("from", "vide"), ("title", "Pareil")]), Cancellation)));
        Assert.All(made, m => Assert.Equal(HttpStatusCode.SeeOther, m.StatusCode));
        Assert.Equal(6, made.Select(m => m.Headers.Location).Distinct().Count());
    }

    [Fact]
    public async Task Two_first_publications_at_the_same_instant_publish_once()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        await MurSurvey.AddAsync(server);
        var page = await organiser.PageAsync("/surveys/1/barometer");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => organiser.PostAsync("/surveys/1/publication",
            Pages.Form([("__RequestVerificationToken", Pages.Token(page)), ("digest", Digest(page))]), Cancellation)));
        Assert.All(answers, a => Assert.True((int)a.StatusCode is 302 or 303, a.StatusCode.ToString()));
        using var visitor = server.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/barometres/{Slug}", Cancellation)).StatusCode);
    }

    private static string Digest(string page) => DigestField().Match(page).Groups[1].Value;

    [GeneratedRegex("name=\"digest\" value=\"([^\"]+)\"")]
    private static partial Regex DigestField();

    private static async Task<string> ChangeAsync(HttpClient organiser, string typed, HttpStatusCode expected, int survey = 1)
    {
        using var answer = await organiser.PostFormAsync($"/surveys/{survey}/settings", $"/surveys/{survey}/settings",
            ("slug", typed), ("opensAt", ""), ("closesAt", ""), ("presentation", "OneByOne"), ("design", "SelfSelected"));
        Assert.Equal(expected, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }
}
