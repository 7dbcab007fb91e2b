using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parvis.Core;
using Parvis.Core.Barometers.Comparisons;
using Parvis.Web.Data;
using Parvis.Web.Hosting;

namespace Parvis.Web.Comparisons;

/// <summary>Series of figures published elsewhere: brought as a CSV file with their source, taken away.</summary>
internal static class ReferenceEndpoints
{
    private const int MostSeries = 30;
    private const int LongestName = 120;
    private const int LargestFile = 200 * 1024;

    public static void MapReferences(this WebApplication app)
    {
        var references = app.MapGroup("/references").RequireAntiforgery();
        references.MapGet("", (ParvisDbContext db, CancellationToken cancellation) => PageAsync(db, "", [], cancellation));
        references.MapPost("", AddAsync);
        references.MapPost("/{series:int}/removal", RemoveAsync);
    }

    private static async Task<IResult> AddAsync(HttpRequest request, ParvisDbContext db, TimeProvider time, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        var (name, file) = (form["name"].ToString().Trim(), form.Files.GetFile("file"));
        using var content = new MemoryStream();
        if (file is { Length: > 0 and <= LargestFile })
            await file.CopyToAsync(content, cancellation);
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        if (name.Length is 0 or > LongestName)
            refusals.Add(new Refusal("compare.reference-no-name", LongestName.ToString()).On("name"));
        if (content.Length == 0)
            refusals.Add(new Refusal("compare.reference-no-file", (LargestFile / 1024).ToString()).On("file"));
        else if (ReferenceFigure.Read(content.ToArray()).Item2 is { } wrong)
            refusals.Add(wrong.On("file"));
        if (await db.ReferenceSeries.CountAsync(cancellation) >= MostSeries)
            refusals.Add(new Refusal("compare.reference-many", MostSeries.ToString()));
        if (refusals.Count > 0)
            return await PageAsync(db, name, refusals.ToImmutable(), cancellation);
        db.ReferenceSeries.Add(new() { Name = name, File = content.ToArray(), AddedAt = time.GetUtcNow() });
        await db.SaveChangesAsync(cancellation);
        return new SeeOther("/references");
    }

    private static async Task<IResult> RemoveAsync(int series, ParvisDbContext db, CancellationToken cancellation)
    {
        if (await db.ReferenceSeries.FindAsync([series], cancellation) is not { } row)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        db.ReferenceSeries.Remove(row);
        await db.SaveChangesAsync(cancellation);
        return new SeeOther("/references");
    }

    private static async Task<IResult> PageAsync(ParvisDbContext db, string typed, ImmutableArray<Refusal> refusals, CancellationToken cancellation) =>
        new RazorComponentResult<ReferencesPage>(new { Series = await ReferenceSeries.AllAsync(db, cancellation), Typed = typed, Refusals = refusals })
        {
            StatusCode = refusals.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
}
