using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Core.Barometers;
using Parvis.Core.Barometers.Exclusions;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Responses;
using Parvis.Core.Surveys;
using Parvis.Web.Answers;
using Parvis.Web.Hosting;
using Parvis.Web.Tests.Barometers;

namespace Parvis.Web.Tests.Answers;

public sealed class ResponseTablesTests
{
    private static readonly Dictionary<int, Questionnaire> Versions = new() { [1] = MurSurvey.Questionnaire };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_large_closed_survey_is_kept_in_a_file_that_a_restart_reads_and_a_change_makes_anew()
    {
        await using var server = await ParvisServer.StartAsync();
        var (store, folder) = (server.Services.GetRequiredService<IResponseStore>(), server.Services.GetRequiredService<DataFolder>());
        await store.AppendAllAsync(Responses(20_000), Cancellation);

        using var tables = new ResponseTables(store, folder);
        var open = await tables.LoadAsync(1, Versions, closed: false, Cancellation);
        Assert.Empty(Files(folder));
        Assert.Same(open, await tables.LoadAsync(1, Versions, closed: false, Cancellation));

        var closed = await AfterRestartAsync(store, folder);
        Assert.Single(Files(folder));
        var restarted = await AfterRestartAsync(store, folder);
        var kept = Enumerable.Repeat(true, 20_000).ToArray();
        Assert.Equal(closed.Columns.Select(c => c.Count(kept)), restarted.Columns.Select(c => c.Count(kept)));

        await store.AppendAllAsync(Responses(5), Cancellation);
        Assert.Equal(20_005, (await AfterRestartAsync(store, folder)).Count);
        Assert.Equal(20_005, (await tables.LoadAsync(1, Versions, closed: true, Cancellation)).Count);

        tables.Forget(1);
        Assert.Empty(Files(folder));
    }

    [Fact]
    public async Task Answers_that_this_node_stores_are_added_without_reading_the_others_again_and_anything_else_means_reading()
    {
        await using var server = await ParvisServer.StartAsync();
        var (store, log, tables) = (server.Services.GetRequiredService<IResponseStore>(), server.Services.GetRequiredService<AnswerLog>(), server.Services.GetRequiredService<ResponseTables>());
        await store.AppendAllAsync(Responses(300), Cancellation);
        ExclusionRule[] rules = [new WithdrawnRule(), new BlankRule(["q5"])];
        var first = await tables.LoadAsync(1, Versions, closed: false, Cancellation);
        var before = tables.PanelOf(1, first, rules);

        await Task.WhenAll(Responses(40).Select(r => log.AppendAsync(r, Cancellation)));
        var then = await tables.LoadAsync(1, Versions, closed: false, Cancellation);
        Assert.Equal((300, 340, true), (first.Count, then.Count, then.Continues(first)));
        Assert.Same(then, await tables.LoadAsync(1, Versions, closed: false, Cancellation));
        var (panel, again) = (tables.PanelOf(1, then, rules), Panel.Of(await FreshAsync(server), rules));
        Assert.Equal(again.Log, panel.Log);
        Assert.Equal(FindingsOf.Panel(again, DisclosureControl.Default), FindingsOf.Panel(panel, DisclosureControl.Default));
        Assert.True(before.Size < panel.Size);

        var elsewhere = Responses(1).Single();
        await store.AppendAsync([elsewhere], Cancellation);
        var reread = await tables.LoadAsync(1, Versions, closed: false, Cancellation);
        Assert.Equal((341, false), (reread.Count, reread.Continues(then)));
        await store.WithdrawAsync(1, elsewhere.Key, elsewhere.Key, Cancellation);
        Assert.Single(tables.PanelOf(1, await tables.LoadAsync(1, Versions, closed: false, Cancellation), rules).Log[0].Removed);
    }

    [Fact]
    public async Task Whoever_looks_while_answers_pour_in_sees_each_once_and_never_fewer()
    {
        await using var server = await ParvisServer.StartAsync();
        var (log, tables) = (server.Services.GetRequiredService<AnswerLog>(), server.Services.GetRequiredService<ResponseTables>());
        var pouring = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            foreach (var response in Responses(250))
                await log.AppendAsync(response, Cancellation);
        })));
        var seen = 0;
        while (!pouring.IsCompleted)
        {
            var table = await tables.LoadAsync(1, Versions, closed: false, Cancellation);
            Assert.True(table.Count >= seen);
            seen = table.Count;
            Assert.Equal(seen, Enumerable.Range(0, seen).Select(table.KeyOf).Distinct().Count());
        }
        await pouring;
        Assert.Equal(2000, (await tables.LoadAsync(1, Versions, closed: false, Cancellation)).Count);
    }

    private static async Task<ResponseTable> FreshAsync(ParvisServer server)
    {
        using var tables = new ResponseTables(server.Services.GetRequiredService<IResponseStore>(), server.Services.GetRequiredService<DataFolder>());
        return await tables.LoadAsync(1, Versions, closed: false, Cancellation);
    }

    private static async Task<ResponseTable> AfterRestartAsync(IResponseStore store, DataFolder folder)
    {
        using var tables = new ResponseTables(store, folder);
        return await tables.LoadAsync(1, Versions, closed: true, Cancellation);
    }

    private static string[] Files(DataFolder folder) => Directory.GetFiles(folder.Root.FullName, "*.columns*");

    private static IEnumerable<StoredResponse> Responses(int count) => Enumerable.Range(0, count).Select(i => new StoredResponse(
        ResponseKey.From(RandomNumberGenerator.GetBytes(16)), 1, 1, new(2026, 2, 13), 1,
        AnswersText.Write(MurSurvey.Questionnaire, MurSurvey.Forms[i % MurSurvey.Forms.Length])));
}
