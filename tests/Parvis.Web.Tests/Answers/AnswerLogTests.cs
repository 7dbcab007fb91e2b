using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Core.Responses;
using Parvis.Web.Answers;

namespace Parvis.Web.Tests.Answers;

public sealed class AnswerLogTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_sent_at_once_and_twice_are_each_stored_once()
    {
        await using var server = await ParvisServer.StartAsync();
        var log = server.Services.GetRequiredService<AnswerLog>();
        var responses = Enumerable.Range(0, 1000).Select(_ => Response()).ToList();
        var stored = await Task.WhenAll(responses.Concat(responses).Select(r => log.AppendAsync(r, Cancellation)));
        Assert.Equal(1000, stored.Count(isNew => isNew));
        Assert.Equal(1000, await CountAsync(server));
    }

    [Fact]
    public async Task What_was_acknowledged_is_there_after_a_restart()
    {
        var home = Directory.CreateTempSubdirectory("parvis-test-");
        var response = Response();
        await using (var server = await ParvisServer.StartAsync(home))
            Assert.True(await server.Services.GetRequiredService<AnswerLog>().AppendAsync(response, Cancellation));
        await using (var server = await ParvisServer.StartAsync(home))
        {
            Assert.False(await server.Services.GetRequiredService<AnswerLog>().AppendAsync(response, Cancellation));
            Assert.Equal(1, await CountAsync(server));
        }
        home.Delete(recursive: true);
    }

    [Fact]
    public async Task A_rush_during_which_the_journal_is_folded_loses_and_doubles_nothing()
    {
        var home = Directory.CreateTempSubdirectory("parvis-test-");
        var responses = Enumerable.Range(0, 24_000).Select(_ => Response()).ToList();
        await using (var server = await ParvisServer.StartAsync(home))
            foreach (var batch in responses.Chunk(200))
                Assert.DoesNotContain(false, await server.Services.GetRequiredService<IResponseStore>().AppendAsync(batch, Cancellation));
        await using (var server = await ParvisServer.StartAsync(home))
        {
            var store = server.Services.GetRequiredService<IResponseStore>();
            Assert.DoesNotContain(true, await store.AppendAsync(responses, Cancellation));
            Assert.Equal(24_000, await CountAsync(server));
        }
        home.Delete(recursive: true);
    }

    [Fact]
    public async Task A_withdrawn_answer_is_erased_and_still_counted_as_received()
    {
        await using var server = await ParvisServer.StartAsync();
        var store = server.Services.GetRequiredService<IResponseStore>();
        var response = Response();
        await store.AppendAsync([response, Response()], Cancellation);
        var (first, last) = ResponseKey.FromReceipt(response.Key.Receipt)!.Value;
        Assert.Equal(1, await store.WithdrawAsync(1, first, last, Cancellation));
        Assert.Equal(0, await store.WithdrawAsync(1, first, last, Cancellation));
        var count = Assert.Single(await store.CountAsync(1, Cancellation));
        Assert.Equal((2, 1), (count.Received, count.Withdrawn));
        // A late retry of the same form does not bring it back.
        Assert.False(Assert.Single(await store.AppendAsync([response], Cancellation)));
    }

    [Fact]
    public async Task A_form_key_holds_for_its_survey_and_its_instance_only()
    {
        await using var server = await ParvisServer.StartAsync();
        var keys = server.Services.GetRequiredService<FormKeys>();
        var token = keys.Issue(7);
        Assert.NotNull(keys.Check(7, token));
        Assert.Null(keys.Check(8, token));
        Assert.Null(keys.Check(7, token[..^1] + (token[^1] == 'A' ? 'E' : 'A')));
        foreach (var forged in new[] { null, "", new string('A', 43), new string('é', 43), new string('A', 100_000) })
            Assert.Null(keys.Check(7, forged));
        await using var other = await ParvisServer.StartAsync();
        Assert.Null(other.Services.GetRequiredService<FormKeys>().Check(7, token));
    }

    private static StoredResponse Response() =>
        new(ResponseKey.From(RandomNumberGenerator.GetBytes(16)), 1, 1, new DateOnly(2026, 2, 13), 1, "{}"u8.ToArray());

    private static async Task<int> CountAsync(ParvisServer server) =>
        (await server.Services.GetRequiredService<IResponseStore>().CountAsync(1, Cancellation)).Sum(c => c.Received);
}
