using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parvis.Core;
using Parvis.Core.Questions;
using Parvis.Core.Responses;
using Parvis.Core.Surveys;
using Parvis.Web.Data;
using Parvis.Web.Hosting;
using Parvis.Web.Questions;
using Parvis.Web.Surveys.Files;

namespace Parvis.Web.Surveys;

/// <summary>The builder: the draft's questions, one at a time. Every edit is a form; none needs JavaScript.</summary>
internal static class QuestionsEndpoints
{
    public static void MapQuestions(this RouteGroupBuilder surveys)
    {
        surveys.MapGet("/{id:int}", ShowAsync);
        surveys.MapGet("/{id:int}/questions/new", NewAsync);
        surveys.MapGet("/{id:int}/questions/{question}", EditAsync);
        surveys.MapPost("/{id:int}/questions", SaveAsync);
        MapEdit("up", (draft, question) => draft.Move(question, up: true));
        MapEdit("down", (draft, question) => draft.Move(question, up: false));
        MapEdit("duplicate", (draft, question) => draft.Duplicate(question));
        MapEdit("delete", (draft, question) => draft.Remove(question));
        surveys.MapPost("/{id:int}/sections", SectionAsync);
        surveys.MapPost("/{id:int}/presentation-texts", TextsAsync);
        surveys.MapGet("/{id:int}/questionnaire.yaml", async (int id, ParvisDbContext db) => await db.Surveys.FindAsync(id) is { } survey
            ? Results.File(Encoding.UTF8.GetBytes(survey.DraftText), "application/yaml; charset=utf-8", $"{survey.Slug}.yaml")
            : ErrorPages.Page(StatusCodes.Status404NotFound));
        surveys.MapPost("/{id:int}/questionnaire", ImportAsync);

        void MapEdit(string name, Func<Questionnaire, string, Questionnaire> edit) => surveys.MapPost(
            $"/{{id:int}}/questions/{{question}}/{name}",
            (int id, string question, ParvisDbContext db, TimeProvider time) =>
                EditDraftAsync(id, db, time, name == "delete" ? "" : $"#{question}", draft => edit(draft, question)));
    }

    private static async Task<IResult> ShowAsync(int id, ParvisDbContext db, TimeProvider time) =>
        await db.Surveys.FindAsync(id) is { } survey ? await PageAsync(db, survey, time, []) : ErrorPages.Page(StatusCodes.Status404NotFound);

    internal static async Task<IResult> PageAsync(
        ParvisDbContext db, SurveyRow survey, TimeProvider time, IReadOnlyList<FileError> errors, ImmutableArray<Refusal>? refusals = null)
    {
        var published = await db.QuestionnaireVersions.Where(v => v.SurveyId == survey.Id && v.Version == survey.Version).Select(v => v.Text).FirstOrDefaultAsync();
        var test = await db.Channels.Where(c => c.SurveyId == survey.Id && c.Mode == ResponseMode.Test && c.RetiredAt == null).Select(c => c.Code).FirstOrDefaultAsync();
        return new RazorComponentResult<QuestionsPage>(new
        {
            Survey = survey,
            Draft = survey.Draft(),
            State = survey.Window.At(time.GetUtcNow()),
            IsPublished = published == survey.DraftText || (published is not null && SameQuestionnaire(published, survey)),
            TestCode = survey.Version > 0 ? test : null,
            FileErrors = errors,
            Refusals = refusals ?? [],
        })
        { StatusCode = errors.Count > 0 || refusals is { IsEmpty: false } ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK };
    }

    // Revisions move at publication: the draft is compared as it would be published.
    private static bool SameQuestionnaire(string published, SurveyRow survey)
    {
        var before = QuestionnaireFile.Stored(published);
        return before == QuestionnaireChanges.ToPublish(before, survey.Draft(), ImmutableHashSet<string>.Empty);
    }

    private static async Task<IResult> NewAsync(int id, string kind, string? section, ParvisDbContext db)
    {
        if (await db.Surveys.FindAsync(id) is not { } survey || QuestionKinds.Named(kind) is not { } named)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var draft = survey.Draft();
        return Editor(survey, draft, named.New(new(draft.FreeId(), new([]))), null, section, [], StatusCodes.Status200OK);
    }

    private static async Task<IResult> EditAsync(int id, string question, ParvisDbContext db) =>
        await db.Surveys.FindAsync(id) is { } survey && survey.Draft() is var draft && draft.Find(question) is { } found
            ? Editor(survey, draft, found, question, null, [], StatusCodes.Status200OK)
            : ErrorPages.Page(StatusCodes.Status404NotFound);

