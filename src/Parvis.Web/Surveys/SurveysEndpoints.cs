using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parvis.Core;
using Parvis.Web.Answers;
using Parvis.Web.Data;
using Parvis.Web.Hosting;
using Parvis.Web.Layout;
using Parvis.Web.Surveys.Files;
using Parvis.Web.Surveys.Templates;

namespace Parvis.Web.Surveys;

internal static class SurveysEndpoints
{
    public static void MapSurveys(this WebApplication app)
    {
        var surveys = app.MapGroup("/surveys").RequireAntiforgery();
        surveys.MapGet("", ListAsync);
        surveys.MapGet("/new", async (ParvisDbContext db) => await NewPageAsync(db, "mur-ia", "", [], [], StatusCodes.Status200OK));
        surveys.MapPost("", CreateAsync);
        // For text editors: completes and checks a questionnaire while it is written.
        app.MapGet("/formats/questionnaire.schema.json", () =>
            Results.Stream(typeof(SurveysEndpoints).Assembly.GetManifestResourceStream("questionnaire.schema.json")!, "application/schema+json")).AllowAnonymous();
        surveys.MapQuestions();
        surveys.MapVersions();
        surveys.MapSettings();
        surveys.MapPreview();
    }

    private static async Task<IResult> ListAsync(ParvisDbContext db, IResponseStore store, TimeProvider time, CancellationToken cancellation)
    {
        var surveys = await db.Surveys.AsNoTracking().OrderByDescending(s => s.Id).ToListAsync(cancellation);
        var received = new Dictionary<int, int>();
        foreach (var survey in surveys)
            received[survey.Id] = (await store.CountAsync(survey.Id, cancellation)).Sum(c => c.Received);
        return new RazorComponentResult<SurveysPage>(new { Surveys = surveys, Received = received, Now = time.GetUtcNow() });
    }

    /// <summary>From a template, an earlier survey, a text file, or nothing. The copy is the survey's own.</summary>
    private static async Task<IResult> CreateAsync(HttpRequest request, ParvisDbContext db, TimeProvider time, Words words)
    {
        var form = await request.ReadFormAsync();
        var from = form["from"].ToString();
        var title = form["title"].ToString().Trim();
        var text = from == "file" ? await FileTextAsync(form) : await SourceAsync(db, from);
        if (text is null)
            return await NewPageAsync(db, from, title, [new Refusal("survey.no-source").On("from")], [], StatusCodes.Status422UnprocessableEntity);
        var parsed = QuestionnaireFile.Parse(text);
        if (parsed.Questionnaire is not { } questionnaire)
            return await NewPageAsync(db, from, title, [], parsed.Errors, StatusCodes.Status422UnprocessableEntity);
        if (title.Length > 200)
            return await NewPageAsync(db, from, title, [new Refusal("survey.title-too-long", "200").On("title")], [], StatusCodes.Status422UnprocessableEntity);
        if (title.Length > 0)
            questionnaire = questionnaire with { Title = questionnaire.Title.With("fr", title) };
        if (questionnaire.Refusals() is { IsEmpty: false } refusals)
            return await NewPageAsync(db, from, title, refusals, [], StatusCodes.Status422UnprocessableEntity);
        return new SeeOther($"/surveys/{await SurveyDraft.AddAsync(db, questionnaire, time.GetUtcNow(), words)}");
    }

    private static async Task<string?> SourceAsync(ParvisDbContext db, string from) =>
        from.StartsWith("survey-", StringComparison.Ordinal) && int.TryParse(from["survey-".Length..], out var id)
            ? (await db.Surveys.FindAsync(id))?.DraftText
            : QuestionnaireTemplates.Exists(from) ? QuestionnaireTemplates.Text(from) : null;

    // The text typed in the page, or else the file chosen.
    internal static async Task<string?> FileTextAsync(IFormCollection form)
    {
        if (form["text"].ToString() is { Length: > 0 } typed)
            return typed;
        if (form.Files["file"] is not { Length: > 0 } file)
            return null;
        using var reader = new StreamReader(file.OpenReadStream());
        return await reader.ReadToEndAsync();
    }

    private static async Task<IResult> NewPageAsync(
        ParvisDbContext db, string from, string title, IReadOnlyList<Refusal> refusals, IReadOnlyList<FileError> errors, int status)
    {
        var earlier = await db.Surveys.AsNoTracking().OrderByDescending(s => s.Id).Take(50).ToListAsync();
        return new RazorComponentResult<NewSurveyPage>(new { From = from, Title = title, Earlier = earlier, Refusals = refusals, FileErrors = errors }) { StatusCode = status };
    }
}
