using System.Net;
using System.Text;
using Parvis.Core.Surveys;

namespace Parvis.Web.Tests.Responses;

public sealed class HostileAnswersTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, HttpStatusCode> Bodies => new()
    {
        { "q1=pirate", HttpStatusCode.UnprocessableEntity },
        { "q1=femme&q1=homme", HttpStatusCode.UnprocessableEntity },
        { "q4=nsp&q4=code", HttpStatusCode.UnprocessableEntity },
        { "q9=99999999999999999999", HttpStatusCode.UnprocessableEntity },
        { "q1=" + new string('x', 5000), HttpStatusCode.UnprocessableEntity },
        { "q1=%00", HttpStatusCode.BadRequest },
        { string.Join('&', Enumerable.Range(0, 3000).Select(i => $"x{i}=1")), HttpStatusCode.BadRequest },
        { "q1=" + new string('x', 300 * 1024), HttpStatusCode.RequestEntityTooLarge },
    };

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_bad_form_is_refused_with_the_right_status_and_stores_nothing(string body, HttpStatusCode status)
    {
        var server = await SharedServer.GetAsync();
        var wall = await OpenSurvey.CreateAsync(server, presentation: Presentation.AllOnOnePage);
        using var phone = server.Visitor();
        using var answer = await phone.PostAsync(wall.Path, new StringContent($"key={wall.NewKey()}&{body}", Encoding.ASCII, "application/x-www-form-urlencoded"), Cancellation);
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains("<h1", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Empty(await wall.ResponsesAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("é")]
    public async Task A_forged_key_stores_nothing_and_keeps_what_was_answered(string key)
    {
        var server = await SharedServer.GetAsync();
        var wall = await OpenSurvey.CreateAsync(server, presentation: Presentation.AllOnOnePage);
        using var phone = server.Visitor();
        using var answer = await phone.PostAsync(wall.Path, Pages.Form(("key", key), ("q1", "femme")), Cancellation);
        var html = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("value=\"femme\" checked", html, StringComparison.Ordinal);
        Assert.Empty(await wall.ResponsesAsync());
    }

    [Fact]
    public async Task Another_site_cannot_send_a_form_for_someone()
    {
        var server = await SharedServer.GetAsync();
        var wall = await OpenSurvey.CreateAsync(server);
        using var phone = server.Visitor();
        foreach (var (name, value) in new[] { ("Origin", "https://example.org"), ("Sec-Fetch-Site", "cross-site") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, wall.Path) { Content = Pages.Form(("key", wall.NewKey()), ("q1", "femme")) };
            request.Headers.Add(name, value);
            using var answer = await phone.SendAsync(request, Cancellation);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
        Assert.Empty(await wall.ResponsesAsync());
    }

    [Fact]
    public async Task What_a_person_writes_comes_back_as_text_never_as_markup()
    {
        var server = await SharedServer.GetAsync();
        var survey = await OpenSurvey.CreateAsync(server, "satisfaction");
        using var phone = server.Visitor();
        const string typed = "<script>alert(1)</script> \" ' & \u202e مرحبا 🙂";
        using var saved = await phone.PostAsync($"{survey.Path}/q/remarque", Pages.Form(("remarque", typed)), Cancellation);
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        foreach (var page in new[] { $"{survey.Path}/check", $"{survey.Path}/q/remarque" })
        {
            var html = await phone.PageAsync(page);
            Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
            Assert.Contains("&lt;script&gt;alert", html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("draft0=%%%%")]
    [InlineData("draft0=AAAA")]
    [InlineData("draft0=CwWAeyJLIjoxfQM")]
    public async Task A_cookie_that_is_not_a_draft_is_no_draft(string cookie)
    {
        var server = await SharedServer.GetAsync();
        var wall = await OpenSurvey.CreateAsync(server);
        using var phone = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = server.Address };
        phone.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync($"{wall.Path}/q/q1", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync($"{wall.Path}/check", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_hall_behind_one_address_passes_and_a_flood_is_told_to_wait()
    {
        await using var server = await ParvisServer.StartAsync();
        var wall = await OpenSurvey.CreateAsync(server);
        using var phone = server.Visitor();
        for (var person = 0; person < 200; person++)
            Assert.Equal(HttpStatusCode.SeeOther, (await phone.PostAsync(wall.Path, Pages.Form(("key", wall.NewKey()), ("q1", "femme")), Cancellation)).StatusCode);
        var flood = await Task.WhenAll(Enumerable.Range(0, 600).Select(_ => phone.GetAsync(wall.Path, Cancellation)));
        var refused = flood.First(a => a.StatusCode is HttpStatusCode.TooManyRequests);
        Assert.Contains("Patientez", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(200, (await wall.ResponsesAsync()).Count);
    }
}
