using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parvis.Core;
using Parvis.Core.Barometers.Crosses;
using Parvis.Core.Barometers.Samples;
using Parvis.Web.Barometers;
using Parvis.Web.Data;
using Parvis.Web.Hosting;

namespace Parvis.Web.Samples;

/// <summary>Who answered beside who lives here: targets, groups that are missing, and whether weighting is allowed.</summary>
internal static class SampleEndpoints
{
    private const int YoungestDefault = 15;

    public static void MapSamples(this WebApplication app)
    {
        var sample = app.MapGroup("/surveys/{id:int}/sample").RequireAntiforgery();
        sample.MapGet("", (int id, ParvisDbContext db, LiveBarometers barometers, TimeProvider time, CancellationToken cancellation) =>
            PageAsync(id, db, barometers, time, [], cancellation));
        sample.MapPost("/census", FromCensusAsync);
        sample.MapPost("/targets", SetAsync);
        sample.MapPost("/targets/{question}/removal", RemoveAsync);
        sample.MapPost("/weighting", WeightAsync);
    }

    /// <summary>Fills a target from a table that comes with Parvis, or from a file.</summary>
    private static async Task<IResult> FromCensusAsync(
        int id, HttpRequest request, ParvisDbContext db, LiveBarometers barometers, TimeProvider time, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        Task<IResult> RefuseAsync(Refusal refusal) => PageAsync(id, db, barometers, time, [refusal], cancellation);
        if (await AxisAsync(id, form["question"], db, barometers, cancellation) is not { } axis)
            return await RefuseAsync(new Refusal("sample.unknown-question").On("question"));
        if (!int.TryParse(form["from-age"], NumberStyles.None, null, out var fromAge) || fromAge > 100)
            fromAge = YoungestDefault;
        var (census, refusal) = (ReferencePopulations.Find(form["reference"]), (Refusal?)null);
        if (form.Files["file"] is { Length: > 0 } file)
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content, cancellation);
            (census, refusal) = Census.Read(content.ToArray(), Path.GetFileName(file.FileName));
        }
        if (census is null)
            return await RefuseAsync((refusal ?? new Refusal("sample.no-reference")).On("file"));
        var (target, why) = SampleTarget.From(census, axis, fromAge);
        if (target is null)
            return await RefuseAsync(why!);
        await KeepAsync(id, target, db, time, cancellation);
        return new SeeOther($"/surveys/{id}/sample#{axis.Id}");
    }

    /// <summary>Numbers typed by hand, with where they come from: a number without a source is a rumour.</summary>
    private static async Task<IResult> SetAsync(
        int id, HttpRequest request, ParvisDbContext db, LiveBarometers barometers, TimeProvider time, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        if (await AxisAsync(id, form["question"], db, barometers, cancellation) is not { } axis)
            return await PageAsync(id, db, barometers, time, [new Refusal("sample.unknown-question").On("question")], cancellation);
        var people = ImmutableSortedDictionary.CreateBuilder<string, int>();
        foreach (var line in axis.Lines)
        {
            var typed = form[$"n-{line.Code}"].ToString().Replace(" ", "").Replace("\u00A0", "").Replace("\u202F", "");
            if (typed.Length == 0)
                continue;
            if (!int.TryParse(typed, NumberStyles.None, null, out var count) || count > 100_000_000)
                return await PageAsync(id, db, barometers, time, [new Refusal("sample.not-a-number", line.Label.In("fr")).On($"{axis.Id}-{line.Code}")], cancellation);
            people[line.Code] = count;
        }
        var source = form["source"].ToString().Trim();
        var refusal = source.Length is 0 or > 300 ? new Refusal("sample.no-source").On($"{axis.Id}-source")
            : people.Count < 2 || people.Values.Sum(p => (long)p) == 0 ? new Refusal("sample.two-numbers").On($"{axis.Id}-source")
            : null;
        if (refusal is not null)
            return await PageAsync(id, db, barometers, time, [refusal], cancellation);
        await KeepAsync(id, new(axis.Id, source, people.ToImmutable()), db, time, cancellation);
        return new SeeOther($"/surveys/{id}/sample#{axis.Id}");
    }

    private static async Task<IResult> RemoveAsync(int id, string question, ParvisDbContext db, CancellationToken cancellation)
    {
        if (await db.SampleTargets.FindAsync([id, question], cancellation) is not { } row)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        db.SampleTargets.Remove(row);
        await db.SaveChangesAsync(cancellation);
        return new SeeOther($"/surveys/{id}/sample");
    }

    /// <summary>Whether the barometer shows weighted shares beside the others. Said of what is next published: what is online stays as it is.</summary>
    private static async Task<IResult> WeightAsync(
        int id, HttpRequest request, ParvisDbContext db, LiveBarometers barometers, TimeProvider time, CancellationToken cancellation)
    {
        if (await db.Surveys.FindAsync([id], cancellation) is not { } row)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var wanted = (await request.ReadFormAsync(cancellation))["weighted"] == "on";
        if (wanted && (await ViewAsync(row, db, barometers, cancellation))?.Publishable is null or 0)
            return await PageAsync(id, db, barometers, time, [new Refusal("sample.weight-not-publishable").On("weighting")], cancellation);
        row.Weighted = wanted;
        await db.SaveChangesAsync(cancellation);
        return new SeeOther($"/surveys/{id}/sample#weighting");
    }

    private static async Task<SampleView?> ViewAsync(SurveyRow row, ParvisDbContext db, LiveBarometers barometers, CancellationToken cancellation) =>
        await barometers.LoadAsync(row, cancellation) is { } live
            ? SampleView.Of(live, await db.SampleTargets.AsNoTracking().Where(t => t.SurveyId == row.Id).ToListAsync(cancellation))
            : null;

    private static async Task KeepAsync(int id, SampleTarget target, ParvisDbContext db, TimeProvider time, CancellationToken cancellation)
    {
        var source = target.Estimated && !target.Source.EndsWith('*') ? $"{target.Source} *" : target.Source;
        var counts = JsonSerializer.Serialize(target.People);
        if (await db.SampleTargets.FindAsync([id, target.Question], cancellation) is { } row)
            (row.Source, row.Counts, row.SetAt) = (source, counts, time.GetUtcNow());
        else
            db.SampleTargets.Add(new() { SurveyId = id, Question = target.Question, Source = source, Counts = counts, SetAt = time.GetUtcNow() });
        await db.SaveChangesAsync(cancellation);
    }

    private static async Task<CrossAxis?> AxisAsync(int id, string? question, ParvisDbContext db, LiveBarometers barometers, CancellationToken cancellation) =>
        await db.Surveys.FindAsync([id], cancellation) is { } row && await barometers.LoadAsync(row, cancellation) is { } live
            ? SampleMargin.Axes(live.Panel.Table).FirstOrDefault(a => a.Id == question)
            : null;

    private static async Task<IResult> PageAsync(
        int id, ParvisDbContext db, LiveBarometers barometers, TimeProvider time, ImmutableArray<Refusal> refusals, CancellationToken cancellation)
    {
        if (await db.Surveys.FindAsync([id], cancellation) is not { } row)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        return new RazorComponentResult<SamplePage>(new
        {
            Row = row,
            State = row.Window.At(time.GetUtcNow()),
            View = await ViewAsync(row, db, barometers, cancellation),
            Refusals = refusals,
        })
        {
            StatusCode = refusals.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }
}
