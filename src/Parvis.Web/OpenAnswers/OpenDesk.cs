using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parvis.Core;
using Parvis.Web.Answers;
using Parvis.Web.Barometers;
using Parvis.Web.Data;
using Parvis.Web.Hosting;

namespace Parvis.Web.OpenAnswers;

/// <summary>Reads the free answers to a question, and makes their page.</summary>
public sealed class OpenDesk(ParvisDbContext db, LiveBarometers barometers, IResponseStore store, TimeProvider time)
{
    /// <summary>Null when there is no such survey, or no such question of free words in it.</summary>
    public async Task<List<OpenAnswer>?> AnswersAsync(int survey, string question, CancellationToken cancellation) =>
        await db.Surveys.FindAsync([survey], cancellation) is { } row && await barometers.LoadAsync(row, cancellation) is { } live
            ? await OpenAnswer.ReadAsync(live, question, store, cancellation)
            : null;

    internal async Task<IResult> PageAsync(
        int id, string question, ImmutableArray<Refusal> refusals, CancellationToken cancellation, string search = "", int? theme = null, int page = 1,
        (string Token, string Text)? typed = null)
    {
        if (await db.Surveys.FindAsync([id], cancellation) is not { } row || await barometers.LoadAsync(row, cancellation) is not { } live
            || await OpenAnswer.ReadAsync(live, question, store, cancellation) is not { } all)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var themes = await ThemeRows.LoadAsync(db, id, cancellation);
        var verbatims = await db.Verbatims.AsNoTracking().Where(v => v.SurveyId == id && v.Question == question).OrderBy(v => v.Id).ToListAsync(cancellation);
        return new RazorComponentResult<OpenAnswersPage>(new
        {
            Row = row,
            State = row.Window.At(time.GetUtcNow()),
            Wording = live.Panel.Table.ColumnsOf(question).First().Question.Wording,
            View = OpenAnswersView.Of(question, all, [.. themes.Where(t => t.Question == question)], [.. verbatims], search.Length > 200 ? search[..200] : search, theme, page),
            Refusals = refusals,
            Typed = typed,
        })
        {
            StatusCode = refusals.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }
}
