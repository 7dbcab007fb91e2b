using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Parvis.Web.Tests.Browser;

/// <summary>A network that leads nowhere: this computer, and an address on a local network without a way out. Root makes one; others skip.</summary>
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
[Collection(nameof(Alone))]
public sealed partial class LanBrowserTests
{
    private const string Address = "192.168.77.1", Cut = "ip link set lo up && ip link add lan0 type veth peer name lan1 && ip link set lan1 up && ip address add 192.168.77.1/24 dev lan0 && ip link set lan0 up && exec \"$@\"";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_the_network_cut_a_kit_runs_on_the_local_address_and_no_page_asks_anyone_else()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && await CanCutAsync(), "Making a network of one's own takes root and the tools ip, unshare and nsenter.");
        var home = Directory.CreateTempSubdirectory("parvis-lan-");
        using var server = Start("unshare", ["-n", "sh", "-c", Cut, "sh", "dotnet", Path.Combine(AppContext.BaseDirectory, "parvis.dll"), "--lan", "--no-demo"], home.FullName);
        try
        {
            var notice = await NoticeAsync(server);
            // The address, and its code for phones: rows of half blocks.
            Assert.Contains($"http://{Address}:5080/", notice, StringComparison.Ordinal);
            Assert.True(notice.Split('\n').Count(line => line.Contains('█') || line.Contains('▀') || line.Contains('▄')) > 10, notice);
            // A browser in the same network as the server.
            var chromium = Path.Combine(home.FullName, "chromium");
            await File.WriteAllTextAsync(chromium, string.Create(CultureInfo.InvariantCulture,
                $"#!/bin/sh\nexec nsenter --net=/proc/{server.Id}/ns/net {Environment.GetEnvironmentVariable("PARVIS_CHROMIUM") ?? "/usr/bin/chromium"} \"$@\"\n"), Cancellation);
            File.SetUnixFileMode(chromium, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            using var driver = await Playwright.CreateAsync();
            await using var browser = await driver.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
            var hosts = new ConcurrentDictionary<string, int>();
            var desk = await PageAsync(browser, hosts, new() { Width = 1280, Height = 900 });
            var code = await OpenRoomAsync(desk, Invitation().Match(notice).Value);
            var wall = await PageAsync(browser, hosts, new() { Width = 1920, Height = 1080 });
            await wall.GotoAsync($"/rooms/{code}/wall");
            await Expect(wall.Locator(".wall-address")).ToHaveTextAsync($"{Address}:5080/s");
            var phone = await PageAsync(browser, hosts, new() { Width = 390, Height = 844 });
            await phone.GotoAsync($"/s/{code}");
            await phone.GetByRole(AriaRole.Button, new() { Name = "Entrer dans la salle" }).ClickAsync();
            await desk.Locator("#vrai-faux").GetByRole(AriaRole.Button, new() { NameRegex = new("^Commencer") }).ClickAsync();
            await phone.GetByText("Vrai", new() { Exact = true }).ClickAsync();
            await phone.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
            await Expect(phone.GetByText("C’est enregistré.")).ToBeVisibleAsync();
            await Expect(wall.Locator(".wall-count b")).ToHaveTextAsync("1");
            await phone.ScreenshotAsync("lan-phone");
            await wall.ScreenshotAsync("lan-wall");
            Assert.Equal([Address], hosts.Keys);
            // And the network really is cut.
            await Assert.ThrowsAnyAsync<PlaywrightException>(() => phone.GotoAsync("http://192.0.2.1/", new() { Timeout = 5_000 }));
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync(CancellationToken.None);
            home.Delete(recursive: true);
        }
    }

    private static async Task<string> OpenRoomAsync(IPage desk, string invitation)
    {
        await desk.GotoAsync(invitation);
        await desk.Locator("#name").FillAsync("camille");
        await desk.Locator("input[type=password]").First.FillAsync("correct cheval pile agrafe");
        await desk.Locator("form button.button").First.ClickAsync();
        await desk.GotoAsync("/kits/comprendre-l-ia-ensemble");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Ouvrir la salle" }).ClickAsync();
        await Expect(desk.Locator("#run-room")).ToBeVisibleAsync();
        return new Uri(desk.Url).Segments[^1];
    }

    private static async Task<IPage> PageAsync(IBrowser browser, ConcurrentDictionary<string, int> hosts, ViewportSize size)
    {
        var context = await browser.NewContextAsync(new() { BaseURL = $"http://{Address}:5080", Locale = "fr-FR", ViewportSize = size });
        context.SetDefaultTimeout(15_000);
        context.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: not "data" } asked)
                hosts.AddOrUpdate(asked.Host, 1, (_, n) => n + 1);
        };
        return await context.NewPageAsync();
    }

    private static async Task<bool> CanCutAsync()
    {
        if (!File.Exists("/usr/bin/unshare") || !File.Exists("/usr/bin/nsenter"))
            return false;
        using var trial = Start("unshare", ["-n", "sh", "-c", Cut, "sh", "true"], Path.GetTempPath());
        await trial.WaitForExitAsync(Cancellation);
        return trial.ExitCode == 0;
    }

    private static async Task<string> NoticeAsync(Process server)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        late.CancelAfter(TimeSpan.FromSeconds(60));
        var lines = new List<string>();
        while (await server.StandardOutput.ReadLineAsync(late.Token) is { } line)
        {
            lines.Add(line);
            // The code comes last, and a blank line after it.
            if (line.Length == 0 && lines.Exists(l => l.Contains('█') || l.Contains('▀')))
                break;
        }
        return string.Join('\n', lines);
    }

    private static Process Start(string program, string[] arguments, string home)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        start.Environment["PARVIS_HOME"] = home;
        return Process.Start(start)!;
    }

    [GeneratedRegex("/invitation/[A-Za-z0-9_-]+")]
    private static partial Regex Invitation();
}
