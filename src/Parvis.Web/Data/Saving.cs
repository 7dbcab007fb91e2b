using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Parvis.Web.Data;

internal static class Saving
{
    /// <summary>
    /// Saves, unless another request took a name that only one may have, between our looking and our writing: false then, and nothing of
    /// ours is kept.
    /// </summary>
    public static async Task<bool> TrySaveAsync(this ParvisDbContext db, CancellationToken cancellation = default)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException taken) when (taken.InnerException is SqliteException { SqliteExtendedErrorCode: 2067 or 1555 } or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
