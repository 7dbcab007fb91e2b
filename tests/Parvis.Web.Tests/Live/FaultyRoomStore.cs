using Microsoft.Extensions.DependencyInjection;
using Parvis.Web.Live;

namespace Parvis.Web.Tests.Live;

/// <summary>A disk that is slow, says no, or stores and says that it did not.</summary>
internal sealed class FaultyRoomStore(IRoomStore store) : IRoomStore
{
    /// <summary>What becomes of an append.</summary>
    public Func<Func<Task<bool[]>>, Task<bool[]>> Appending { get; set; } = append => append();

    // Over the store that the server would have had.
    public static Task<ParvisServer> StartAsync() => ParvisServer.StartWithAsync(services =>
        services.AddSingleton<IRoomStore>(new FaultyRoomStore((IRoomStore)services.Single(s => s.ServiceType == typeof(IRoomStore)).ImplementationInstance!)));

    public static FaultyRoomStore Of(ParvisServer server) => (FaultyRoomStore)server.Services.GetRequiredService<IRoomStore>();

    public Task CreateAsync() => store.CreateAsync();

    public Task<bool[]> AppendAsync(IReadOnlyList<RoomAppend> batch, CancellationToken cancellation) => Appending(() => store.AppendAsync(batch, cancellation));

    public Task<IReadOnlyList<byte[]>> ReadAsync(int roomId, int after, CancellationToken cancellation) => store.ReadAsync(roomId, after, cancellation);

    public Task<int> EraseAsync(int roomId, CancellationToken cancellation) => store.EraseAsync(roomId, cancellation);
}
