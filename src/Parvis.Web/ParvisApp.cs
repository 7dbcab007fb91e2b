using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http.Timeouts;
using Parvis.Web.Aggregates;
using Parvis.Web.Answers;
using Parvis.Web.Barometers;
using Parvis.Web.Channels;
using Parvis.Web.Comparisons;
using Parvis.Web.Crosses;
using Parvis.Web.Data;
using Parvis.Web.Documents;
using Parvis.Web.Exports;
using Parvis.Web.Hosting;
using Parvis.Web.Imports;
using Parvis.Web.Kits;
using Parvis.Web.Kits.After;
using Parvis.Web.Kits.Running;
using Parvis.Web.Layout;
using Parvis.Web.Live;
using Parvis.Web.OpenAnswers;
using Parvis.Web.People;
using Parvis.Web.Privacy;
using Parvis.Web.Reports;
using Parvis.Web.Responses;
using Parvis.Web.Samples;
using Parvis.Web.SurveyRooms;
using Parvis.Web.Surveys;
using Parvis.Web.Workshops;

namespace Parvis.Web;

/// <summary>The whole server in three lists: its services, its addresses, and what a request goes through.</summary>
public static class ParvisApp
{
    public static Task<int> ServeAsync(string[] args) => StartupProblem.GuardAsync(async () =>
    {
        await using var app = Build([.. args.Select(arg => arg switch { "--no-demo" => "--Demonstration=false", "--lan" => "--Lan=true", _ => arg })]);
        await app.PrepareAsync();
        await app.StartAsync();
        await app.PrintStartupNoticeAsync();
        await app.WaitForShutdownAsync();
        return 0;
    });

    /// <summary>Builds the server; <paramref name="home"/> (by default <c>PARVIS_HOME</c>, else here) holds <c>data/</c>.
    /// <paramref name="replace"/> comes last, for tests that bring their own clock.</summary>
    public static WebApplication Build(string[] args, string? home = null, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseKestrelHttpsConfiguration();
        if (builder.Configuration["Lan"] == "true" && LanAddress.Find() is { } address)
        {
            builder.Configuration["urls"] ??= "http://0.0.0.0:5080";
            builder.Configuration["Hosting:PublicAddress"] ??= $"http://{address}:{new Uri(builder.Configuration["urls"]!.Split(';')[0].Replace("0.0.0.0", "localhost", StringComparison.Ordinal)).Port}";
        }
        builder.Configuration["urls"] ??= "http://localhost:5080";
        AddServices(builder, new DataFolder(home ?? builder.Configuration["PARVIS_HOME"] ?? Environment.CurrentDirectory));
        replace?.Invoke(builder.Services);
        var app = builder.Build();
        Map(app);
        Use(app);
        return app;
    }

    private static void AddServices(WebApplicationBuilder builder, DataFolder folder)
    {
        var services = builder.Services;
        AddLogging(builder.Logging);
        // Everything a stranger sends is bounded; imports raise it for themselves.
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 256 * 1024;
        });
        services.AddSingleton(folder);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Assets>();
        services.AddSingleton<TextCatalogue>();
        services.AddHttpContextAccessor();
        services.AddScoped<Words>();
        services.AddScoped<CommandIds>();
        services.AddRequestTimeouts(o => o.DefaultPolicy = new RequestTimeoutPolicy { Timeout = TimeSpan.FromSeconds(30) });
        services.AddResponseCompression(o => o.EnableForHttps = true);
        services.AddDataProtection().SetApplicationName("Parvis");
        services.AddOptions<KeyManagementOptions>().Configure<IServiceScopeFactory>((keys, scopes) => keys.XmlRepository = new KeysInDatabase(scopes));
        services.AddRazorComponents();
        // Letters of every script as themselves: accents written as entities would double the weight of a French page.
        services.AddWebEncoders(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddAntiforgery(o => o.Cookie.Name = "antiforgery");
        services.AddParvisData(builder.Configuration, folder);
        services.AddSingleton<AnswerLog>();
        services.AddHostedService(provider => provider.GetRequiredService<AnswerLog>());
        services.AddSingleton<FormKeys>();
        services.AddSingleton<AggregateKeys>();
        services.AddSingleton<SurveyCatalogue>();
        services.AddSingleton<ResponseForm>();
        services.AddScoped<AnswerPages>();
        services.AddScoped<ReportDesk>();
        services.AddSingleton<ReportPress>();
        services.AddNetworkLimits(builder.Configuration);
        services.AddSingleton<PublicAddress>();
        services.AddScoped<StartupNotice>();
        services.AddPeople();
        services.AddSingleton<ResponseTables>();
        services.AddScoped<Erasure>();
        services.AddSingleton<ImportDesk>();
        services.AddScoped<LiveBarometers>();
        services.AddScoped<OpenDesk>();
        services.AddSingleton<PrintPress>();
        services.AddSingleton<KeptDocuments>();
        services.AddSingleton<ChartArchive>();
        services.AddScoped<KitLibrary>();
        services.AddScoped<NetworkDesk>();
        services.AddScoped<Kits.Running.RunDesk>();
        services.AddSingleton<NetworkCounts>();
        services.AddHostedService<PrivacyClock>();
        services.AddSingleton<SurveyRoomFeed>();
        services.AddSingleton<SurveyRoomStream>();
        builder.AddRooms();
    }

    private static void AddLogging(ILoggingBuilder logging) =>
        logging.ClearProviders().AddSimpleConsole(o => o.SingleLine = true).AddFilter("Microsoft", LogLevel.Warning)
            // Two warnings that say nothing here: keys lie in the database only the server reads; pages with a form are not cached.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error)
            // What fails is said once, by FailureLog or StartupProblem, which know what may be written. Without the first, no trace is made
            // of each request either: a tenth of what an empty form costs.
            .AddFilter("Microsoft.AspNetCore.Hosting", LogLevel.None)
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical).AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical);

    private static void Map(WebApplication app)
    {
        app.MapParvisAssets();
        app.MapHome();
        app.MapHealth();
        app.MapPeople();
        app.MapSurveys();
        app.MapAnswers();
        app.MapReceipts();
        app.MapChannels();
        app.MapReports();
        app.MapPaper();
        app.MapPrivacy();
        app.MapExports();
        app.MapImports();
        app.MapBarometers();
        app.MapCrosses();
        app.MapRooms();
        app.MapConsole();
        app.MapParticipants();
        app.MapSurveyRooms();
        app.MapAggregates();
        app.MapSamples();
        app.MapOpenAnswers();
        app.MapCompare();
        app.MapReferences();
        app.MapKits();
        app.MapKitRuns();
        app.MapKitNetworks();
        app.MapAfter();
    }

    private static void Use(WebApplication app)
    {
        app.UseParvisProxy();
        app.UseParvisErrors();
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseRouting();
        app.UseRequestTimeouts();
        app.UseRateLimiter();
        app.UseAnyone();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    /// <summary>Brings the database to this version and puts in it what a first start needs.</summary>
    public static Task PrepareAsync(this WebApplication app) => app.Services.InTurnAsync(async () =>
    {
        await app.Services.MigrateAsync();
        await app.Services.GetRequiredService<FormKeys>().LoadAsync();
        await app.Services.GetRequiredService<AggregateKeys>().LoadAsync();
        // What an import cut short left on the disk.
        app.Services.GetRequiredService<ImportDesk>().EraseFiles();
        await app.SeedDemonstrationAsync();
    });
}
