using Parvis.Core.Barometers.Publishing;
using Parvis.Web.Data;

namespace Parvis.Web.Barometers;

/// <summary>Putting a barometer online: its snapshot takes the place of the former one, which ends a withdrawal too.</summary>
internal static class Publications
{
    /// <summary>To be saved by the caller, who has checked it (<see cref="Barometer.CheckPublication"/>).</summary>
    /// <param name="publication">What is online, or was; null the first time.</param>
    public static void Publish(ParvisDbContext db, SurveyRow row, PublicationRow? publication, Barometer barometer, DateTimeOffset now)
    {
        var snapshot = SnapshotJson.Write(barometer);
        if (publication is null)
            db.Publications.Add(new() { SurveyId = row.Id, Slug = row.Slug, Snapshot = snapshot, PublishedAt = now });
        else
            (publication.Snapshot, publication.UpdatedAt, publication.WithdrawnAt) = (snapshot, now, null);
    }
}
