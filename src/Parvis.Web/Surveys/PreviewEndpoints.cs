using Microsoft.AspNetCore.Http.HttpResults;
using Parvis.Web.Data;
using Parvis.Web.Hosting;

namespace Parvis.Web.Surveys;

/// <summary>The draft as phones will show it, in a frame of a phone's size.</summary>
internal static class PreviewEndpoints
{
    public static void MapPreview(this RouteGroupBuilder surveys)
    {
        surveys.MapGet("/{id:int}/preview", async Task<IResult> (int id, ParvisDbContext db, TimeProvider time) => await db.Surveys.FindAsync(id) is { } survey
            ? new RazorComponentResult<PreviewPage>(new { Survey = survey, Languages = survey.Draft().Languages, State = survey.Window.At(time.GetUtcNow()) })
            : ErrorPages.Page(StatusCodes.Status404NotFound));
        surveys.MapGet("/{id:int}/preview/phone", async Task<IResult> (int id, string? lang, string? simple, ParvisDbContext db) => await db.Surveys.FindAsync(id) is { } survey
            ? new RazorComponentResult<PhonePreviewPage>(new { Questionnaire = survey.Draft(), Language = lang ?? survey.Draft().Languages[0], Simple = simple == "1" })
            : ErrorPages.Page(StatusCodes.Status404NotFound));
    }
}
