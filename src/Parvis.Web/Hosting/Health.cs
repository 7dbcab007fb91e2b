using Parvis.Web.Data;

namespace Parvis.Web.Hosting;

internal static class Health
{
    /// <summary>For a supervisor: « ok » while the database answers.</summary>
    public static void MapHealth(this WebApplication app) => app.MapGet("/health", async (ParvisDbContext db, CancellationToken cancellation) =>
        await db.Database.CanConnectAsync(cancellation)
            ? Results.Text("ok")
            : Results.Text("The database does not answer.", statusCode: StatusCodes.Status503ServiceUnavailable)).AllowAnonymous();
}
