using Microsoft.EntityFrameworkCore;
using Parvis.Web.Data;

namespace Parvis.Web;

/// <summary>A survey named on the command line, by its address (<c>mur-ia</c>).</summary>
internal static class SurveyArgument
{
    /// <summary>Null after saying, on <paramref name="stderr"/>, which surveys there are.</summary>
    public static async Task<SurveyRow?> FindAsync(ParvisDbContext db, string slug, TextWriter stderr)
    {
        if (await db.Surveys.SingleOrDefaultAsync(s => s.Slug == slug) is { } survey)
            return survey;
        var known = await db.Surveys.OrderBy(s => s.Id).Select(s => s.Slug).ToListAsync();
        await stderr.WriteLineAsync($"There is no survey “{slug}”. Surveys here: {(known.Count == 0 ? "none" : string.Join(", ", known))}");
        return null;
    }
}
