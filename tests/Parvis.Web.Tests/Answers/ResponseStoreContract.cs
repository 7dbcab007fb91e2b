using System.Security.Cryptography;
using System.Text;
using Parvis.Core.Responses;
using Parvis.Web.Answers;

namespace Parvis.Web.Tests.Answers;

/// <summary>What both databases promise.</summary>
public abstract class ResponseStoreContract : IAsyncLifetime
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected IResponseStore Store { get; private set; } = null!;

    protected abstract Task<IResponseStore> OpenAsync();

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
    public async Task Everything_stored_reads_back_in_key_order()
    {
        var batch = Enumerable.Range(0, 300).Select(i => Response(answers: $"{{\"q1\":\"réponse {i} 🙂\"}}")).ToList();
        Assert.All(await Store.AppendAsync(batch, Cancellation), Assert.True);
        var read = await ReadAsync(1);
        Assert.Equal(batch.OrderBy(r => r.Key.Value).Select(Text), read.Select(Text));
    }

    [Fact]
    public async Task Many_responses_come_in_together_or_not_at_all()
    {
        var known = Response();
        await Store.AppendAsync([known], Cancellation);
        Assert.Equal(2000, await Store.AppendAllAsync(Enumerable.Range(0, 2000).Select(_ => Response()).Append(known), Cancellation));
        using var stop = new CancellationTokenSource();
        IEnumerable<StoredResponse> Interrupted()
        {
            for (var i = 0; i < 1000; i++)
                yield return Response();
            stop.Cancel();
            yield return Response();
        }
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.AppendAllAsync(Interrupted(), stop.Token));
        Assert.Equal(2001, (await ReadAsync(1)).Count);
        Assert.Equal(1, await Store.AppendAllAsync([Response()], Cancellation));
    }

    [Fact]
    public async Task A_key_counts_once_in_a_batch_across_batches_and_is_free_for_another_survey()
    {
        var response = Response();
        Assert.Equal(new[] { true, false }, await Store.AppendAsync([response, response with { Answers = "{\"q1\":\"2\"}"u8.ToArray() }], Cancellation));
        Assert.Equal(new[] { false, true }, await Store.AppendAsync([response, response with { SurveyId = 2 }], Cancellation));
        Assert.Equal(Text(response), Text(Assert.Single(await ReadAsync(1))));
    }

    [Fact]
    public async Task Counts_are_by_day_and_channel()
    {
        var monday = new DateOnly(2026, 2, 16);
        await Store.AppendAsync([Response() with { Day = monday }, Response() with { Day = monday }, Response() with { Day = monday, ChannelId = 2 }, Response()], Cancellation);
        Assert.Equal(
            [new ReceivedCount(new(2026, 2, 13), 1, 1, 0), new(monday, 1, 2, 0), new(monday, 2, 1, 0)], await Store.CountAsync(1, Cancellation));
        Assert.Empty(await Store.CountAsync(2, Cancellation));
    }

    [Fact]
    public async Task Whatever_changes_the_responses_of_a_survey_is_counted_and_nothing_else()
    {
        Assert.Equal(0, await Store.ChangesAsync(1, Cancellation));
        var (response, nobody) = (Response(), Response().Key);
        async Task<long> After(Func<Task> change)
        {
            await change();
            return await Store.ChangesAsync(1, Cancellation);
        }
        var stored = await After(() => Store.AppendAsync([response, Response()], Cancellation));
        Assert.True(stored > 0);
        Assert.Equal(stored, await After(() => Store.AppendAsync([response, Response() with { SurveyId = 2 }], Cancellation)));
        Assert.Equal(stored, await After(() => Store.WithdrawAsync(1, nobody, nobody, Cancellation)));
        var withdrawn = await After(() => Store.WithdrawAsync(1, response.Key, response.Key, Cancellation));
        Assert.True(withdrawn > stored);
        var many = await After(() => Store.AppendAllAsync([Response(), Response()], Cancellation));
        Assert.True(many > withdrawn);
        Assert.True(await After(() => Store.EraseAsync(1, Cancellation)) > many);
    }

    [Fact]
    public async Task Storing_says_what_the_changes_are_since_and_reading_all_says_what_they_were()
    {
        var changes = new Dictionary<int, long>();
        await Store.AppendAsync([Response(), Response() with { SurveyId = 2 }], Cancellation, changes);
        Assert.Equal(await Store.ChangesAsync(1, Cancellation), changes[1]);
        Assert.Equal([1, 2], changes.Keys.Order());
        var next = new Dictionary<int, long>();
        await Store.AppendAsync([Response(), Response()], Cancellation, next);
        Assert.Equal([(1, changes[1] + 1)], next.Select(c => (c.Key, c.Value)));
        var read = new List<StoredResponse>();
        Assert.Equal(next[1], await Store.ReadAllAsync(1, read.Add, Cancellation));
        Assert.Equal((await ReadAsync(1)).Select(Text), read.Select(Text));
    }

    [Fact]
    public async Task A_withdrawn_answer_is_emptied_and_a_late_retry_does_not_bring_it_back()
    {
        var response = Response();
        await Store.AppendAsync([response, Response()], Cancellation);
        var (first, last) = ResponseKey.FromReceipt(response.Key.Receipt)!.Value;
        Assert.Equal(1, await Store.WithdrawAsync(1, first, last, Cancellation));
        Assert.Equal(0, await Store.WithdrawAsync(1, first, last, Cancellation));
        Assert.Equal(new[] { false }, await Store.AppendAsync([response], Cancellation));
        Assert.Equal(1, (await Store.CountAsync(1, Cancellation)).Sum(c => c.Withdrawn));
        Assert.Single(await ReadAsync(1), r => r.Answers is null);
    }

    [Fact]
    public async Task Erasing_a_survey_leaves_the_others()
    {
        await Store.AppendAsync([.. Enumerable.Range(0, 50).Select(i => Response() with { SurveyId = i % 2 })], Cancellation);
        Assert.Equal(25, await Store.EraseAsync(1, Cancellation));
        Assert.Empty(await ReadAsync(1));
        Assert.Equal(25, (await ReadAsync(0)).Count);
        Assert.Equal(0, await Store.EraseAsync(1, Cancellation));
    }

    [Fact]
    public async Task Writers_readers_and_an_erasure_at_the_same_time_all_succeed()
    {
        var writing = Enumerable.Range(0, 30).Select(i => Task.Run(async () =>
            await Store.AppendAsync([.. Enumerable.Range(0, 100).Select(_ => Response() with { SurveyId = i % 3 })], Cancellation)));
        var reading = Enumerable.Range(0, 5).Select(_ => Task.Run(() => ReadAsync(2)));
        var erasing = Task.Run(() => Store.EraseAsync(0, Cancellation));
        await Task.WhenAll([.. writing, .. reading, erasing]);
        Assert.Equal(1000, (await ReadAsync(1)).Count);
        Assert.Equal(1000, (await ReadAsync(2)).Count);
    }

    protected static StoredResponse Response(string answers = "{}") =>
        new(ResponseKey.From(RandomNumberGenerator.GetBytes(16)), 1, 1, new DateOnly(2026, 2, 13), 1, Encoding.UTF8.GetBytes(answers));

    protected async Task<List<StoredResponse>> ReadAsync(int survey)
    {
        var all = new List<StoredResponse>();
        await foreach (var response in Store.ReadAsync(survey, Cancellation))
            all.Add(response);
        return all;
    }

    private static (ResponseKey, int, int, DateOnly, int, string?) Text(StoredResponse r) =>
        (r.Key, r.SurveyId, r.Version, r.Day, r.ChannelId, r.Answers is null ? null : Encoding.UTF8.GetString(r.Answers));
}
