using System.Net;

namespace Parvis.Web.Tests.Barometers;

/// <summary>From the published page to <c>./run analyse dossier.zip --verify</c>.</summary>
public sealed class BundleTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("parvis-bundle-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Anyone_can_compute_the_published_figures_again_and_an_organiser_the_answers()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server);
        using var organiser = await server.OrganiserAsync();
        using (var published = await BarometerTests.PublishAsync(organiser, survey))
            Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        using var stranger = server.Visitor();
        Assert.Contains("/barometres/mur-ia/dossier.zip", await stranger.GetStringAsync("/barometres/mur-ia", Cancellation), StringComparison.Ordinal);
        var totals = await SaveAsync("totaux.zip", await stranger.GetByteArrayAsync("/barometres/mur-ia/dossier.zip?lang=fr", Cancellation));
        Assert.Contains($"/surveys/{survey}/dossier.zip", await organiser.GetStringAsync($"/surveys/{survey}/barometer", Cancellation), StringComparison.Ordinal);
        var answers = await SaveAsync("reponses.zip", await organiser.GetByteArrayAsync($"/surveys/{survey}/dossier.zip?lang=fr", Cancellation));

        foreach (var bundle in new[] { totals, answers })
        {
            var (exit, said, error) = await VerifyAsync(bundle);
            Assert.Equal((0, ""), (exit, error));
            Assert.Contains("the same. 192 rows", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_answers_are_not_for_strangers()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server);
        using var stranger = server.Visitor();
        using var refused = await stranger.GetAsync($"/surveys/{survey}/dossier.zip", Cancellation);
        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
        using var unpublished = await stranger.GetAsync("/barometres/mur-ia/dossier.zip", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, unpublished.StatusCode);
    }

    [Fact]
    public async Task A_bundle_that_lies_exits_with_1_and_what_is_none_with_2()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server);
        using var organiser = await server.OrganiserAsync();
        var bundle = await SaveAsync("b.zip", await organiser.GetByteArrayAsync($"/surveys/{survey}/dossier.zip", Cancellation));
        await using (var zip = await System.IO.Compression.ZipFile.OpenAsync(bundle, System.IO.Compression.ZipArchiveMode.Update, Cancellation))
        {
            var entry = zip.GetEntry("results.json")!;
            string results;
            using (var reader = new StreamReader(entry.Open()))
                results = await reader.ReadToEndAsync(Cancellation);
            entry.Delete();
            await using var changed = new StreamWriter(zip.CreateEntry("results.json").Open());
            await changed.WriteAsync(results.Replace("\"respondents_n\": 180", "\"respondents_n\": 181", StringComparison.Ordinal));
        }
        var (exit, said, _) = await VerifyAsync(bundle);
        Assert.Equal(1, exit);
        Assert.Contains("respondents_n »: the bundle says 181, the data give 180.", said, StringComparison.Ordinal);

        var (none, _, error) = await VerifyAsync(await SaveAsync("none.zip", "rien"u8.ToArray()));
        Assert.Equal(2, none);
        Assert.Contains("not a whole ZIP", error, StringComparison.Ordinal);
        Assert.Equal(2, (await VerifyAsync(Path.Combine(folder, "absent.zip"))).Exit);
    }

    private async Task<string> SaveAsync(string name, byte[] content)
    {
        var path = Path.Combine(folder, name);
        await File.WriteAllBytesAsync(path, content, Cancellation);
        // For eyes.
        if (Environment.GetEnvironmentVariable("PARVIS_SCREENSHOTS") is { Length: > 0 } kept)
            File.Copy(path, Path.Combine(Directory.CreateDirectory(kept).FullName, name), overwrite: true);
        return path;
    }

    private static async Task<(int Exit, string Said, string Error)> VerifyAsync(string bundle)
    {
        using var said = new StringWriter();
        using var error = new StringWriter();
        var exit = await AnalyseCommand.RunAsync(["analyse", bundle, "--verify"], said, error);
        return (exit, said.ToString(), error.ToString());
    }
}
