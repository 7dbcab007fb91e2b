using System.Net;

namespace Parvis.Web.Tests.People;

public sealed class SignInTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wrong_password_is_refused_in_words_and_keeps_the_name()
    {
        await using var server = await ParvisServer.StartAsync();
        using var visitor = server.Visitor();
        using var answer = await visitor.PostFormAsync("/sign-in", "/sign-in", ("name", "claude <b>"), ("password", "non"));
        var html = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("claude &lt;b&gt;", html, StringComparison.Ordinal);
        Assert.Contains("ne vont pas ensemble", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var server = await ParvisServer.StartAsync();
        using var visitor = server.Visitor();
        using var answer = await visitor.PostAsync("/sign-in", Pages.Form(("name", "a"), ("password", "b")), Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Signing_in_leads_only_to_pages_of_this_site()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        foreach (var elsewhere in new[] { "https://example.org", "//example.org", "/\\example.org" })
        {
            using var answer = await organiser.PostFormAsync(
                "/sign-in", "/sign-in", ("name", "camille"), ("password", "correct cheval pile agrafe"), ("returnUrl", elsewhere));
            Assert.Equal("/surveys", answer.Headers.Location!.OriginalString);
        }
    }

    [Fact]
    public async Task An_address_that_does_not_exist_says_so_to_everyone()
    {
        await using var server = await ParvisServer.StartAsync();
        using var visitor = server.Visitor();
        using var answer = await visitor.GetAsync("/nulle-part", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Cette page n’existe pas", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }
}
