using System.Net;
using System.Xml.Linq;

namespace Parvis.Web.Tests.Workshops;

public sealed class StepResultTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_activity_leaves_its_figures_and_its_drawing_to_organisers_only()
    {
        var server = await SharedServer.GetAsync();
        var room = await LiveRoom.OpenAsync(server, SampleCafe.Workshop.Activities);
        using var console = await room.ConsoleAsync();
        using var phone = await room.PhoneAsync();
        await room.AskAsync(console, SampleCafe.Words);
        await room.AnswerAsync(phone, SampleCafe.Words, "robot", "=cmd()");
        using var organiser = await server.OrganiserAsync();
        var about = await organiser.PageAsync($"/rooms/{room.Code}");
        Assert.Contains($"/rooms/{room.Code}/steps/1.csv", about, StringComparison.Ordinal);
        Assert.Contains($"/rooms/{room.Code}/steps/1/1.svg", about, StringComparison.Ordinal);
        Assert.DoesNotContain("/steps/2", about, StringComparison.Ordinal);

        var csv = await organiser.GetStringAsync($"/rooms/{room.Code}/steps/1.csv", Cancellation);
        Assert.Contains("1,word,robot,robot,shown,1,1", csv, StringComparison.Ordinal);
        Assert.Contains("\"'=cmd()\"", csv, StringComparison.Ordinal);
        var svg = XElement.Parse(await organiser.GetStringAsync($"/rooms/{room.Code}/steps/1/1.svg", Cancellation));
        Assert.Contains(svg.Descendants(), e => e.Value == "robot");
        // Nobody answered, no such round, no such step.
        foreach (var nothing in new[] { "steps/2/1.svg", "steps/1/2.svg", "steps/99.csv", "steps/0.csv" })
            Assert.Equal(HttpStatusCode.NotFound, (await organiser.GetAsync($"/rooms/{room.Code}/{nothing}", Cancellation)).StatusCode);
        using var stranger = server.Visitor();
        Assert.NotEqual(HttpStatusCode.OK, (await stranger.GetAsync($"/rooms/{room.Code}/steps/1.csv", Cancellation)).StatusCode);
    }
}
