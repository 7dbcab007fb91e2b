using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parvis.Web.Hosting;

namespace Parvis.Web.Tests.Privacy;

public sealed class LogTests
{
    private const string Canary = "canari7f3a9c";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_log_line_says_what_a_person_typed_their_address_or_their_browser()
    {
        using var log = new Capture();
        await using var server = await ParvisServer.StartWithAsync(services => services.AddSingleton<ILoggerProvider>(log));
        using var visitor = server.Visitor();
        visitor.DefaultRequestHeaders.Add("User-Agent", Canary);
        visitor.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.77");
        visitor.DefaultRequestHeaders.Add("Referer", $"http://example.org/{Canary}");
        (await visitor.PostFormAsync("/sign-in", "/sign-in", ("name", Canary), ("password", Canary), ("returnUrl", Canary))).Dispose();
        (await visitor.PostFormAsync("/sign-in", "/sign-in/passkey", ("credential", Canary))).Dispose();
        foreach (var address in new[] { $"/{Canary}", $"/invitation/{Canary}", $"/r/{Canary}", $"/barometres/{Canary}", $"/?lang={Canary}", $"/surveys/{Canary}" })
            (await visitor.GetAsync(address, Cancellation)).Dispose();
        foreach (var body in new HttpContent[]
        {
            Pages.Form(("name", Canary), ("__RequestVerificationToken", Canary)),
            new StringContent(Canary + new string('x', 400_000)),
            new StringContent($"{{\"{Canary}\":", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")),
        })
        {
            try
            {
                (await visitor.PostAsync("/sign-in", body, Cancellation)).Dispose();
            }
            catch (HttpRequestException)
            {
                // Too large: the server may close before it has heard everything.
            }
        }
        Assert.DoesNotContain(log.Lines, line => line.Contains(Canary, StringComparison.OrdinalIgnoreCase)
            || line.Contains("127.0.0.1", StringComparison.Ordinal) || line.Contains("203.0.113.77", StringComparison.Ordinal));
    }

    [Fact]
    public void A_failure_is_logged_by_its_type_and_place_without_its_words()
    {
        var failure = Assert.ThrowsAny<Exception>(() => Parse(Canary));
        var line = FailureLog.Describe(new InvalidOperationException(Canary, failure));
        Assert.DoesNotContain(Canary, line, StringComparison.Ordinal);
        Assert.Contains("System.FormatException", line, StringComparison.Ordinal);
        Assert.Contains(nameof(Parse), line, StringComparison.Ordinal);
    }

    private static void Parse(string typed) => throw new FormatException($"The input string '{typed}' was not in a correct format.");

    private sealed class Capture : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
