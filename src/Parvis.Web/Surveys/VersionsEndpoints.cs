using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parvis.Core;
using Parvis.Core.Surveys;
using Parvis.Web.Data;
using Parvis.Web.Hosting;
using Parvis.Web.Surveys.Files;

namespace Parvis.Web.Surveys;

/// <summary>Publishing the draft as the next version. Earlier versions are kept: each response is read with its own.</summary>
internal static class VersionsEndpoints
{
    public static void MapVersions(this RouteGroupBuilder surveys)
    {
        surveys.MapGet("/{id:int}/versions", ShowAsync);
        surveys.MapPost("/{id:int}/versions", PublishAsync);
        surveys.MapGet("/{id:int}/versions/{version:int}.yaml", async (int id, int version, ParvisDbContext db) =>
            await db.QuestionnaireVersions.FindAsync(id, version) is { } found
                ? Results.Text(found.Text, "application/yaml; charset=utf-8")
                : ErrorPages.Page(StatusCodes.Status404NotFound));
    }

    private static async Task<IResult> ShowAsync(int id, ParvisDbContext db) =>
        await db.Surveys.AsNoTracking().Include(s => s.Versions).FirstOrDefaultAsync(s => s.Id == id) is { } survey
            ? Page(survey, [])
            : ErrorPages.Page(StatusCodes.Status404NotFound);

    private static RazorComponentResult<VersionsPage> Page(SurveyRow survey, ImmutableArray<Refusal> refusals)
    {
        var changes = Published(survey) is { } published ? QuestionnaireChanges.Reworded(published, survey.Draft()) : [];
        return new(new { Survey = survey, Changes = changes, Refusals = refusals })
        {
            StatusCode = refusals.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status409Conflict,
        };
    }

    private static async Task<IResult> PublishAsync(int id, HttpRequest request, ParvisDbContext db, SurveyCatalogue catalogue, TimeProvider time)
    {
        if (await db.Surveys.AsNoTracking().Include(s => s.Versions).FirstOrDefaultAsync(s => s.Id == id) is not { } survey)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var form = await request.ReadFormAsync();
        // The version this form was made for: pressing twice, or from two windows, publishes once.
        if (form["version"].ToString() == survey.Version.ToString())
        {
            if (form.IsStale(Seen.Of(survey.DraftText)))
                return Page(survey, [new("survey.publish-changed")]);
            var newWordings = form.Where(f => f.Key.StartsWith("change.", StringComparison.Ordinal) && f.Value == "new")
                .Select(f => f.Key["change.".Length..]).ToImmutableHashSet();
            if (await TryPublishAsync(db, survey, QuestionnaireChanges.ToPublish(Published(survey), survey.Draft(), newWordings), time.GetUtcNow()))
                catalogue.Forget();
        }
        return new SeeOther(survey.OpensAt is null ? $"/surveys/{id}/settings" : $"/surveys/{id}");
    }

    // Over the draft and the version that were read, and only over those: whoever comes second at the same instant publishes nothing more.
    private static async Task<bool> TryPublishAsync(ParvisDbContext db, SurveyRow survey, Questionnaire next, DateTimeOffset now)
    {
        var (version, text, title) = (survey.Version + 1, QuestionnaireFile.Write(next), next.Title.In("fr"));
        await using var transaction = await db.Database.BeginTransactionAsync();
        var written = await db.Surveys.Where(s => s.Id == survey.Id && s.Version == survey.Version && s.DraftText == survey.DraftText)
            .ExecuteUpdateAsync(s => s.SetProperty(row => row.Version, version).SetProperty(row => row.DraftText, text).SetProperty(row => row.Title, title));
        if (written == 0)
            return false;
        db.QuestionnaireVersions.Add(new() { SurveyId = survey.Id, Version = version, Text = text, PublishedAt = now });
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return true;
    }

    private static Questionnaire? Published(SurveyRow survey) =>
        survey.Versions.Find(v => v.Version == survey.Version) is { } version ? QuestionnaireFile.Stored(version.Text) : null;
}
