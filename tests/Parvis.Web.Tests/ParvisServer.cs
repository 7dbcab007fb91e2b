using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Web.People;

namespace Parvis.Web.Tests;

/// <summary>The real server, on a free port, with its data in a folder that goes with it.</summary>
public sealed partial class ParvisServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly DirectoryInfo home;
    private readonly bool ownsHome;
    private readonly Ending ending;

    private ParvisServer(WebApplication app, DirectoryInfo home, bool ownsHome, Ending ending) =>
        (this.app, this.home, this.ownsHome, this.ending) = (app, home, ownsHome, ending);

    public Uri Address { get; private set; } = null!;

    /// <summary>The same server by name: browsers trust it as they trust https.</summary>
    public Uri LocalAddress => new UriBuilder(Address) { Host = "localhost" }.Uri;

    public IServiceProvider Services => app.Services;

    public DirectoryInfo Home => home;

    /// <summary>Starts a server; pass <paramref name="home"/> to start again on data that another one left.</summary>
    public static Task<ParvisServer> StartAsync(DirectoryInfo? home = null, params string[] args) => StartWithAsync(_ => { }, home, args);

    /// <summary>Starts a server with some services replaced: a clock that the test moves, a log that it reads.</summary>
    public static async Task<ParvisServer> StartWithAsync(Action<IServiceCollection> replace, DirectoryInfo? home = null, params string[] args)
    {
        var folder = home ?? Directory.CreateTempSubdirectory("parvis-test-");
        var ending = new Ending();
        // The demonstration is seeded only where a test asks for it.
        var app = ParvisApp.Build(["--urls", "http://127.0.0.1:0", "--Demonstration", "false", .. args], folder.FullName, services =>
        {
            // Nobody is behind these passwords: they need not take a tenth of a second to guess.
            services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1);
            services.AddSingleton<IStartupFilter>(ending);
            replace(services);
        });
        var server = new ParvisServer(app, folder, home is null, ending);
        await server.app.PrepareAsync();
        await server.app.StartAsync();
        server.Address = new Uri(server.app.Urls.First());
        return server;
    }

    /// <summary>A visitor with their own cookies, who does not follow redirects by themselves.</summary>
    public HttpClient Visitor() =>
        new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };

    /// <summary>A signed-in organiser, through the real sign-in form.</summary>
    public async Task<HttpClient> OrganiserAsync(string name = "camille")
    {
        const string password = "correct cheval pile agrafe";
        await using (var scope = Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<Organiser>>();
            if (await users.FindByNameAsync(name) is null)
                Assert.True((await users.CreateAsync(new Organiser { UserName = name }, password)).Succeeded);
        }
        var client = Visitor();
        using var answer = await client.PostFormAsync("/sign-in", "/sign-in", ("name", name), ("password", password));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return client;
    }

    /// <summary>Changes the organisers' data behind the pages' back.</summary>
    public async Task ChangeAsync(Action<Parvis.Web.Data.ParvisDbContext> change)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Parvis.Web.Data.ParvisDbContext>();
        change(db);
        await db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        ending.LetGo();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (ownsHome)
            home.Delete(recursive: true);
    }
}

public static partial class Pages
{
    /// <summary>Opens <paramref name="page"/>, takes its antiforgery token, and posts a form to <paramref name="action"/>.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(
        this HttpClient client, string page, string action, params (string Name, string Value)[] fields)
    {
        var html = await client.GetStringAsync(page);
        return await client.PostAsync(action, Form([("__RequestVerificationToken", Token(html)), .. fields]));
    }

    /// <summary>The HTML of a page that must answer.</summary>
    public static Task<string> PageAsync(this HttpClient client, string path) => client.GetStringAsync(path, TestContext.Current.CancellationToken);

    public static FormUrlEncodedContent Form(params IEnumerable<(string Name, string Value)> fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    public static string Token(string html) => TokenField().Match(html) is { Success: true } found
        ? found.Groups[1].Value
        : throw new InvalidOperationException("The page has no antiforgery token.");

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
