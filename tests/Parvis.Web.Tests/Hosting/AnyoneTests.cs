namespace Parvis.Web.Tests.Hosting;

public sealed class AnyoneTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/s", false)]
    [InlineData("/s/ABC234", false)]
    [InlineData("/r/no-such-survey", false)]
    [InlineData("/receipt", false)]
    [InlineData("/", true)]
    [InlineData("/surveys", true)]
    public async Task Whoever_takes_part_is_not_looked_up(string path, bool isLookedUp)
    {
        var server = await SharedServer.GetAsync();
        var name = $"parti {Guid.NewGuid():N}";
        using var client = await server.OrganiserAsync(name);
        // The next look at who this is takes the sign-in away.
        await server.ChangeAsync(db => db.Users.Remove(db.Users.Single(organiser => organiser.UserName == name)));
        using var answer = await client.GetAsync(path, Stop);
        var isSignedOut = answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.StartsWith("organiser=;", StringComparison.Ordinal));
        Assert.Equal(isLookedUp, isSignedOut);
    }
}
