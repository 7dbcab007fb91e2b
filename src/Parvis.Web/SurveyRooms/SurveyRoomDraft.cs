using Parvis.Core.Responses;
using Parvis.Web.Data;
using Parvis.Web.Layout;
using Parvis.Web.Surveys;
using Parvis.Web.Workshops;

namespace Parvis.Web.SurveyRooms;

/// <summary>Opens a survey in a room: its own channel, a code, and a month for those who come later.</summary>
internal static class SurveyRoomDraft
{
    /// <summary>The survey was published before: there is something to ask.</summary>
    public static async Task<SurveyRoomRow> NewAsync(ParvisDbContext db, SurveyCatalogue catalogue, SurveyRow survey, Words words, DateTimeOffset now)
    {
        (survey.OpensAt, survey.ClosesAt) = survey.Window.OpenUntil(now, now.AddMonths(1));
        await using var transaction = await db.Database.BeginTransactionAsync();
        var channel = new ChannelRow
        {
            SurveyId = survey.Id,
            Code = SurveyDraft.NewCode(),
            Label = words["survey-room.channel", TownTime.Day(now, words.Language)],
            Mode = ResponseMode.OwnDevice,
        };
        db.Channels.Add(channel);
        await db.SaveChangesAsync();
        var room = new SurveyRoomRow
        {
            Code = await RoomDraft.FreeCodeAsync(db),
            SurveyId = survey.Id,
            ChannelId = channel.Id,
            ConsoleKey = ConsoleAccess.NewKey(),
            CreatedAt = now,
        };
        db.SurveyRooms.Add(room);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        catalogue.Forget();
        return room;
    }
}
