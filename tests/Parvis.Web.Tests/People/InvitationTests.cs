using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Parvis.Web.Hosting;
using Parvis.Web.People;

namespace Parvis.Web.Tests.People;

public sealed partial class InvitationTests
{
    private const string Password = "correct cheval pile agrafe";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_link_printed_at_start_makes_the_first_organiser_and_then_is_gone()
    {
        await using var server = await ParvisServer.StartAsync();
        var link = await PrintedLinkAsync(server);
        Assert.NotNull(link);
        using var visitor = server.Visitor();
        using var answer = await visitor.PostFormAsync(link, link, ("name", "Élise Martin"), ("password", Password));
        Assert.Equal("/surveys", answer.Headers.Location?.OriginalString);
        using var other = server.Visitor();
        using var again = await other.GetAsync(link, Cancellation);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        Assert.Null(await PrintedLinkAsync(server));
        using var signedIn = await other.PostFormAsync("/sign-in", "/sign-in", ("name", "élise martin"), ("password", Password));
        Assert.Equal("/surveys", signedIn.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_refused_form_says_why_and_leaves_the_link_working()
    {
        await using var server = await ParvisServer.StartAsync();
        var link = await InviteAsync(server);
        using var visitor = server.Visitor();
        foreach (var (name, password, said) in new[]
        {
            ("camille", "trop court", "12 caractères au moins"),
            ("camille", "motdepasse123", "premiers que l’on essaie"),
            (" ", Password, "Écrivez votre nom"),
        })
        {
            using var refused = await visitor.PostFormAsync(link, link, ("name", name), ("password", password));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains(said, await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }
        using var accepted = await visitor.PostFormAsync(link, link, ("name", "camille"), ("password", Password));
        Assert.Equal(HttpStatusCode.SeeOther, accepted.StatusCode);
    }

    [Fact]
    public async Task Twenty_people_with_one_link_make_one_organiser()
    {
        await using var server = await ParvisServer.StartAsync();
        var link = await InviteAsync(server);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            using var visitor = server.Visitor();
            try
            {
                using var answer = await visitor.PostFormAsync(link, link, ("name", $"personne {i}"), ("password", Password));
                return answer.StatusCode;
            }
            catch (HttpRequestException gone)
            {
                return gone.StatusCode;
            }
        }));
        Assert.Single(answers, HttpStatusCode.SeeOther);
        Assert.All(answers, status => Assert.Contains(status, new HttpStatusCode?[] { HttpStatusCode.SeeOther, HttpStatusCode.Gone }));
    }

    [Fact]
    public async Task A_link_ends_after_a_week_and_a_false_one_never_worked()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 2, 13, 12, 0, 0, TimeSpan.Zero));
        await using var server = await ParvisServer.StartWithAsync(services => services.AddSingleton<TimeProvider>(clock));
        var link = await InviteAsync(server);
        using var visitor = server.Visitor();
        clock.Advance(TimeSpan.FromDays(8));
        foreach (var dead in new[] { link, "/invitation/x", "/invitation/" + new string('é', 500) })
        {
            using var answer = await visitor.GetAsync(dead, Cancellation);
            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("azertyuiop123", true)]
    [InlineData("Motdepasse2026!", true)]
    [InlineData("123456789012", true)]
    [InlineData("abcabcabcabcabc", true)]
    [InlineData("camille2026!!", true)]
    [InlineData("le chat boit du lait", false)]
    [InlineData("camille aime les ponts", false)]
    public void The_passwords_tried_first_are_refused(string password, bool common) =>
        Assert.Equal(common, CommonPasswords.IsCommon(password, "camille"));

    private static async Task<string?> PrintedLinkAsync(ParvisServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var notice = await scope.ServiceProvider.GetRequiredService<StartupNotice>().WriteAsync();
        return InvitationLink().Match(notice) is { Success: true } found ? found.Value : null;
    }

    internal static async Task<string> InviteAsync(ParvisServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Invitations>().CreateAsync("Camille, médiathèque");
    }

    [GeneratedRegex("/invitation/[A-Za-z0-9_-]+")]
    private static partial Regex InvitationLink();
}
