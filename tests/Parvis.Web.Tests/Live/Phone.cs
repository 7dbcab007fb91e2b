using System.Diagnostics;

namespace Parvis.Web.Tests.Live;

/// <summary>A phone that follows a room as a browser does: when its stream ends, it comes back after the second that the stream asked for.</summary>
internal sealed class Phone
{
    private volatile bool shown, open;

    public Phone(ServerNodes nodes, string code, string cookie, int person, CancellationToken stop) => _ = FollowAsync(nodes, code, cookie, person, stop);

    /// <summary>Until every phone shows a question that takes answers, or one that does not.</summary>
    public static async Task AllShowAsync(IReadOnlyList<Phone> phones, bool open, TimeSpan patience)
    {
        var since = Stopwatch.StartNew();
        while (phones.Count(phone => phone.shown && phone.open == open) is var there && there < phones.Count)
        {
            Assert.True(since.Elapsed < patience, $"{there} of {phones.Count} phones follow.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private async Task FollowAsync(ServerNodes nodes, string code, string cookie, int person, CancellationToken stop)
    {
        for (var attempt = 0; !stop.IsCancellationRequested; attempt++)
        {
            try
            {
                await ReadAsync(nodes.Clients[(person + attempt) % nodes.Clients.Count], code, cookie, stop);
            }
            catch (Exception lost) when (lost is HttpRequestException or IOException)
            {
                // Its node is gone.
            }
            catch (OperationCanceledException)
            {
                return;
            }
            await Task.Delay(1000, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private async Task ReadAsync(HttpClient client, string code, string cookie, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/s/{code}/events");
        request.Headers.Add("Cookie", cookie);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        answer.EnsureSuccessStatusCode();
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(stop));
        while (await reader.ReadLineAsync(stop) is { } line)
            if (line.Contains("data-part=\"form\"", StringComparison.Ordinal))
                (open, shown) = (false, true);
            else if (line.Contains("give-answer", StringComparison.Ordinal))
                open = true;
    }
}
