using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Parvis.Core;
using Parvis.Core.Documents;

namespace Parvis.Web.Documents;

/// <summary>
/// What only a browser can make: charts as PNG, pages as tagged PDF. It uses the Chromium of the setting <c>Documents:Chromium</c>, else
/// the one it finds; <c>off</c> or none at all is an ordinary answer, which says how to do without.
/// </summary>
/// <remarks>One Chromium at a time, a minute at most each; a few wait, others are told to come back.</remarks>
public sealed partial class PrintPress(IConfiguration configuration, KeptDocuments documents, ILogger<PrintPress> log) : IDisposable
{
    private const int MostWaiting = 4;
    private const double PictureScale = 3;
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

    private readonly SemaphoreSlim turn = new(1);
    private readonly string? chromium = Find(configuration["Documents:Chromium"]);
    private readonly bool sandbox = configuration.GetValue("Documents:ChromiumSandbox", !Environment.IsPrivilegedProcess);
    private readonly TimeSpan longest = TimeSpan.FromSeconds(configuration.GetValue("Documents:Seconds", 60));
    private int waiting;

    /// <summary>Whether there is a Chromium to print with.</summary>
    public bool IsAvailable => chromium is not null;

    /// <summary>Drawings as PNG on white, in the same order, three pixels for each of their units.</summary>
    public Task<(ImmutableArray<byte[]> Pictures, Refusal? Refusal)> PicturesAsync(IReadOnlyList<string> drawings, CancellationToken cancellation) =>
        WithAsync(async (browser, soon) =>
        {
            var pictures = ImmutableArray.CreateBuilder<byte[]>(drawings.Count);
            foreach (var svg in drawings)
                pictures.Add(await PictureAsync(browser, svg, soon));
            return pictures.MoveToImmutable();
        }, cancellation);

    /// <summary>
    /// A page as PDF: tagged for screen readers, with an outline from its headings, its pages numbered. The page must hold all it needs
    /// (<see cref="StandalonePage"/>): nothing is fetched.
    /// </summary>
    /// <param name="footer">In every page's foot, before its number.</param>
    public async Task<(byte[]? Pdf, Refusal? Refusal)> PdfAsync(string html, string footer, CancellationToken cancellation)
    {
        var key = KeptDocuments.KeyOf("pdf", html, footer);
        if (documents.Find(key) is { } known)
            return (known, null);
        var (pdf, refusal) = await WithAsync((browser, soon) => PdfAsync(browser, html, footer, soon), cancellation);
        return refusal is null ? (documents.Keep(key, pdf!), null) : (null, refusal);
    }

    public void Dispose() => turn.Dispose();

    private static async Task<byte[]> PdfAsync(ChromiumProcess browser, string html, string footer, CancellationToken soon)
    {
        await browser.ShowAsync(html, 794, 1123, 1, soon);
        var printed = await browser.CallAsync("Page.printToPDF", new()
        {
            ["printBackground"] = true, ["preferCSSPageSize"] = true, ["generateTaggedPDF"] = true, ["generateDocumentOutline"] = true,
            ["paperWidth"] = 8.27, ["paperHeight"] = 11.69, ["marginTop"] = 0.7, ["marginBottom"] = 0.8, ["marginLeft"] = 0.75, ["marginRight"] = 0.75,
            ["displayHeaderFooter"] = true, ["headerTemplate"] = "<span></span>", ["footerTemplate"] = Footer(footer),
        }, soon);
        return printed.GetProperty("data").GetBytesFromBase64();
    }

    private static async Task<byte[]> PictureAsync(ChromiumProcess browser, string svg, CancellationToken cancellation)
    {
        var size = ViewBox.Of(svg);
        var drawing = svg[Math.Max(0, svg.IndexOf("<svg", StringComparison.Ordinal))..];
        await browser.ShowAsync(
            $"<!doctype html><meta charset=utf-8><style>html,body{{margin:0;background:#fff}}svg{{display:block;width:{Pixels(size.Width)};height:{Pixels(size.Height)}}}</style>{drawing}",
            size.Width, size.Height, PictureScale, cancellation);
        var shot = await browser.CallAsync("Page.captureScreenshot", new()
        {
            ["format"] = "png",
            ["clip"] = new JsonObject { ["x"] = 0, ["y"] = 0, ["width"] = size.Width, ["height"] = size.Height, ["scale"] = 1 },
        }, cancellation);
        return shot.GetProperty("data").GetBytesFromBase64();
    }

    private async Task<(T? Made, Refusal? Refusal)> WithAsync<T>(Func<ChromiumProcess, CancellationToken, Task<T>> make, CancellationToken cancellation)
    {
        if (chromium is null)
            return (default, new("documents.no-browser"));
        if (Interlocked.Increment(ref waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref waiting);
            return (default, new("documents.busy"));
        }
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var mine = false;
        try
        {
            await turn.WaitAsync(cancellation);
            mine = true;
            soon.CancelAfter(longest);
            await using var browser = await ChromiumProcess.StartAsync(chromium, sandbox, soon.Token);
            return (await make(browser, soon.Token), null);
        }
        catch (Exception failure) when (failure is IOException or System.ComponentModel.Win32Exception or System.Text.Json.JsonException
            || failure is OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            // Another program's failure is not ours: who asked is told, who operates can read why.
            Failed(log, chromium, failure.Message);
            return (default, new("documents.browser-failed"));
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
            if (mine)
                turn.Release();
        }
    }

    private static string Footer(string text) =>
        "<div style=\"font:11px Arial,sans-serif;color:#565D6D;width:100%;margin:0 0.75in;display:flex;justify-content:space-between\">"
        + $"<span>{System.Net.WebUtility.HtmlEncode(text)}</span><span><span class=pageNumber></span> / <span class=totalPages></span></span></div>";

    private static string Pixels(double length) => length.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) + "px";

    private static string? Find(string? configured) => OperatingSystem.IsWindows() || configured == "off" ? null
        : !string.IsNullOrEmpty(configured) ? (File.Exists(configured) ? configured : null)
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} could not print: {Reason}")]
    private static partial void Failed(ILogger log, string path, string reason);
}
