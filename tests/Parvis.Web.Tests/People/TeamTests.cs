using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Web.People;

namespace Parvis.Web.Tests.People;

public sealed class TeamTests
{
    private const string Password = "correct cheval pile agrafe";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_removed_organiser_is_out_at_the_next_page()
    {
        await using var server = await ParvisServer.StartAsync();
        using var camille = await server.OrganiserAsync();
        using var samir = await server.OrganiserAsync("samir");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(samir, "/organisers"));
        using var removed = await camille.PostFormAsync("/organisers", $"/organisers/{await IdAsync(server, "samir")}/removal");
        Assert.Equal("/organisers", removed.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(samir, "/organisers"));
    }

    [Fact]
    public async Task The_last_organiser_stays()
    {
        await using var server = await ParvisServer.StartAsync();
        using var camille = await server.OrganiserAsync();
        using var refused = await camille.PostFormAsync("/organisers", $"/organisers/{await IdAsync(server, "camille")}/removal");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(camille, "/organisers"));
    }

    [Fact]
    public async Task A_revoked_invitation_no_longer_works()
    {
        await using var server = await ParvisServer.StartAsync();
        using var camille = await server.OrganiserAsync();
        var link = await InvitationTests.InviteAsync(server);
        using var revoked = await camille.PostFormAsync("/organisers", "/organisers/invitations/1/removal");
        using var visitor = server.Visitor();
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(visitor, link));
    }

    [Fact]
    public async Task Changing_the_password_signs_out_everywhere_else()
    {
        await using var server = await ParvisServer.StartAsync();
        using var here = await server.OrganiserAsync();
        using var elsewhere = await server.OrganiserAsync();
        using var wrong = await here.PostFormAsync("/account", "/account/password", ("current", "autre chose"), ("password", "une phrase toute neuve"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("mot de passe actuel ne va pas", await wrong.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        using var changed = await here.PostFormAsync("/account", "/account/password", ("current", Password), ("password", "une phrase toute neuve"));
        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(here, "/account"));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(elsewhere, "/account"));
    }

    [Fact]
    public async Task Ten_wrong_passwords_close_the_door_for_a_while()
    {
        await using var server = await ParvisServer.StartAsync();
        using var camille = await server.OrganiserAsync();
        using var visitor = server.Visitor();
        for (var i = 0; i < 10; i++)
            (await visitor.PostFormAsync("/sign-in", "/sign-in", ("name", "camille"), ("password", "non"))).Dispose();
        using var right = await visitor.PostFormAsync("/sign-in", "/sign-in", ("name", "camille"), ("password", Password));
        Assert.Contains("réessayez dans un quart d’heure", await right.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("pas du json")]
    [InlineData("{\"id\":\"AAAA\",\"type\":\"public-key\",\"response\":{}}")]
    public async Task A_forged_passkey_is_refused_in_words(string credential)
    {
        await using var server = await ParvisServer.StartAsync();
        using var visitor = server.Visitor();
        using var neverAsked = await visitor.PostFormAsync("/sign-in", "/sign-in/passkey", ("credential", credential));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, neverAsked.StatusCode);
        using var options = await visitor.PostFormAsync("/sign-in", "/sign-in/passkey-options");
        Assert.Equal(HttpStatusCode.OK, options.StatusCode);
        using var forged = await visitor.PostFormAsync("/sign-in", "/sign-in/passkey", ("credential", credential));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forged.StatusCode);
        using var organiser = await server.OrganiserAsync();
        using var added = await organiser.PostFormAsync("/account", "/account/passkeys", ("credential", credential));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, added.StatusCode);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string page)
    {
        using var answer = await client.GetAsync(page, Cancellation);
        return answer.StatusCode;
    }

    private static async Task<string> IdAsync(ParvisServer server, string name)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<UserManager<Organiser>>().FindByNameAsync(name))!.Id;
    }
}
