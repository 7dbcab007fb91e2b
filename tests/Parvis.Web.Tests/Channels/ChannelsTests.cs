using System.Net;
using Parvis.Core.Responses;

namespace Parvis.Web.Tests.Channels;

public sealed class ChannelsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_channel_has_its_link_its_code_and_its_poster_and_answers_keep_it()
    {
        await using var server = await ParvisServer.StartAsync();
        var wall = await OpenSurvey.CreateAsync(server);
        using var organiser = await server.OrganiserAsync();
        var page = $"/surveys/{wall.Id}/channels";
        using var created = await organiser.PostFormAsync(page, page, ("label", "Affiche <médiathèque>"), ("mode", "OwnDevice"));
        Assert.Equal(HttpStatusCode.SeeOther, created.StatusCode);
        var html = await organiser.PageAsync(page);
        Assert.Contains("Affiche &lt;médiathèque&gt;", html, StringComparison.Ordinal);
        var code = System.Text.RegularExpressions.Regex.Matches(html, "href=\"/r/([a-z0-9]{6})\"").Last().Groups[1].Value;
        var qr = await organiser.PageAsync($"{page}/{wall.ChannelId + 1}/qr.svg");
        Assert.StartsWith("<svg", qr, StringComparison.Ordinal);
        Assert.Contains($"/r/{code}", await organiser.PageAsync($"{page}/{wall.ChannelId + 1}/poster"), StringComparison.Ordinal);

        using var phone = server.Visitor();
        await phone.PostAsync($"/r/{code.ToUpperInvariant()}", Pages.Form(("key", wall.NewKey()), ("q1", "femme")), Cancellation);
        Assert.Equal(wall.ChannelId + 1, Assert.Single(await wall.ResponsesAsync()).ChannelId);

        using var retired = await organiser.PostFormAsync(page, $"{page}/{wall.ChannelId + 1}/retirement");
        Assert.Equal(HttpStatusCode.NotFound, (await phone.GetAsync($"/r/{code}", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Paper_is_entered_once_a_sheet_and_a_mistake_keeps_the_sheet()
    {
        await using var server = await ParvisServer.StartAsync();
        var wall = await OpenSurvey.CreateAsync(server, window: new(TimeProvider.System.GetUtcNow().AddDays(-9), TimeProvider.System.GetUtcNow().AddDays(-1)));
        using var organiser = await server.OrganiserAsync();
        var page = $"/surveys/{wall.Id}/paper";
        var sheet = wall.NewKey();
        using var refused = await organiser.PostFormAsync(page, page, ("key", sheet), ("q1", "femme"), ("q9", "9"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("value=\"femme\" checked", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        for (var twice = 0; twice < 2; twice++)
            Assert.Equal(HttpStatusCode.SeeOther, (await organiser.PostFormAsync(page, page, ("key", sheet), ("q1", "femme"), ("q9", "5"))).StatusCode);
        Assert.Single(await wall.ResponsesAsync());
        Assert.Contains("1 saisie aujourd", await organiser.PageAsync(page), StringComparison.Ordinal);
        Assert.Contains("Une femme", await organiser.PageAsync($"{page}/print"), StringComparison.Ordinal);
        using var stranger = server.Visitor();
        Assert.Equal("/sign-in", (await stranger.GetAsync(page, Cancellation)).Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task The_draft_is_previewed_in_a_phone_in_each_language()
    {
        await using var server = await ParvisServer.StartAsync();
        var wall = await OpenSurvey.CreateAsync(server, mode: ResponseMode.Test);
        using var organiser = await server.OrganiserAsync();
        Assert.Contains("<iframe", await organiser.PageAsync($"/surveys/{wall.Id}/preview"), StringComparison.Ordinal);
        Assert.Contains("How worried are you", await organiser.PageAsync($"/surveys/{wall.Id}/preview/phone?lang=en"), StringComparison.Ordinal);
    }
}
