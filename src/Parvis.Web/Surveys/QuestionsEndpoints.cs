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
        surveys.MapPost("/{id:int}/questions/{question}/delete", DeleteAsync);
        surveys.MapPost("/{id:int}/questions/{question}/place", async (int id, string question, HttpRequest request, ParvisDbContext db, TimeProvider time) =>
        {
            var form = await request.ReadFormAsync();
            return await EditDraftAsync(id, db, time, $"#{question}", draft => draft.Place(question, form["section"].ToString(), form["before"].ToString()));
        });
        surveys.MapPost("/{id:int}/sections", SectionAsync);
        surveys.MapPost("/{id:int}/presentation-texts", TextsAsync);
        surveys.MapGet("/{id:int}/questionnaire.yaml", async (int id, ParvisDbContext db) => await db.Surveys.FindAsync(id) is { } survey
            ? Results.File(Encoding.UTF8.GetBytes(survey.DraftText), "application/yaml; charset=utf-8", $"{survey.Slug}.yaml")
            : ErrorPages.Page(StatusCodes.Status404NotFound));
        surveys.MapPost("/{id:int}/questionnaire", ImportAsync);

        void MapEdit(string name, Func<Questionnaire, string, Questionnaire> edit) => surveys.MapPost(
            $"/{{id:int}}/questions/{{question}}/{name}",
            (int id, string question, ParvisDbContext db, TimeProvider time) =>
                EditDraftAsync(id, db, time, $"#{question}", draft => edit(draft, question)));
    }

    // What somebody else has just rewritten is not thrown away unseen.
    private static async Task<IResult> DeleteAsync(int id, string question, HttpRequest request, ParvisDbContext db, TimeProvider time)
    {
        var form = await request.ReadFormAsync();
        return await EditDraftAsync(id, db, time, "", draft => draft.Remove(question), draft =>
            draft.Find(question) is { } stored && form.IsStale(Seen.Of(stored)) ? new Refusal("survey.question-changed", question).On(question) : null);
    }

    private static async Task<IResult> ShowAsync(int id, ParvisDbContext db, TimeProvider time) =>
        await db.Surveys.FindAsync(id) is { } survey ? await PageAsync(db, survey, time, []) : ErrorPages.Page(StatusCodes.Status404NotFound);

    internal static async Task<IResult> PageAsync(
        ParvisDbContext db, SurveyRow survey, TimeProvider time, IReadOnlyList<FileError> errors, ImmutableArray<Refusal>? refusals = null,
        int status = StatusCodes.Status422UnprocessableEntity, Questionnaire? typed = null)
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
            Typed = typed,
        })
        { StatusCode = errors.Count > 0 || refusals is { IsEmpty: false } ? status : StatusCodes.Status200OK };
    }

    // Revisions move at publication: the draft is compared as it would be published.
    private static bool SameQuestionnaire(string published, SurveyRow survey)
    {
        var before = QuestionnaireFile.Stored(published);
        return before == QuestionnaireChanges.ToPublish(before, survey.Draft(), ImmutableHashSet<string>.Empty);
    }

    private static async Task<IResult> NewAsync(int id, string? kind, string? section, ParvisDbContext db)
    {
        // Without a kind it is the address of the question whose identifier is « new ».
        if (kind is null)
            return await EditAsync(id, "new", db);
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
        while (true)
        {
            var draft = survey.Draft();
            var original = form["original"].ToString() is { Length: > 0 } existing ? existing : null;
            var section = form["section"].ToString();
            var stored = original is null ? null : draft.Find(original);
            var question = QuestionForm.Read(kind, new(form, draft.Languages), stored?.Revision ?? 1);
            if (original is null && question.Id == form["proposed"] && draft.Find(question.Id) is not null)
                question = question with { Id = draft.FreeId() };
            if (original is not null && stored is null)
                return Editor(survey, draft, question, null, section, [new("survey.question-deleted")], StatusCodes.Status409Conflict);
            // A button of the options table: the form is shown again as it would be, and nothing is saved.
            if (form["do"].ToString() is not ("" or "save"))
                return Editor(survey, draft, question, original, section, [], StatusCodes.Status200OK, form[Seen.Field]);
            if (stored is not null && form.IsStale(Seen.Of(stored)))
                return Editor(survey, draft, question, original, section, [], StatusCodes.Status409Conflict);
            var edited = original is null ? draft.Add(question, section) : draft.Replace(original, question);
            ImmutableArray<Refusal> refusals = [.. edited.Refusals().Select(r => r.On(r.Field?.Split('.')[^1] ?? "wording"))];
            if (!refusals.IsEmpty)
                return Editor(survey, draft, question, original, section, refusals, StatusCodes.Status422UnprocessableEntity, form[Seen.Field]);
            if (await db.TrySaveDraftAsync(survey, edited))
                return new SeeOther($"/surveys/{id}#{question.Id}");
        }
    }

    /// <param name="seen">Of the form sent; null where the page shows what is stored now.</param>
    private static RazorComponentResult<QuestionPage> Editor(
        SurveyRow survey, Questionnaire draft, Question question, string? original, string? section, ImmutableArray<Refusal> refusals, int status, string? seen = null)
    {
        var stored = original is null ? null : draft.Find(original);
        return new(new
        {
            Survey = survey,
            Draft = draft,
            Question = question,
            Original = original,
            Section = section,
            Refusals = refusals,
            SeenDigest = seen is { Length: > 0 } ? seen : stored is null ? "" : Seen.Of(stored),
            Meanwhile = status == StatusCodes.Status409Conflict && stored is not null ? QuestionDifferences.Between(stored, question) : [],
        })
        { StatusCode = status };
    }

    private static async Task<IResult> SectionAsync(int id, HttpRequest request, ParvisDbContext db, TimeProvider time)
    {
        var form = await request.ReadFormAsync();
        var (section, renames) = (form["section"].ToString(), form["do"] == "rename");
        return await EditDraftAsync(id, db, time, "#sections", draft => form["do"].ToString() switch
        {
            "remove" => draft.RemoveSection(section),
            "rename" => draft.RenameSection(section, Title(draft)),
            _ => draft.AddSection(Title(draft) ?? LocalisedText.French("…")),
        }, draft => renames && draft.Sections.FirstOrDefault(s => s.Id == section) is { } stored && form.IsStale(Seen.TitleOf(stored))
            ? new Refusal("survey.section-changed", stored.Title?.In("fr") ?? "", Title(draft)?.In("fr") ?? "").On("sections") : null);

        LocalisedText? Title(Questionnaire draft) => new FormReader(form, draft.Languages).Localised("title");
    }

    /// <summary>Title, introduction, thanks and languages.</summary>
    private static async Task<IResult> TextsAsync(int id, HttpRequest request, ParvisDbContext db, TimeProvider time)
    {
        var form = await request.ReadFormAsync();
        ImmutableArray<string> languages = [.. form["languages"].ToString().ToLowerInvariant().Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Distinct()];
        return await EditDraftAsync(id, db, time, "", Edited, draft => form.IsStale(Seen.TextsOf(draft)) ? new Refusal("survey.texts-changed").On("texts") : null);

        Questionnaire Edited(Questionnaire draft)
        {
            var texts = new FormReader(form, draft.Languages);
            return draft with
            {
                Languages = languages,
                Title = texts.Localised("title") ?? new([]),
                Introduction = texts.Localised("introduction"),
                Thanks = texts.Localised("thanks"),
            };
        }
    }

    private static async Task<IResult> ImportAsync(int id, HttpRequest request, ParvisDbContext db, TimeProvider time)
    {
        if (await db.Surveys.FindAsync(id) is not { } survey)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var form = await request.ReadFormAsync();
        var text = await SurveysEndpoints.FileTextAsync(form);
        if (text is null)
            return await PageAsync(db, survey, time, [], [new Refusal("survey.no-file").On("file")]);
        var parsed = QuestionnaireFile.Parse(text);
        if (parsed.Questionnaire is not { } questionnaire)
            return await PageAsync(db, survey, time, parsed.Errors);
        return await EditDraftAsync(id, db, time, "", _ => questionnaire,
            draft => form.IsStale(Seen.Of(QuestionnaireFile.Write(draft))) ? new Refusal("survey.replace-changed").On("file") : null);
    }

    /// <summary>
    /// Edits the draft as it is at the instant it is written: an edit made meanwhile stays, and this one is decided again on it.
    /// <paramref name="objection"/> says what the sender had not seen; the page is shown with their words then.
    /// </summary>
    private static async Task<IResult> EditDraftAsync(
        int id, ParvisDbContext db, TimeProvider time, string anchor, Func<Questionnaire, Questionnaire> edit, Func<Questionnaire, Refusal?>? objection = null)
    {
        if (await db.Surveys.FindAsync(id) is not { } survey)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        while (true)
        {
            var draft = survey.Draft();
            var edited = edit(draft);
            if (objection?.Invoke(draft) is { } told)
                return await PageAsync(db, survey, time, [], [told], StatusCodes.Status409Conflict, edited);
            var refusals = edited.Refusals();
            if (!refusals.IsEmpty)
                return await PageAsync(db, survey, time, [], refusals);
            if (await db.TrySaveDraftAsync(survey, edited))
                return new SeeOther($"/surveys/{id}{anchor}");
        }
    }
}
