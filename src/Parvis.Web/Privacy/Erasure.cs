using Microsoft.EntityFrameworkCore;
using Parvis.Core;
using Parvis.Core.Surveys;
using Parvis.Web.Answers;
using Parvis.Web.Data;
using Parvis.Web.Imports;
using Parvis.Web.OpenAnswers;

namespace Parvis.Web.Privacy;

/// <summary>« Tout effacer »: the raw answers of a survey leave the files for good; published figures and a certificate stay.</summary>
public sealed class Erasure(ParvisDbContext db, IResponseStore store, ResponseTables tables, ImportDesk imports, TimeProvider time)
{
    /// <summary>Why it cannot be done now, or null. An open survey would go on receiving answers behind the certificate.</summary>
    public Refusal? Check(SurveyRow survey) =>
        survey.Window.At(time.GetUtcNow()) == WindowState.Open ? new Refusal("privacy.still-open") : null;

    /// <summary>Erases, and returns the certificate. Call <see cref="Check"/> first.</summary>
    public async Task<ErasureRow> EraseAsync(SurveyRow survey, ErasureReason reason, CancellationToken cancellation)
    {
        // An import under way would bring answers back behind the certificate, and its file holds them.
        await imports.AbandonAsync(survey.Id);
        // Exclusions can name responses by their keys. They go first: the rewriting of the file that follows takes them too.
        await db.Exclusions.Where(e => e.SurveyId == survey.Id).ExecuteDeleteAsync(cancellation);
        await ThemeRows.EraseAsync(db, survey.Id, cancellation);
        // What walls showed was never published: it goes with the answers.
        await db.SurveyRooms.Where(r => r.SurveyId == survey.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Figures, (string?)null).SetProperty(r => r.FiguresOf, 0).SetProperty(r => r.Shown, (string?)null), cancellation);
        var now = time.GetUtcNow();
        var certificate = new ErasureRow
        {
            SurveyId = survey.Id,
            Title = survey.Title,
            Responses = await store.EraseAsync(survey.Id, cancellation),
            Reason = reason.ToString(),
            ErasedAt = now,
        };
        tables.Forget(survey.Id);
        survey.ErasedAt = now;
        db.Erasures.Add(certificate);
        await db.SaveChangesAsync(CancellationToken.None);
        return certificate;
    }
}

public enum ErasureReason
{
    /// <summary>An organiser asked for it.</summary>
    Asked,

    /// <summary>The retention time was over.</summary>
    Retention,

    /// <summary>From the server's command line.</summary>
    Command,
}
