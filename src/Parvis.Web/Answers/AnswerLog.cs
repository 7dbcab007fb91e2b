namespace Parvis.Web.Answers;

/// <summary>The one writer of responses on this node.</summary>
public sealed class AnswerLog(IResponseStore store) : GroupCommit<StoredResponse>
{
    private protected override Task<bool[]> StoreAsync(IReadOnlyList<StoredResponse> batch) => store.AppendAsync(batch, CancellationToken.None);
}
