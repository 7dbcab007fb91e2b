using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Parvis.Core.Barometers.OpenAnswers;
using Parvis.Core.Responses;
using Parvis.Web.Data;

namespace Parvis.Web.OpenAnswers;

/// <summary>Themes and chosen words as rows: read, and erased with the answers they are about.</summary>
public static class ThemeRows
{
    public static async Task<ImmutableArray<Theme>> LoadAsync(ParvisDbContext db, int survey, CancellationToken cancellation)
    {
        var themes = await db.Themes.AsNoTracking().Where(t => t.SurveyId == survey).OrderBy(t => t.Id).ToListAsync(cancellation);
        if (themes.Count == 0)
            return [];
        var marks = (await db.ThemeMarks.AsNoTracking().Where(m => m.SurveyId == survey).ToListAsync(cancellation)).ToLookup(m => m.ThemeId, m => ResponseKey.From(m.Key));
        return [.. themes.Select(t => new Theme(t.Id, t.Question, t.Label, [.. marks[t.Id]]))];
    }

    /// <summary>Words chosen to be shown in the barometer published under this address, by question; never with who wrote them.</summary>
    public static async Task<ILookup<string, string>> VerbatimsAsync(ParvisDbContext db, string slug, CancellationToken cancellation) =>
        (await (from verbatim in db.Verbatims
                join publication in db.Publications on verbatim.SurveyId equals publication.SurveyId
                where publication.Slug == slug
                orderby verbatim.Id
                select new { verbatim.Question, verbatim.Text }).ToListAsync(cancellation)).ToLookup(v => v.Question, v => v.Text);

    /// <summary>Words chosen to be shown of a survey, by question; never with who wrote them.</summary>
    public static async Task<ILookup<string, string>> VerbatimsAsync(ParvisDbContext db, int survey, CancellationToken cancellation) =>
        (await db.Verbatims.Where(v => v.SurveyId == survey).OrderBy(v => v.Id).Select(v => new { v.Question, v.Text }).ToListAsync(cancellation))
        .ToLookup(v => v.Question, v => v.Text);

    /// <summary>All of a survey.</summary>
    public static async Task EraseAsync(ParvisDbContext db, int survey, CancellationToken cancellation)
    {
        await db.ThemeMarks.Where(m => m.SurveyId == survey).ExecuteDeleteAsync(cancellation);
        await db.Themes.Where(t => t.SurveyId == survey).ExecuteDeleteAsync(cancellation);
        await db.Verbatims.Where(v => v.SurveyId == survey).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>What is about one response, from its receipt: its author takes their answers back.</summary>
    public static async Task ForgetAsync(ParvisDbContext db, int survey, ResponseKey first, ResponseKey last, CancellationToken cancellation)
    {
        bool Theirs(byte[] key) => ResponseKey.From(key) is var one && one.Value >= first.Value && one.Value <= last.Value;
        db.ThemeMarks.RemoveRange((await db.ThemeMarks.Where(m => m.SurveyId == survey).ToListAsync(cancellation)).Where(m => Theirs(m.Key)));
        db.Verbatims.RemoveRange((await db.Verbatims.Where(v => v.SurveyId == survey).ToListAsync(cancellation)).Where(v => Theirs(v.Key)));
        await db.SaveChangesAsync(cancellation);
    }
}
