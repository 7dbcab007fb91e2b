using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Parvis.Web.Documents;

namespace Parvis.Web.Tests.Documents;

/// <summary>What Chromium may do for us, and what it may not.</summary>
public sealed class PrintPressTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("parvis-press-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_drawing_that_names_addresses_and_scripts_reaches_nothing_and_runs_nothing()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/x.png";
        using var press = Press(Chromium);
        var (pictures, refusal) = await press.PicturesAsync(
        [
            $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 20'><image href='{address}' width='30' height='20'/><style>@import '{address}';</style><script>fetch('{address}')</script></svg>",
            $"</svg><iframe src='{address}'></iframe><meta http-equiv='refresh' content='0;url={address}'><svg viewBox='0 0 10 10'>",
        ], Cancellation);
        Assert.Null(refusal);
        Assert.Equal(2, pictures.Length);
        Assert.All(pictures, p => Assert.True(p.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])));
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task A_browser_that_hangs_is_ended_and_its_folder_goes_with_it()
    {
        var seen = Path.Combine(folder.FullName, "home");
        using var press = Press(Script($"echo $HOME $$ > {seen}\nexec sleep 600"), seconds: 2);
        var (_, refusal) = await press.PicturesAsync(["<svg viewBox='0 0 1 1'/>"], Cancellation);
        Assert.Equal("documents.browser-failed", refusal!.Key);
        var (home, process) = (await File.ReadAllTextAsync(seen, Cancellation)).Split(' ') is [var h, var p] ? (h, p.Trim()) : throw new InvalidDataException();
        Assert.Contains("parvis-chromium-", home, StringComparison.Ordinal);
        Assert.False(Directory.Exists(home));
        Assert.False(Directory.Exists($"/proc/{process}"));
    }

    [Fact]
    public async Task It_is_given_nothing_of_our_surroundings()
    {
        var seen = Path.Combine(folder.FullName, "environment");
        using var press = Press(Script($"env > {seen}"), seconds: 10);
        await press.PicturesAsync(["<svg viewBox='0 0 1 1'/>"], Cancellation);
        var names = (await File.ReadAllLinesAsync(seen, Cancellation)).Select(l => l.Split('=')[0]);
        // PWD, OLDPWD, SHLVL and _ are the shell's own.
        Assert.Empty(names.Except(["PATH", "HOME", "TMPDIR", "PWD", "OLDPWD", "SHLVL", "_"]));
    }

    [Fact]
    public async Task A_few_wait_and_the_others_are_told_to_come_back()
    {
        using var press = Press(Script("exec sleep 600"), seconds: 2);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => press.PicturesAsync(["<svg viewBox='0 0 1 1'/>"], Cancellation)));
        Assert.Equal(8, answers.Count(a => a.Refusal!.Key == "documents.busy"));
        Assert.Equal(4, answers.Count(a => a.Refusal!.Key == "documents.browser-failed"));
    }

    [Theory]
    [InlineData("off")]
    [InlineData("/nowhere/chromium")]
    public async Task Without_a_browser_it_says_so(string setting)
    {
        using var press = Press(setting);
        Assert.False(press.IsAvailable);
        Assert.Equal("documents.no-browser", (await press.PdfAsync("<p>", "", Cancellation)).Refusal!.Key);
    }

    private static string Chromium => Environment.GetEnvironmentVariable("PARVIS_CHROMIUM") ?? "/usr/bin/chromium";

    private static PrintPress Press(string chromium, int seconds = 60) => new(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Documents:Chromium"] = chromium, ["Documents:Seconds"] = $"{seconds}" }).Build(),
        new KeptDocuments(), NullLogger<PrintPress>.Instance);

    private string Script(string text)
    {
        var path = Path.Combine(folder.FullName, "browser");
        File.WriteAllText(path, $"#!/bin/sh\n{text}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
