namespace Parvis.Web.Answers;

/// <summary>The one writer of responses on this node. What it stores, it also hands to the tables in memory: they need not read it back.</summary>
public sealed class AnswerLog(IResponseStore store, ResponseTables tables) : GroupCommit<StoredResponse>
{
    private protected override async Task<bool[]> StoreAsync(IReadOnlyList<StoredResponse> batch)
    {
        using var storing = tables.Storing();
        var changes = new Dictionary<int, long>();
        var stored = await store.AppendAsync(batch, CancellationToken.None, changes);
        tables.Remember([.. batch.Where((_, i) => stored[i])], changes);
        return stored;
    }
}
