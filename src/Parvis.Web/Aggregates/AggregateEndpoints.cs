using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parvis.Core;
using Parvis.Core.Barometers.Aggregates;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Publishing;
using Parvis.Web.Data;
using Parvis.Web.Hosting;

namespace Parvis.Web.Aggregates;

/// <summary>The aggregate files of other towns: bring them in, and see all of them beside our own barometers.</summary>
internal static class AggregateEndpoints
{
    private const int MostFiles = 20;

    public static void MapAggregates(this WebApplication app)
    {
        var comparisons = app.MapGroup("/comparisons").AddEndpointFilter(RaiseLimits).RequireAntiforgery();
        comparisons.MapGet("", (ParvisDbContext db, AggregateKeys keys, CancellationToken cancellation) => PageAsync(db, keys, [], cancellation));
        comparisons.MapPost("/files", ReceiveAsync);
        comparisons.MapPost("/files/{file:int}/removal", RemoveAsync);
        comparisons.MapGet("/merged", MergeAsync);
    }

    private static ValueTask<object?> RaiseLimits(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        if (HttpMethods.IsPost(call.HttpContext.Request.Method))
            call.HttpContext.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = 2L * MostFiles * AggregateFile.Largest;
        return next(call);
    }

    /// <summary>One file or several. Each is kept or refused by itself; what was refused is said, file by file.</summary>
    private static async Task<IResult> ReceiveAsync(HttpRequest request, ParvisDbContext db, AggregateKeys keys, TimeProvider time, CancellationToken cancellation)
    {
        var sent = (await request.ReadFormAsync(cancellation)).Files.GetFiles("file").Where(f => f.Length > 0).ToList();
        if (sent.Count is 0 or > MostFiles)
            return await PageAsync(db, keys, [new Refusal("aggregate.no-file", MostFiles.ToString()).On("file")], cancellation);
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        foreach (var file in sent)
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content, cancellation);
            var bytes = content.ToArray();
            var reading = AggregateFile.Read(bytes);
            var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
            if (reading.Refusal is { } refusal)
                refusals.Add(refusal.On("file"));
            else if (await db.Aggregates.AnyAsync(a => a.Digest == digest, cancellation) || db.Aggregates.Local.Any(a => a.Digest == digest))
                refusals.Add(new Refusal("aggregate.already", reading.Aggregate!.Place).On("file"));
            else
                db.Aggregates.Add(new()
                {
                    Place = reading.Aggregate!.Place,
                    Title = reading.Aggregate.Title.In("fr"),
                    Signer = reading.Signer!,
                    Digest = digest,
                    File = bytes,
                    ReceivedAt = time.GetUtcNow(),
                });
        }
        await db.SaveChangesAsync(cancellation);
        return refusals.Count > 0 ? await PageAsync(db, keys, refusals.ToImmutable(), cancellation) : new SeeOther("/comparisons");
    }

    private static async Task<IResult> RemoveAsync(int file, ParvisDbContext db, CancellationToken cancellation)
    {
        if (await db.Aggregates.FindAsync([file], cancellation) is not { } row)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        db.Aggregates.Remove(row);
        await db.SaveChangesAsync(cancellation);
        return new SeeOther("/comparisons");
    }

    /// <summary><c>?with=p3&amp;with=f1</c>: published barometers of this instance by their number, files received by theirs.</summary>
    private static async Task<IResult> MergeAsync(HttpRequest request, ParvisDbContext db, AggregateKeys keys, CancellationToken cancellation)
    {
        var files = ImmutableArray.CreateBuilder<Aggregate>();
        foreach (var one in request.Query["with"].OfType<string>().Distinct().Take(Merge.Most))
        {
            if (one.Length < 2 || !int.TryParse(one[1..], System.Globalization.NumberStyles.None, null, out var id))
                continue;
            if (one[0] == 'p' && await db.Publications.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id && p.WithdrawnAt == null, cancellation) is { } publication)
                files.Add(Ours(publication));
            else if (one[0] == 'f' && await db.Aggregates.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancellation) is { } row
                && AggregateFile.Read(row.File).Aggregate is { } theirs)
                files.Add(theirs);
        }
        return files.Count < 2
            ? await PageAsync(db, keys, [new Refusal("aggregate.choose-two").On("choose")], cancellation)
            : new RazorComponentResult<MergedPage>(new { Merge = Merge.Of(files.ToImmutable()) });
    }

    private static Aggregate Ours(PublicationRow publication) => Aggregate.Of(SnapshotJson.Read(publication.Snapshot), DisclosureControl.Default);

    private static async Task<IResult> PageAsync(ParvisDbContext db, AggregateKeys keys, ImmutableArray<Refusal> refusals, CancellationToken cancellation) =>
        new RazorComponentResult<ComparisonsPage>(new
        {
            Ours = (await db.Publications.AsNoTracking().Where(p => p.WithdrawnAt == null).OrderBy(p => p.Id).ToListAsync(cancellation))
                .ConvertAll(p => (p.Id, SnapshotJson.Read(p.Snapshot))),
            Received = await db.Aggregates.AsNoTracking().OrderBy(a => a.Place).ThenBy(a => a.Id).ToListAsync(cancellation),
            Fingerprint = keys.Fingerprint(),
            Refusals = refusals,
        })
        {
            StatusCode = refusals.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
}
