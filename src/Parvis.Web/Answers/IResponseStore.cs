using Parvis.Core.Responses;

namespace Parvis.Web.Answers;

/// <summary>
/// The table of responses: append-only, keyed by survey and random key, so that its order says nothing. Two implementations, SQLite
/// and PostgreSQL, held to the same tests.
/// </summary>
public interface IResponseStore
{
    /// <summary>Creates its tables where they are missing.</summary>
    Task CreateAsync();

    /// <summary>
    /// Stores a batch in one durable transaction: all or none. True where the response is new; false where its key was already there,
    /// in the table or earlier in the batch (the first one wins).
    /// </summary>
    /// <param name="batch">In the order sent.</param>
    /// <param name="cancellation">Stops waiting for the database.</param>
    /// <param name="changes">Receives what <see cref="ChangesAsync"/> is since, for each survey that changed.</param>
    Task<bool[]> AppendAsync(IReadOnlyList<StoredResponse> batch, CancellationToken cancellation, Dictionary<int, long>? changes = null);

    /// <summary>
    /// Stores many responses, read one by one, in one durable transaction: all or none, also when cancelled. How many were new. Answers
    /// go on being written while the responses are read; they wait only for the last step.
    /// </summary>
    Task<int> AppendAllAsync(IEnumerable<StoredResponse> responses, CancellationToken cancellation);

    /// <summary>A number that grows whenever the responses of a survey change, in the same transaction: while it stays, so do they.</summary>
    Task<long> ChangesAsync(int surveyId, CancellationToken cancellation);

    /// <summary>Every response of a survey, in key order.</summary>
    IAsyncEnumerable<StoredResponse> ReadAsync(int surveyId, CancellationToken cancellation);

    /// <summary>Gives every response of a survey, in key order, all as they were at one moment; what <see cref="ChangesAsync"/> was at that moment.</summary>
    Task<long> ReadAllAsync(int surveyId, Action<StoredResponse> each, CancellationToken cancellation);

    Task<IReadOnlyList<ReceivedCount>> CountAsync(int surveyId, CancellationToken cancellation);

    /// <summary>Erases the answers of the response between two keys, keeping that it was received. How many were erased.</summary>
    Task<int> WithdrawAsync(int surveyId, ResponseKey first, ResponseKey last, CancellationToken cancellation);

    /// <summary>Erases every response of a survey, from the files too (free pages, journal). How many there were.</summary>
    Task<int> EraseAsync(int surveyId, CancellationToken cancellation);

    /// <summary>
    /// Removes from the files what earlier withdrawals may have left there. False when a long read prevents it: try again later.
    /// </summary>
    Task<bool> PurgeAsync(CancellationToken cancellation);
}
