using System.Net;
using System.Net.Sockets;
using Parvis.Web.Hosting;

namespace Parvis.Web.Tests.Hosting;

/// <summary>What the person at the terminal reads when the server cannot start: one sentence, never a trace.</summary>
public sealed class StartupTests : IDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("parvis-test-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_taken_port_says_so()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        Assert.Contains("already taken", await SentenceAsync("--urls", $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_none_says_so() =>
        Assert.Contains("--urls", await SentenceAsync("--urls", "pas une adresse"), StringComparison.Ordinal);

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_says_so()
    {
        await File.WriteAllTextAsync(Path.Combine(home.FullName, "data"), "a file where the folder should be", Cancellation);
        Assert.Contains("data folder", await SentenceAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_database_says_so_and_is_left_as_it_was()
    {
        var database = Path.Combine(home.CreateSubdirectory("data").FullName, "parvis.db");
        await File.WriteAllTextAsync(database, new string('x', 5000), Cancellation);
        Assert.Contains("damaged", await SentenceAsync(), StringComparison.Ordinal);
        Assert.Equal(new string('x', 5000), await File.ReadAllTextAsync(database, Cancellation));
    }

    [Theory]
    [InlineData("mysql", "sqlite or postgres")]
    [InlineData("postgres", "Database:ConnectionString")]
    public async Task A_wrong_provider_says_what_it_can_be(string provider, string said) =>
        Assert.Contains(said, await SentenceAsync("--Database:Provider", provider), StringComparison.Ordinal);

    [Fact]
    public async Task A_PostgreSQL_that_does_not_answer_says_so_without_its_password()
    {
        var sentence = await SentenceAsync("--Database:Provider", "postgres", "--Database:ConnectionString", "Host=127.0.0.1;Port=1;Username=u;Password=s3cret;Timeout=3");
        Assert.Contains("PostgreSQL does not answer", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_setting_that_is_none_says_what_it_can_be() =>
        Assert.Contains("10.0.0.2", await SentenceAsync("--Hosting:BehindProxy", "peut-être"), StringComparison.Ordinal);

    [Fact]
    public void A_bug_keeps_its_trace() => Assert.Null(StartupProblem.Explain(new InvalidOperationException("a bug")));

    [Fact]
    public async Task The_address_of_a_visitor_is_believed_from_a_proxy_only_when_the_setting_says_so()
    {
        foreach (var (setting, scheme) in new[] { ("false", "http"), ("true", "https"), ("127.0.0.0/8", "https"), ("10.1.2.3", "http") })
        {
            await using var server = await ParvisServer.StartAsync(null, "--Hosting:BehindProxy", setting);
            using var visitor = server.Visitor();
            visitor.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
            visitor.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
            using var answer = await visitor.GetAsync("/organisers", Cancellation);
            // 10.1.2.3 is added to this machine, which is always believed once a proxy is set.
            Assert.Equal(setting == "10.1.2.3" ? "https" : scheme, answer.Headers.Location!.Scheme);
        }
    }

    [Fact]
    public async Task Health_says_ok_to_anyone()
    {
        await using var server = await ParvisServer.StartAsync();
        using var visitor = server.Visitor();
        Assert.Equal("ok", await visitor.GetStringAsync("/health", Cancellation));
    }

    public void Dispose() => home.Delete(recursive: true);

    private async Task<string> SentenceAsync(params string[] args)
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await using var app = ParvisApp.Build(["--urls", "http://127.0.0.1:0", .. args], home.FullName);
            await app.PrepareAsync();
            await app.StartAsync(Cancellation);
        });
        return StartupProblem.Explain(failure) ?? $"no sentence for {failure}";
    }
}
