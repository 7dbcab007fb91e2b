using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parvis.Core;
using Parvis.Core.Barometers.OpenAnswers;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Typography;
using Parvis.Web.Barometers;
using Parvis.Web.Data;
using Parvis.Web.Hosting;

namespace Parvis.Web.OpenAnswers;

/// <summary>Free answers read, filed under themes by hand, and a few of them chosen to be shown.</summary>
internal static class OpenAnswerEndpoints
{
    private const int MostThemes = 60;
    private const int LongestLabel = 80;

    public static void MapOpenAnswers(this WebApplication app)
    {
        var survey = app.MapGroup("/surveys/{id:int}/open-answers").RequireAntiforgery();
        survey.MapGet("", ListAsync);
        survey.MapGet("/{question}", ShowAsync);
        survey.MapPost("/{question}/themes", AddThemeAsync);
        survey.MapPost("/{question}/themes/{theme:int}/removal", RemoveThemeAsync);
        survey.MapPost("/{question}/marks", MarkAsync);
        survey.MapPost("/{question}/verbatims", ChooseAsync);
        survey.MapPost("/{question}/verbatims/{verbatim:int}/removal", UnchooseAsync);
    }

    private static async Task<IResult> ListAsync(int id, ParvisDbContext db, LiveBarometers barometers, TimeProvider time, CancellationToken cancellation)
    {
        if (await db.Surveys.FindAsync([id], cancellation) is not { } row)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var live = await barometers.LoadAsync(row, cancellation);
        return new RazorComponentResult<OpenQuestionsPage>(new
        {
            Row = row,
            State = row.Window.At(time.GetUtcNow()),
            Questions = live is null ? [] : live.Panel.Table.Columns.Select(c => c.Question).OfType<OpenTextQuestion>().DistinctBy(q => q.Id).ToImmutableArray(),
        });
    }

    private static Task<IResult> ShowAsync(int id, string question, OpenDesk desk, CancellationToken cancellation, string q = "", int? theme = null, int page = 1) =>
        desk.PageAsync(id, question, [], cancellation, q, theme, page);

    private static async Task<IResult> AddThemeAsync(int id, string question, HttpRequest request, OpenDesk desk, ParvisDbContext db, CancellationToken cancellation)
    {
        if (await desk.AnswersAsync(id, question, cancellation) is null)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var label = (await request.ReadFormAsync(cancellation))["label"].ToString().Trim();
        var known = await db.Themes.Where(t => t.SurveyId == id && t.Question == question).ToListAsync(cancellation);
        var refusal = label.Length is 0 or > LongestLabel ? new Refusal("open-answers.theme-label", LongestLabel.ToString())
            : known.Count >= MostThemes ? new Refusal("open-answers.theme-many", MostThemes.ToString())
            : known.Exists(t => Fold.Letters(t.Label) == Fold.Letters(label)) ? new Refusal("open-answers.theme-twice")
            : null;
        if (refusal is not null)
            return await desk.PageAsync(id, question, [refusal.On("label")], cancellation);
        db.Themes.Add(new() { SurveyId = id, Question = question, Label = label });
        await db.SaveChangesAsync(cancellation);
        return new SeeOther($"/surveys/{id}/open-answers/{question}");
    }

    private static async Task<IResult> RemoveThemeAsync(int id, string question, int theme, ParvisDbContext db, CancellationToken cancellation)
    {
        if (await db.Themes.SingleOrDefaultAsync(t => t.Id == theme && t.SurveyId == id && t.Question == question, cancellation) is not { } row)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        await db.ThemeMarks.Where(m => m.ThemeId == theme).ExecuteDeleteAsync(cancellation);
        db.Themes.Remove(row);
        await db.SaveChangesAsync(cancellation);
        return new SeeOther($"/surveys/{id}/open-answers/{question}");
    }

