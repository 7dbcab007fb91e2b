using System.Data.Common;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Parvis.Web.Layout;

namespace Parvis.Web.Hosting;

/// <summary>Every refusal of the server itself (not found, too large, our own fault) is a page with words, never a blank.</summary>
internal static class ErrorPages
{
    public static void UseParvisErrors(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { SuppressDiagnosticsCallback = _ => true, ExceptionHandler = context =>
        {
            FailureLog.LogFailure(context);
            // A body too large or cut short is the sender's matter: it keeps its own status. What it held is not logged.
            context.Response.StatusCode = context.Features.Get<IExceptionHandlerFeature>()?.Error switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                AntiforgeryValidationException { InnerException: BadHttpRequestException bad } => bad.StatusCode,
                // The disk or the database said no: nothing was acknowledged, and trying again may work.
                DbException or TimeoutException => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status500InternalServerError,
            };
            return Page(context.Response.StatusCode).ExecuteAsync(context);
        } });
        app.UseStatusCodePages(status => Page(status.HttpContext.Response.StatusCode).ExecuteAsync(status.HttpContext));
    }

    /// <summary>The page for a status: what happened, and what to do.</summary>
    public static RazorComponentResult<ErrorPage> Page(int status) =>
        new(new { Status = status }) { StatusCode = status };

    /// <summary>Refuses a form whose antiforgery token does not hold. For groups whose handlers read the form themselves.</summary>
    public static RouteGroupBuilder RequireAntiforgery(this RouteGroupBuilder group)
    {
        group.AddEndpointFilter(async (call, next) =>
        {
            var method = call.HttpContext.Request.Method;
            var reads = HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
            return reads || await call.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(call.HttpContext)
                ? await next(call)
                : Page(StatusCodes.Status400BadRequest);
        });
        return group;
    }
}
