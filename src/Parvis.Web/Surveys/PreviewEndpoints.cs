using Microsoft.AspNetCore.Http.HttpResults;
using Parvis.Core.Surveys;
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
            ? new RazorComponentResult<PhonePreviewPage>(new { Questionnaire = survey.Draft(), Language = Offered(lang, survey.Draft()), Simple = simple == "1" })
            : ErrorPages.Page(StatusCodes.Status404NotFound));
    }

    // One that the draft does not offer shows what a phone in that language would: the first.
    private static string Offered(string? lang, Questionnaire draft) => lang is not null && draft.Languages.Contains(lang) ? lang : draft.Languages[0];
}
