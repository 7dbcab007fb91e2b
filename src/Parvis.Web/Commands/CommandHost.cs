using Parvis.Web.Data;
using Parvis.Web.Hosting;

namespace Parvis.Web;

/// <summary>Runs a command on this instance's data, beside a server that may be serving it.</summary>
internal static class CommandHost
{
    /// <param name="options">Settings as for serving: <c>--Database:Provider postgres</c>…</param>
    public static Task<int> RunAsync(string[] options, Func<IServiceProvider, Task<int>> command) => StartupProblem.GuardAsync(async () =>
    {
        await using var app = ParvisApp.Build(options);
        await app.Services.MigrateAsync();
        await using var scope = app.Services.CreateAsyncScope();
        return await command(scope.ServiceProvider);
    });
}
