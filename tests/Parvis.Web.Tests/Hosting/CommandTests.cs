using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Parvis.Web.Answers;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Web.Tests.Answers;
using Parvis.Web.Tests.Barometers;
using Parvis.Web.Tests.Privacy;

namespace Parvis.Web.Tests.Hosting;

/// <summary>The commands, as the shell runs them, beside a server that serves the same data.</summary>
public sealed partial class CommandTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Invite_prints_a_link_that_works()
    {
        await using var server = await ParvisServer.StartAsync();
        var (code, said, _) = await RunAsync(server, "", "invite");
        Assert.Equal(0, code);
        using var visitor = server.Visitor();
        using var answer = await visitor.GetAsync(Link().Match(said).Value, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_backup_is_whole_and_starts_again_elsewhere()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await ErasureTests.AddSurveyAsync(server, closesAt: null);
        await ErasureTests.AnswerAsync(server, survey, 40);
        using var organiser = await server.OrganiserAsync();
        var elsewhere = Directory.CreateTempSubdirectory("parvis-test-");
        var file = Path.Combine(elsewhere.CreateSubdirectory("data").FullName, "parvis.db");
        var (code, said, _) = await RunAsync(server, "", "backup", file);
        Assert.Equal(0, code);
        Assert.Contains("checked", said, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync(server, "", "backup", file)).Code);
        await using (var restored = await ParvisServer.StartAsync(elsewhere))
        {
            Assert.Equal(40, (await restored.Services.GetRequiredService<IResponseStore>().CountAsync(survey, Cancellation)).Sum(c => c.Received));
            Assert.NotNull(await restored.OrganiserAsync());
        }
        elsewhere.Delete(recursive: true);
    }

    [Fact]
    public async Task Erase_asks_for_the_name_then_leaves_no_trace_while_the_server_runs()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await ErasureTests.AddSurveyAsync(server, closesAt: new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
        await ErasureTests.AnswerAsync(server, survey, 40);
        Assert.Equal(2, (await RunAsync(server, "", "erase", "inconnue")).Code);
        var (refused, _, why) = await RunAsync(server, "non\n", "erase", "mur-ia");
        Assert.Equal((2, "Nothing was erased."), (refused, why.Trim()));
        Assert.NotEmpty(Traces.Find(server.Home, ["canari-"]));
        var (code, said, _) = await RunAsync(server, "mur-ia\n", "erase", "mur-ia");
        Assert.Equal(0, code);
        Assert.Contains("Erased: 40 responses", said, StringComparison.Ordinal);
        Assert.Empty(Traces.Find(server.Home, ["canari-"]));
    }

    [Fact]
    public async Task Responses_leave_and_come_back_by_the_shell_while_the_server_serves()
    {
        await using var server = await ParvisServer.StartAsync();
        await MurSurvey.AddAsync(server);
        var folder = server.Home.FullName;
        var (code, said, error) = await RunAsync(server, "", "export", "mur-ia", Path.Combine(folder, "mur.zip"));
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("mur.zip", said, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(server, "", "export", "mur-ia", Path.Combine(folder, "mur.csv"))).Code);
        Assert.Equal(2, (await RunAsync(server, "", "export", "mur-ia", Path.Combine(folder, "mur.zip"))).Code);
        Assert.Contains("mur-ia", (await RunAsync(server, "", "export", "inconnue", Path.Combine(folder, "x.csv"))).Error, StringComparison.Ordinal);

        var (tried, report, _) = await RunAsync(server, "", "import", "mur-ia", Path.Combine(folder, "mur.csv"), "--dry-run");
        Assert.Equal(0, tried);
        Assert.Contains("198 lines read: 198 accepted", report, StringComparison.Ordinal);
        Assert.Equal(198, await CountAsync(server));
        Assert.Equal(0, (await RunAsync(server, "", "import", "mur-ia", Path.Combine(folder, "mur.zip"))).Code);
        Assert.Equal(396, await CountAsync(server));
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "data", "imports")));
    }

    [Fact]
    public async Task An_import_with_a_refused_line_brings_nothing_until_a_mapping_says_what_it_means()
    {
        await using var server = await ParvisServer.StartAsync();
        await MurSurvey.AddAsync(server, forms: 0);
        var (file, mapping) = (Path.Combine(server.Home.FullName, "x.csv"), Path.Combine(server.Home.FullName, "m.json"));
        await File.WriteAllTextAsync(file, "Sexe;q14;Courriel\nDame;Oui;a@b.fr\nUn homme;Non;\n", Cancellation);
        await File.WriteAllTextAsync(mapping, """{"Sexe": {"question": "q1", "values": {"Dame": "inconnu"}}}""", Cancellation);
        Assert.Contains("m.json", (await RunAsync(server, "", "import", "mur-ia", file, "--mapping", mapping)).Error, StringComparison.Ordinal);
        await File.WriteAllTextAsync(mapping, """{"Sexe": "q1"}""", Cancellation);
        var (code, _, why) = await RunAsync(server, "", "import", "mur-ia", file, "--mapping", mapping);
        Assert.Equal(2, code);
        Assert.Contains("line 2, q1", why, StringComparison.Ordinal);
        Assert.DoesNotContain("Dame", why, StringComparison.Ordinal);
        await File.WriteAllTextAsync(mapping, """{"Courriel": "q14", "q14": null}""", Cancellation);
        Assert.Contains("never imported", (await RunAsync(server, "", "import", "mur-ia", file, "--mapping", mapping)).Error, StringComparison.Ordinal);
        await File.WriteAllTextAsync(mapping, """{"Sexe": {"question": "q1", "values": {"Dame": "femme"}}}""", Cancellation);
        Assert.Equal(0, await CountAsync(server));
        Assert.Equal(0, (await RunAsync(server, "", "import", "mur-ia", file, "--mapping", mapping)).Code);
        Assert.Equal(2, await CountAsync(server));
    }

    private static async Task<int> CountAsync(ParvisServer server) =>
        (await server.Services.GetRequiredService<IResponseStore>().CountAsync(1, Cancellation)).Sum(c => c.Received);

    [Fact]
    public async Task Help_names_every_command_and_an_unknown_one_is_refused()
    {
        await using var server = await ParvisServer.StartAsync();
        var (_, help, _) = await RunAsync(server, "", "help");
        foreach (var command in new[] { "analyse", "backup", "erase", "export", "import", "invite", "help" })
            Assert.Contains($"./run {command}", help, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync(server, "", "danser")).Code);
    }

    private static async Task<(int Code, string Out, string Error)> RunAsync(ParvisServer server, string typed, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PARVIS_HOME"] = server.Home.FullName },
        };
        foreach (var arg in args.Prepend(typeof(ParvisApp).Assembly.Location))
            start.ArgumentList.Add(arg);
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(typed);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(Cancellation);
        var error = process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, await output, await error);
    }

    [GeneratedRegex("/invitation/[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
