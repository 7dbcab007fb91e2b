using System.Net;
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
        var (owner, standIn) = (await OwnerAsync(server, code), await OwnerAsync(server, code));
        await owner.LoadAsync();

        var reply = await standIn.SendAsync(new JoinRoom(code, Guid.NewGuid(), Guid.NewGuid(), null, null), 0);
        Assert.True(owner.Number < reply.Number);
        await owner.CatchUpAsync(owner.Number);
        Assert.True(owner.Number < reply.Number);
        await owner.CatchUpAsync(reply.Number);
        Assert.Equal(reply.Number, owner.Number);
    }

    [Fact]
    public async Task An_answer_is_acknowledged_and_shown_once_it_is_on_disk_and_not_before()
    {
        await using var server = await FaultyRoomStore.StartAsync();
        var (room, phone) = await AskedAsync(server);
        var released = new TaskCompletionSource();
        FaultyRoomStore.Of(server).Appending = async append =>
        {
            await released.Task;
            return await append();
        };

        var answer = room.AnswerAsync(phone, 0, "7");
        await Task.Delay(500, Cancellation);
        Assert.False(answer.IsCompleted);
        Assert.Empty((await MirrorAsync(room)).State.Steps[0].Last.Answers);
        released.SetResult();
        Assert.Equal(HttpStatusCode.SeeOther, (await answer).StatusCode);
        Assert.Single((await MirrorAsync(room)).State.Steps[0].Last.Answers);
    }

    [Fact]
    public async Task A_disk_that_says_no_is_told_of_and_the_same_answer_sent_again_is_kept()
    {
        await using var server = await FaultyRoomStore.StartAsync();
        var (room, phone) = await AskedAsync(server);
        var disk = FaultyRoomStore.Of(server);
        for (var time = 0; time < 10; time++)
        {
            var id = Guid.NewGuid();
            disk.Appending = _ =>
            {
                disk.Appending = append => append();
                throw new IOException("No space left.");
            };
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await room.AnswerAsync(phone, 0, id, $"{time}")).StatusCode);
            Assert.Equal(HttpStatusCode.SeeOther, (await room.AnswerAsync(phone, 0, id, $"{time}")).StatusCode);
            Assert.Equal([$"{time}"], Assert.Single((await room.StoredAsync()).Steps[0].Last.Answers).Value.Raw);
        }
    }

    [Fact]
    public async Task Where_anothers_events_came_first_an_answer_is_decided_again_and_kept_once()
    {
        await using var server = await ParvisServer.StartAsync();
        var (room, phone) = await AskedAsync(server);
        var another = await OwnerAsync(server, room.Code);
        await another.SendAsync(new JoinRoom(room.Code, Guid.NewGuid(), Guid.NewGuid(), null, null), 0);

        Assert.Equal(HttpStatusCode.SeeOther, (await room.AnswerAsync(phone, 0, "7")).StatusCode);
        var stored = await room.StoredAsync();
        Assert.Equal(2, stored.Participants.Count);
        Assert.Single(stored.Steps[0].Last.Answers);
        Assert.Equal(2, (await MirrorAsync(room)).State.Participants.Count);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<(LiveRoom Room, HttpClient Phone)> AskedAsync(ParvisServer server)
    {
        var room = await LiveRoom.OpenAsync(server, LiveRoom.Number);
        var phone = await room.PhoneAsync();
        using var console = await room.ConsoleAsync();
        await room.AskAsync(console, 0);
        return (room, phone);
    }

    private static async Task<RoomMirror> MirrorAsync(LiveRoom room) =>
        (await room.Server.Services.GetRequiredService<RoomFeed>().FindAsync(new RoomCode(room.Code), Cancellation))!;

    private static async Task<RoomOwner> OwnerAsync(ParvisServer server, string code) =>
        new((await server.Services.GetRequiredService<RoomDirectory>().FindAsync(new RoomCode(code), Cancellation))!,
            server.Services.GetRequiredService<IRoomStore>(), server.Services.GetRequiredService<RoomLog>(), TimeProvider.System);
}