    /// <summary>The marks of the answers that the page showed become those that were ticked; the others are not touched.</summary>
    private static async Task<IResult> MarkAsync(int id, string question, HttpRequest request, OpenDesk desk, ParvisDbContext db, CancellationToken cancellation)
    {
        if (await desk.AnswersAsync(id, question, cancellation) is not { } all)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var form = await request.ReadFormAsync(cancellation);
        var shown = form["shown"].OfType<string>().ToHashSet();
        var ticked = form["mark"].OfType<string>().ToHashSet();
        var themes = await db.Themes.Where(t => t.SurveyId == id && t.Question == question).Select(t => t.Id).ToListAsync(cancellation);
        var marks = await db.ThemeMarks.Where(m => themes.Contains(m.ThemeId)).ToListAsync(cancellation);
        var known = marks.ToDictionary(m => (m.ThemeId, Core.Responses.ResponseKey.From(m.Key)));
        foreach (var answer in all.Where(a => shown.Contains(a.Token)))
            foreach (var theme in themes)
            {
                var (wanted, mark) = (ticked.Contains($"{answer.Token}:{theme}"), known.GetValueOrDefault((theme, answer.Key)));
                if (wanted && mark is null)
                    db.ThemeMarks.Add(new() { ThemeId = theme, SurveyId = id, Key = answer.Key.ToBytes() });
                else if (!wanted && mark is not null)
                    db.ThemeMarks.Remove(mark);
            }
        await db.SaveChangesAsync(cancellation);
        return new SeeOther($"/surveys/{id}/open-answers/{question}{Back(form)}");
    }

    private static async Task<IResult> ChooseAsync(int id, string question, HttpRequest request, OpenDesk desk, ParvisDbContext db, CancellationToken cancellation)
    {
        if (await desk.AnswersAsync(id, question, cancellation) is not { } all)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var form = await request.ReadFormAsync(cancellation);
        if (all.Find(a => a.Token == form["answer"]) is not { } answer)
            return await desk.PageAsync(id, question, [new Refusal("open-answers.gone")], cancellation);
        var text = form["text"].ToString().ReplaceLineEndings("\n").Trim();
        if (Excerpt.Check(answer.Text, text) is { } refusal)
            return await desk.PageAsync(id, question, [refusal with { Field = $"text-{answer.Token}" }], cancellation, form["q"].ToString(), Theme(form), PageOf(form), (answer.Token, text));
        var key = answer.Key.ToBytes();
        foreach (var former in await db.Verbatims.Where(v => v.SurveyId == id && v.Question == question).ToListAsync(cancellation))
            if (former.Key.AsSpan().SequenceEqual(key))
                db.Verbatims.Remove(former);
        db.Verbatims.Add(new() { SurveyId = id, Question = question, Key = key, Text = text.Replace("[...]", "[…]") });
        await db.SaveChangesAsync(cancellation);
        return new SeeOther($"/surveys/{id}/open-answers/{question}{Back(form)}");
    }

    private static async Task<IResult> UnchooseAsync(int id, string question, int verbatim, ParvisDbContext db, CancellationToken cancellation)
    {
        if (await db.Verbatims.SingleOrDefaultAsync(v => v.Id == verbatim && v.SurveyId == id && v.Question == question, cancellation) is not { } row)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        db.Verbatims.Remove(row);
        await db.SaveChangesAsync(cancellation);
        return new SeeOther($"/surveys/{id}/open-answers/{question}");
    }

    private static string Back(IFormCollection form) =>
        $"?q={Uri.EscapeDataString(form["q"].ToString())}&theme={Theme(form)}&page={PageOf(form)}";

    private static int? Theme(IFormCollection form) => int.TryParse(form["theme"], System.Globalization.NumberStyles.None, null, out var theme) ? theme : null;

    private static int PageOf(IFormCollection form) => int.TryParse(form["page"], System.Globalization.NumberStyles.None, null, out var page) ? page : 1;
}
