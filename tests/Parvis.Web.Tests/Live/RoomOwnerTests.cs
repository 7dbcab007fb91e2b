using Microsoft.Extensions.DependencyInjection;
using Parvis.Core.Workshops;
using Parvis.Core.Workshops.Commands;
using Parvis.Web.Live;
using Parvis.Web.Tests.Workshops;

namespace Parvis.Web.Tests.Live;

public sealed class RoomOwnerTests
{
    [Fact]
    public async Task An_owner_that_was_stood_in_for_reads_what_it_missed_when_someone_knows_more()
    {
        await using var server = await ParvisServer.StartAsync();
        var code = (await LiveRoom.OpenAsync(server, LiveRoom.Number)).Code;
        var room = (await server.Services.GetRequiredService<RoomDirectory>().FindAsync(new RoomCode(code), TestContext.Current.CancellationToken))!;
        var (owner, standIn) = (Owner(), Owner());
        await owner.LoadAsync();

        var reply = await standIn.SendAsync(new JoinRoom(code, Guid.NewGuid(), Guid.NewGuid(), null, null), 0);
        Assert.True(owner.Number < reply.Number);
        await owner.CatchUpAsync(owner.Number);
        Assert.True(owner.Number < reply.Number);
        await owner.CatchUpAsync(reply.Number);
        Assert.Equal(reply.Number, owner.Number);

        RoomOwner Owner() => new(room, server.Services.GetRequiredService<IRoomStore>(), server.Services.GetRequiredService<RoomLog>(), TimeProvider.System);
    }
}
