namespace Parvis.Web.Tests.Hosting;

public sealed class DemonstrationTests
{
    [Fact]
    public async Task A_fresh_server_shows_a_published_barometer_counted_from_its_own_answers()
    {
        await using var server = await ParvisServer.StartAsync(null, "--Demonstration", "true");
        using var visitor = server.Visitor();
        var list = await visitor.PageAsync("/barometres");
        var address = System.Text.RegularExpressions.Regex.Match(list, "href=\"(/barometres/[^\"]+)\"").Groups[1].Value;
        var page = await visitor.PageAsync(address);
        Assert.Contains("192", page, StringComparison.Ordinal);
        Assert.Contains("d’après le Mur de l’IA de Roubaix", page, StringComparison.Ordinal);
        Assert.Contains("<svg", page, StringComparison.Ordinal);
    }
}
