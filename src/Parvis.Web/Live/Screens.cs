using System.Threading.Channels;

namespace Parvis.Web.Live;

/// <summary>
/// The screens of one room that are connected here. Each waits for one frame at most: a slow one misses those in between, and slows nobody.
/// Null is a heartbeat.
/// </summary>
internal sealed class Screens
{
    private readonly Lock gate = new();
    private readonly HashSet<Channel<RoomFrame?>> open = [];

    public bool IsEmpty
    {
        get
        {
            lock (gate)
                return open.Count == 0;
        }
    }

    /// <param name="first">What it is shown at once; asked for while no other frame goes out.</param>
    public Channel<RoomFrame?> Open(Func<RoomFrame> first)
    {
        var screen = Channel.CreateBounded<RoomFrame?>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        lock (gate)
        {
            screen.Writer.TryWrite(first());
            open.Add(screen);
        }
        return screen;
    }

    public void Close(Channel<RoomFrame?> screen)
    {
        lock (gate)
            open.Remove(screen);
    }

    public void Show(RoomFrame frame)
    {
        lock (gate)
            foreach (var screen in open)
                screen.Writer.TryWrite(frame);
    }

    public void Beat()
    {
        lock (gate)
            foreach (var screen in open)
                // Never in the place of a frame that waits.
                if (screen.Reader.Count == 0)
                    screen.Writer.TryWrite(null);
    }

    public void End()
    {
        lock (gate)
            foreach (var screen in open)
                screen.Writer.TryComplete();
    }
}
