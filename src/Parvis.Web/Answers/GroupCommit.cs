using System.Threading.Channels;

namespace Parvis.Web.Answers;

/// <summary>
/// One writer of this node. What arrives while a commit is under way shares the next one, so a durable commit (<c>synchronous=FULL</c>)
/// costs a room of two hundred what it costs one person. Nobody is told « c'est enregistré » before the commit has returned.
/// </summary>
public abstract class GroupCommit<T> : BackgroundService
{
    /// <summary>Most items in one commit.</summary>
    private const int BatchSize = 512;

    // Below, a commit costs more than sharing it saves.
    private const int FewestAtOnce = 64;

    private const int SendersAtATime = 16;

    // A full queue makes senders wait; the request timeout then says so. Nothing grows without bound.
    private readonly Channel<Pending> queue = Channel.CreateBounded<Pending>(new BoundedChannelOptions(16 * BatchSize) { SingleReader = true });

    /// <summary>
    /// Stores an item durably. True when it is new, false when its key was already stored. If the disk refuses, the exception is the
    /// caller's to answer: nothing was acknowledged. Once queued it is stored whatever happens, so only waiting for a place can be
    /// cancelled; how long a commit may take is the database's to bound.
    /// </summary>
    public Task<bool> AppendAsync(T item, CancellationToken cancellation)
    {
        var pending = new Pending(item);
        return queue.Writer.TryWrite(pending) ? pending.Stored : AppendLaterAsync(pending, cancellation);
    }

    private async Task<bool> AppendLaterAsync(Pending pending, CancellationToken cancellation)
    {
        await queue.Writer.WriteAsync(pending, cancellation);
        return await pending.Stored;
    }

    /// <summary>Stores a batch in one durable transaction, in order. One answer for each.</summary>
    private protected abstract Task<bool[]> StoreAsync(IReadOnlyList<T> batch);

    // A thread of its own: on the pool, each commit would queue behind the handlers that the last one woke.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Factory.StartNew(Write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    // The queue is completed on stop and drained to its end: what was accepted is committed.
    private void Write()
    {
        var batch = new List<Pending>(BatchSize);
        while (queue.Reader.WaitToReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult())
        {
            // Half of those who wait: the processors serve some while the disk stores the others. All of them at once would leave each
            // idle in turn.
            var most = Math.Clamp(queue.Reader.Count / 2, FewestAtOnce, BatchSize);
            while (batch.Count < most && queue.Reader.TryRead(out var pending))
                batch.Add(pending);
            CommitAsync(batch).GetAwaiter().GetResult();
            batch.Clear();
        }
    }

    private async Task CommitAsync(List<Pending> batch)
    {
        try
        {
            var stored = await StoreAsync(batch.ConvertAll(p => p.Item));
            for (var i = 0; i < batch.Count; i++)
                batch[i].Outcome = stored[i];
        }
        catch (Exception failure)
        {
            // Whatever the database said, every sender of this batch must hear it, and the log must live on for the next.
            foreach (var pending in batch)
                pending.Failure = failure;
        }
        // Senders go on on the pool, a few one after the other: work queued for each would cost as much as the rest of its answer.
        foreach (var few in batch.Chunk(SendersAtATime))
            ThreadPool.UnsafeQueueUserWorkItem(static told => Array.ForEach(told, pending => pending.Tell()), few, preferLocal: false);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    private sealed class Pending(T item)
    {
        private readonly TaskCompletionSource<bool> told = new();

        public T Item => item;

        public bool Outcome { get; set; }

        public Exception? Failure { get; set; }

        public Task<bool> Stored => told.Task;

        public void Tell()
        {
            if (Failure is null)
                told.SetResult(Outcome);
            else
                told.SetException(Failure);
        }
    }
}
