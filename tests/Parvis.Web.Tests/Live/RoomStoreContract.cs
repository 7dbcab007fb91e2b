using Parvis.Web.Live;

namespace Parvis.Web.Tests.Live;

/// <summary>What both databases promise of rooms.</summary>
public abstract class RoomStoreContract : IAsyncLifetime
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected IRoomStore Store { get; private set; } = null!;

    protected abstract Task<IRoomStore> OpenAsync();

    public virtual async ValueTask InitializeAsync()
    {
        Store = await OpenAsync();
        await Store.CreateAsync();
    }

    public virtual ValueTask DisposeAsync()
    {
        (Store as IDisposable)?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Events_of_several_rooms_are_stored_in_order_and_read_from_any_number()
    {
        Assert.Equal((bool[])[true, true, true], await Store.AppendAsync([Append(1, 1, 0, "a", "b"), Append(2, 1, 0, "x"), Append(1, 3, 'b', "c")], Cancellation));
        Assert.Equal(["a", "b", "c"], await ReadAsync(1, 0));
        Assert.Equal(["c"], await ReadAsync(1, 2));
        Assert.Equal(["x"], await ReadAsync(2, 0));
        Assert.Empty(await ReadAsync(3, 0));
    }

    [Fact]
    public async Task Of_two_owners_of_a_room_one_is_refused_and_so_is_all_it_decided_afterwards()
    {
        await Store.AppendAsync([Append(1, 1, 0, "a")], Cancellation);
        // Both decided upon a; the second sent two more events meanwhile, upon its own that was refused.
        Assert.Equal((bool[])[true, false, false, false], await Store.AppendAsync(
            [Append(1, 2, 'a', "m"), Append(1, 2, 'a', "n"), Append(1, 3, 'n', "o"), Append(1, 4, 'o', "p")], Cancellation));
        Assert.Equal((bool[])[false], await Store.AppendAsync([Append(1, 3, 'n', "o")], Cancellation));
        Assert.Equal((bool[])[true], await Store.AppendAsync([Append(1, 3, 'm', "q")], Cancellation));
        Assert.Equal(["a", "m", "q"], await ReadAsync(1, 0));
    }

    [Fact]
    public async Task Events_behind_a_gap_are_refused() =>
        Assert.Equal((bool[])[false, false], await Store.AppendAsync([Append(1, 2, 'a', "b"), Append(1, 5, 'd', "e")], Cancellation));

    [Fact]
    public async Task An_erased_room_is_empty_and_the_others_are_not()
    {
        await Store.AppendAsync([Append(1, 1, 0, "a", "b"), Append(2, 1, 0, "x")], Cancellation);
        Assert.Equal(2, await Store.EraseAsync(1, Cancellation));
        Assert.Empty(await ReadAsync(1, 0));
        Assert.Equal(["x"], await ReadAsync(2, 0));
        // What an owner that does not know yet would still send.
        Assert.Equal((bool[])[false], await Store.AppendAsync([Append(1, 3, 'b', "c")], Cancellation));
    }

    private async Task<List<string>> ReadAsync(int room, int after) =>
        [.. (await Store.ReadAsync(room, after, Cancellation)).Select(e => System.Text.Encoding.UTF8.GetString(e))];

    private static RoomAppend Append(int room, int first, int previous, params string[] events) =>
        new(room, first, previous == 0 ? null : [(byte)previous], [.. events.Select(System.Text.Encoding.UTF8.GetBytes)]);
}
