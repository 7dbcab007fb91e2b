using Microsoft.EntityFrameworkCore;
using Parvis.Core;
using Parvis.Core.Typography;
using Parvis.Web.Data;

namespace Parvis.Web.Surveys;

/// <summary>The address of a survey's barometer. One that was given out once leads there for ever, and to no other survey.</summary>
internal static class PublicSlug
{
    /// <summary>Changes it, to be saved by the caller; says why not.</summary>
    public static async Task<Refusal?> ChangeAsync(ParvisDbContext db, SurveyRow survey, string typed)
    {
        var slug = Fold.Slug(typed);
        if (slug.Length == 0)
            return new Refusal("survey.bad-address").On("slug");
        if (slug == survey.Slug)
            return null;
        var former = await db.FormerAddresses.FindAsync(slug);
        if (await db.Surveys.AnyAsync(s => s.Slug == slug) || (former is not null && former.SurveyId != survey.Id))
            return Taken(slug);
        if (former is not null)
            db.FormerAddresses.Remove(former);
        db.FormerAddresses.Add(new() { Slug = survey.Slug, SurveyId = survey.Id });
        survey.Slug = slug;
        if (await db.Publications.FirstOrDefaultAsync(p => p.SurveyId == survey.Id) is { } publication)
            publication.Slug = slug;
        return null;
    }

    public static Refusal Taken(string slug) => new Refusal("survey.address-taken", slug).On("slug");
}
