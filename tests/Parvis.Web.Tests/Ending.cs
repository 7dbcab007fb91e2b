using System.Reflection;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Parvis.Web.Tests;

/// <summary>
/// Lets go of a server that has ended. The framework never disposes of the limiter that its rate limiting makes: its timer keeps the whole
/// server, some 30 MB, as long as the process lives. That is nothing to a process that is one server, and half of the time of tests that
/// start two hundred.
/// </summary>
internal sealed class Ending : IStartupFilter
{
    private RequestDelegate? first;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(whole => first = whole);
        next(app);
    };

    /// <summary>Stops the limiter's timer.</summary>
    public void LetGo()
    {
        foreach (var middleware in From(first, []))
            if (middleware.GetType().Name == "RateLimitingMiddleware")
                foreach (var limiter in Fields(middleware).OfType<PartitionedRateLimiter<HttpContext>>())
                    limiter.Dispose();
    }

    // What a request goes through holds what comes next, as a delegate.
    private static IEnumerable<object> From(RequestDelegate? step, HashSet<object> seen) =>
        step?.Target is { } holder && seen.Add(holder)
            ? Fields(holder).OfType<RequestDelegate>().SelectMany(next => From(next, seen)).Prepend(holder)
            : [];

    private static IEnumerable<object?> Fields(object holder) =>
        holder.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public).Select(field => field.GetValue(holder));
}
