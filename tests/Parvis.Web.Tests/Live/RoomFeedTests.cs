using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Parvis.Web.Data;
using Parvis.Web.Tests.Workshops;

namespace Parvis.Web.Tests.Live;

public sealed class RoomFeedTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_that_another_node_took_back_opens_nothing_here_and_the_consoles_it_opened_are_sent_away()
    {
        var clock = new FakeTimeProvider(new(2026, 3, 3, 13, 0, 0, TimeSpan.Zero));
        await using var server = await ParvisServer.StartWithAsync(services => services.AddSingleton<TimeProvider>(clock));
        var room = await LiveRoom.OpenAsync(server);
        using var console = await room.ConsoleAsync();
        await using var stream = await console.GetStreamAsync($"/rooms/{room.Code}/console/events", Cancellation);
        using var reader = new StreamReader(stream);
        await LiveRoom.FrameAsync(reader, "data-part=\"controls\"");

        // All that this node can see of it.
        var key = new string('7', 32);
        await using (var scope = server.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ParvisDbContext>().Rooms.Where(r => r.Id == room.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.ConsoleKey, key), Cancellation);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        var ended = reader.ReadToEndAsync(patience.Token);
        while (!ended.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            await Task.WhenAny(ended, Task.Delay(50, Cancellation));
        }
        await ended;

        using var again = await console.GetAsync($"/rooms/{room.Code}/console", Cancellation);
        Assert.NotEqual(HttpStatusCode.OK, again.StatusCode);
        using var stranger = server.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/rooms/{room.Code}/with/{room.ConsoleKey}", Cancellation)).StatusCode);
        using var renewed = await (room with { ConsoleKey = key }).ConsoleAsync();
        Assert.Equal(HttpStatusCode.OK, (await renewed.GetAsync($"/rooms/{room.Code}/console", Cancellation)).StatusCode);
    }
}
