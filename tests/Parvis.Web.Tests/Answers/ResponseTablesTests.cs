using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Core.Barometers;
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
