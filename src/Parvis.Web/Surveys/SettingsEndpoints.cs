using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parvis.Core;
using Parvis.Core.Surveys;
using Parvis.Web.Data;
using Parvis.Web.Hosting;
using Parvis.Web.Layout;

namespace Parvis.Web.Surveys;

/// <summary>When a survey is open, how it is shown, who stands behind it.</summary>
internal static class SettingsEndpoints
{
    public static void MapSettings(this RouteGroupBuilder surveys)
    {
        surveys.MapGet("/{id:int}/settings", async Task<IResult> (int id, ParvisDbContext db, TimeProvider time) =>
            await db.Surveys.FindAsync(id) is { } survey ? Page(survey, SettingsForm.Of(survey), time, []) : ErrorPages.Page(StatusCodes.Status404NotFound));
        surveys.MapPost("/{id:int}/settings", SaveAsync);
        surveys.MapPost("/{id:int}/opening", (int id, ParvisDbContext db, SurveyCatalogue catalogue, TimeProvider time) =>
            MoveAsync(id, db, catalogue, window => window.Open(time.GetUtcNow())));
        surveys.MapPost("/{id:int}/closing", (int id, ParvisDbContext db, SurveyCatalogue catalogue, TimeProvider time) =>
            MoveAsync(id, db, catalogue, window => window.Close(time.GetUtcNow())));
    }

    private static async Task<IResult> SaveAsync(int id, [FromForm] SettingsForm form, ParvisDbContext db, SurveyCatalogue catalogue, TimeProvider time)
    {
        if (await db.Surveys.FindAsync(id) is not { } survey)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var (opens, closes) = (TownTime.Parse(form.OpensAt), TownTime.Parse(form.ClosesAt));
        ImmutableArray<Refusal> refusals =
        [
            .. form.OpensAt is { Length: > 0 } && opens is null ? [new Refusal("survey.bad-date").On("opensAt")] : Array.Empty<Refusal>(),
            .. form.ClosesAt is { Length: > 0 } && closes is null ? [new Refusal("survey.bad-date").On("closesAt")] : Array.Empty<Refusal>(),
            .. OpeningWindow.Check(opens, closes) is { } refusal ? [refusal.On("closesAt")] : Array.Empty<Refusal>(),
            .. form.Slug is { } typed && await PublicSlug.ChangeAsync(db, survey, typed) is { } address ? [address] : Array.Empty<Refusal>(),
        ];
        if (!refusals.IsEmpty)
            return Page(survey, form, time, refusals);
        (survey.OpensAt, survey.ClosesAt) = (opens, closes);
        survey.Presentation = form.Presentation;
        survey.Design = form.Design;
        survey.Organisation = (form.Organisation ?? "").Trim();
        survey.Funder = (form.Funder ?? "").Trim();
        if (!await db.TrySaveAsync())
            return Page(survey, form, time, [PublicSlug.Taken(survey.Slug)]);
        catalogue.Forget();
        return new SeeOther($"/surveys/{id}/settings");
    }

    private static async Task<IResult> MoveAsync(int id, ParvisDbContext db, SurveyCatalogue catalogue, Func<OpeningWindow, OpeningWindow> move)
    {
        if (await db.Surveys.FindAsync(id) is not { } survey)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        // A survey that was never published has nothing to ask: publishing comes first.
        if (survey.Version == 0)
            return new SeeOther($"/surveys/{id}/versions");
        (survey.OpensAt, survey.ClosesAt) = move(survey.Window);
        await db.SaveChangesAsync();
        catalogue.Forget();
        return new SeeOther($"/surveys/{id}/settings");
    }

    private static RazorComponentResult<SettingsPage> Page(SurveyRow survey, SettingsForm form, TimeProvider time, ImmutableArray<Refusal> refusals) =>
        new(new { Survey = survey, Form = form, State = survey.Window.At(time.GetUtcNow()), Refusals = refusals })
        {
            StatusCode = refusals.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
}

/// <summary>The settings as the page shows and sends them; dates in the town's time.</summary>
public sealed record SettingsForm
{
    public string? Slug { get; init; }

    public string? OpensAt { get; init; }

    public string? ClosesAt { get; init; }

    public Presentation Presentation { get; init; }

    public SurveyDesign Design { get; init; }

    public string? Organisation { get; init; }

    public string? Funder { get; init; }

    public static SettingsForm Of(SurveyRow survey) => new()
    {
        Slug = survey.Slug,
        OpensAt = TownTime.Field(survey.OpensAt),
        ClosesAt = TownTime.Field(survey.ClosesAt),
        Presentation = survey.Presentation,
        Design = survey.Design,
        Organisation = survey.Organisation,
        Funder = survey.Funder,
    };
}
