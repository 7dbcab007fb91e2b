using System.Text;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Parvis.Web.Hosting;

/// <summary>
/// Failures in the log, without what anyone typed: an exception's message may quote it (« abc is not a number »), so only its type and
/// where it happened are written, and the route rather than the address.
/// </summary>
internal static partial class FailureLog
{
    public static void LogFailure(HttpContext context)
    {
        if (context.Features.Get<IExceptionHandlerFeature>() is not { Error: { } failure } feature || failure is BadHttpRequestException)
            return;
        var route = (feature.Endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";
        var logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Parvis.Web.Failure");
        LogRequestFailed(logger, context.Request.Method, route, Describe(failure));
    }

    /// <summary>Answers that the disk or the database refused to take, and that their senders were told about.</summary>
    public static void LogUnsaved(ILogger logger, Exception failure) => LogAnswersUnsaved(logger, Describe(failure));

    public static string Describe(Exception failure)
    {
        var text = new StringBuilder();
        for (var at = failure; at is not null; at = at.InnerException)
            text.Append(at == failure ? "" : "\n caused by ").Append(at.GetType().FullName).Append(Detail(at)).Append('\n').Append(at.StackTrace);
        return text.ToString();
    }

    // These speak of tables and files, not of what was in the form.
    private static string Detail(Exception failure) => failure switch
    {
        SqliteException sqlite => $" ({sqlite.SqliteExtendedErrorCode})",
        PostgresException postgres => $" ({postgres.SqlState} {postgres.TableName} {postgres.ConstraintName})",
        IOException io => $": {io.Message}",
        _ => "",
    };

    [LoggerMessage(LogLevel.Error, "{Method} {Route} failed: {Failure}")]
    private static partial void LogRequestFailed(ILogger logger, string method, string route, string failure);

    [LoggerMessage(LogLevel.Error, "Answers could not be saved: {Failure}")]
    private static partial void LogAnswersUnsaved(ILogger logger, string failure);
}
