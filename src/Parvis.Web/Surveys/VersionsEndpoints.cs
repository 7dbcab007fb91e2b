using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
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

    private static async Task<IResult> ShowAsync(int id, ParvisDbContext db)
    {
        if (await db.Surveys.AsNoTracking().Include(s => s.Versions).FirstOrDefaultAsync(s => s.Id == id) is not { } survey)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var changes = Published(survey) is { } published ? QuestionnaireChanges.Reworded(published, survey.Draft()) : [];
        return new RazorComponentResult<VersionsPage>(new { Survey = survey, Changes = changes });
    }

    private static async Task<IResult> PublishAsync(int id, HttpRequest request, ParvisDbContext db, SurveyCatalogue catalogue, TimeProvider time)
    {
        if (await db.Surveys.Include(s => s.Versions).FirstOrDefaultAsync(s => s.Id == id) is not { } survey)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var form = await request.ReadFormAsync();
        // The version this form was made for: pressing twice, or from two windows, publishes once.
        if (form["version"].ToString() == survey.Version.ToString())
        {
            var newWordings = form.Where(f => f.Key.StartsWith("change.", StringComparison.Ordinal) && f.Value == "new")
                .Select(f => f.Key["change.".Length..]).ToImmutableHashSet();
            var next = QuestionnaireChanges.ToPublish(Published(survey), survey.Draft(), newWordings);
            survey.Version++;
            survey.SetDraft(next);
            survey.Versions.Add(new() { Version = survey.Version, Text = survey.DraftText, PublishedAt = time.GetUtcNow() });
            await db.SaveChangesAsync();
            catalogue.Forget();
        }
        return new SeeOther(survey.OpensAt is null ? $"/surveys/{id}/settings" : $"/surveys/{id}");
    }

    private static Questionnaire? Published(SurveyRow survey) =>
        survey.Versions.Find(v => v.Version == survey.Version) is { } version ? QuestionnaireFile.Stored(version.Text) : null;
}