    private static async Task<IResult> SaveAsync(int id, HttpRequest request, ParvisDbContext db)
    {
        var form = await request.ReadFormAsync();
        if (await db.Surveys.FindAsync(id) is not { } survey || QuestionKinds.Named(form["kind"].ToString()) is not { } kind)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var draft = survey.Draft();
        var original = form["original"].ToString() is { Length: > 0 } existing ? existing : null;
        var section = form["section"].ToString();
        if (original is not null && draft.Find(original) is null)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var question = QuestionForm.Read(kind, new(form, draft.Languages), original is null ? 1 : draft.Find(original)!.Revision);
        // A button of the options table: the form is shown again as it would be, and nothing is saved.
        if (form["do"].ToString() is not ("" or "save"))
            return Editor(survey, draft, question, original, section, [], StatusCodes.Status200OK);
        var edited = original is null ? draft.Add(question, section) : draft.Replace(original, question);
        ImmutableArray<Refusal> refusals = [.. edited.Refusals().Select(r => r.On(r.Field?.Split('.')[^1] ?? "wording"))];
        if (!refusals.IsEmpty)
            return Editor(survey, draft, question, original, section, refusals, StatusCodes.Status422UnprocessableEntity);
        survey.SetDraft(edited);
        await db.SaveChangesAsync();
        return new SeeOther($"/surveys/{id}#{question.Id}");
    }

    private static RazorComponentResult<QuestionPage> Editor(
        SurveyRow survey, Questionnaire draft, Question question, string? original, string? section, ImmutableArray<Refusal> refusals, int status) =>
        new(new { Survey = survey, Draft = draft, Question = question, Original = original, Section = section, Refusals = refusals }) { StatusCode = status };

    private static async Task<IResult> SectionAsync(int id, HttpRequest request, ParvisDbContext db, TimeProvider time)
    {
        var form = await request.ReadFormAsync();
        var section = form["section"].ToString();
        return await EditDraftAsync(id, db, time, "#sections", draft => form["do"].ToString() switch
        {
            "remove" => draft.RemoveSection(section),
            "rename" => draft.RenameSection(section, new FormReader(form, draft.Languages).Localised("title")),
            _ => draft.AddSection(new FormReader(form, draft.Languages).Localised("title") ?? LocalisedText.French("…")),
        });
    }

    /// <summary>Title, introduction, thanks and languages.</summary>
    private static async Task<IResult> TextsAsync(int id, HttpRequest request, ParvisDbContext db, TimeProvider time)
    {
        var form = await request.ReadFormAsync();
        return await EditDraftAsync(id, db, time, "", draft =>
        {
            ImmutableArray<string> languages = [.. form["languages"].ToString().ToLowerInvariant().Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Distinct()];
            var texts = new FormReader(form, draft.Languages);
            return draft with
            {
                Languages = languages,
                Title = texts.Localised("title") ?? new([]),
                Introduction = texts.Localised("introduction"),
                Thanks = texts.Localised("thanks"),
            };
        });
    }

    private static async Task<IResult> ImportAsync(int id, HttpRequest request, ParvisDbContext db, TimeProvider time)
    {
        if (await db.Surveys.FindAsync(id) is not { } survey)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var text = await SurveysEndpoints.FileTextAsync(await request.ReadFormAsync());
        if (text is null)
            return await PageAsync(db, survey, time, [], [new Refusal("survey.no-file").On("file")]);
        var parsed = QuestionnaireFile.Parse(text);
        if (parsed.Questionnaire is not { } questionnaire)
            return await PageAsync(db, survey, time, parsed.Errors);
        if (questionnaire.Refusals() is { IsEmpty: false } refusals)
            return await PageAsync(db, survey, time, [], refusals);
        survey.SetDraft(questionnaire);
        await db.SaveChangesAsync();
        return new SeeOther($"/surveys/{id}");
    }

    private static async Task<IResult> EditDraftAsync(int id, ParvisDbContext db, TimeProvider time, string anchor, Func<Questionnaire, Questionnaire> edit)
    {
        if (await db.Surveys.FindAsync(id) is not { } survey)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var edited = edit(survey.Draft());
        var refusals = edited.Refusals();
        if (!refusals.IsEmpty)
            return await PageAsync(db, survey, time, [], refusals);
        survey.SetDraft(edited);
        await db.SaveChangesAsync();
        return new SeeOther($"/surveys/{id}{anchor}");
    }
}
