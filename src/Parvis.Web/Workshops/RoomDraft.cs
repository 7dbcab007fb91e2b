using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Parvis.Core.Workshops;
using Parvis.Core.Workshops.Activities;
using Parvis.Web.Data;

namespace Parvis.Web.Workshops;

/// <summary>Opens a room on a workshop that can be run (<see cref="Workshop.Check"/> said nothing).</summary>
internal static class RoomDraft
{
    public const int LongestTitle = 120;

    public static async Task<RoomRow> NewAsync(ParvisDbContext db, string title, Workshop workshop, DateTimeOffset now, int? retentionDays = RoomRetention.Usual)
    {
        var room = new RoomRow
        {
            Code = await FreeCodeAsync(db),
            Title = title,
            Workshop = WorkshopText.Write(await ServerWords.OnAsync(db, workshop)),
            ConsoleKey = ConsoleAccess.NewKey(),
            RetentionDays = retentionDays,
            CreatedAt = now,
        };
        db.Rooms.Add(room);
        await db.SaveChangesAsync();
        return room;
    }

    // A hundred million codes: one in use is drawn about never. The unique index has the last word.
    public static async Task<string> FreeCodeAsync(ParvisDbContext db)
    {
        while (true)
        {
            var code = RoomCode.From(RandomNumberGenerator.GetBytes(8)).Text;
            if (!await db.Rooms.AnyAsync(r => r.Code == code) && !await db.SurveyRooms.AnyAsync(r => r.Code == code))
                return code;
        }
    }
}
