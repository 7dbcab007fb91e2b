using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parvis.Core;
using Parvis.Core.Barometers.Exclusions;
using Parvis.Core.Responses;
using Parvis.Web.Data;
using Parvis.Web.Hosting;

namespace Parvis.Web.Barometers;

/// <summary>The exclusion log: rules applied, what each removed, and taking one back.</summary>
internal static class ExclusionEndpoints
{
    public static void MapExclusions(this RouteGroupBuilder survey)
    {
        survey.MapGet("/exclusions", ShowAsync);
        survey.MapPost("/exclusions", ApplyAsync);
        survey.MapPost("/exclusions/{exclusion:int}/undoing", UndoAsync);
    }

    private static async Task<IResult> ShowAsync(int id, ParvisDbContext db, LiveBarometers barometers, TimeProvider time, CancellationToken cancellation) =>
        await db.Surveys.FindAsync([id], cancellation) is { } row
            ? await PageAsync(row, db, barometers, time, [], cancellation)
            : ErrorPages.Page(StatusCodes.Status404NotFound);

    private static async Task<IResult> ApplyAsync(
        int id, HttpRequest request, ParvisDbContext db, LiveBarometers barometers, TimeProvider time, CancellationToken cancellation)
    {
        if (await db.Surveys.FindAsync([id], cancellation) is not { } row)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        if (await barometers.LoadAsync(row, cancellation) is not { } live)
            return await PageAsync(row, db, barometers, time, [new("barometer.not-asked-yet")], cancellation);
        var form = await request.ReadFormAsync(cancellation);
        var (rule, refusal) = Read(form, live);
        if (rule is null)
            return await PageAsync(row, db, barometers, time, [refusal!], cancellation);
        var now = time.GetUtcNow();
        // A new « blank » or « window » replaces the former one; duplicates add up.
        if (rule is not DuplicateRule)
            foreach (var former in await db.Exclusions.Where(e => e.SurveyId == id && e.Rule == rule.Name && e.UndoneAt == null).ToListAsync(cancellation))
                former.UndoneAt = now;
        db.Exclusions.Add(ExclusionParameters.ToRow(id, rule, now));
        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect($"/surveys/{id}/exclusions");
    }

    /// <summary>Takes a rule back. 0 is « blank » as applied by default: the log then says that it was taken back.</summary>
    private static async Task<IResult> UndoAsync(
        int id, int exclusion, ParvisDbContext db, LiveBarometers barometers, TimeProvider time, CancellationToken cancellation)
    {
        if (await db.Surveys.FindAsync([id], cancellation) is not { } row)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var applied = exclusion == 0 ? null : await db.Exclusions.FirstOrDefaultAsync(e => e.SurveyId == id && e.Id == exclusion, cancellation);
        if (exclusion == 0 && await barometers.LoadAsync(row, cancellation) is { } live
            && live.Applied.FirstOrDefault(a => a is { Id: 0, Rule: BlankRule }) is { Rule: var blank })
            db.Exclusions.Add(applied = ExclusionParameters.ToRow(id, blank, time.GetUtcNow()));
        if (applied is null)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        applied.UndoneAt ??= time.GetUtcNow();
        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect($"/surveys/{id}/exclusions");
    }

    private static (ExclusionRule? Rule, Refusal? Refusal) Read(IFormCollection form, LiveBarometer live) => form["rule"].ToString() switch
    {
        "blank" => Blank([.. form["thematic"].OfType<string>()], live),
        "outside-window" => Window(form["first"].ToString(), form["last"].ToString()),
        "duplicate" => Duplicates(form["receipts"].ToString(), live),
        _ => (null, new Refusal("barometer.no-rule")),
    };

    private static (ExclusionRule?, Refusal?) Blank(ImmutableArray<string> thematic, LiveBarometer live)
    {
        ImmutableArray<string> known = [.. live.Panel.Table.Columns.Select(c => c.Question.Id).Distinct().Where(thematic.Contains)];
        return known.IsEmpty ? (null, new Refusal("barometer.no-thematic").On("thematic")) : (new BlankRule(known), null);
    }

    private static (ExclusionRule?, Refusal?) Window(string first, string last) =>
        DateOnly.TryParseExact(first, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)
        && DateOnly.TryParseExact(last, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var to) && from <= to
            ? (new OutsideWindowRule(from, to), null)
            : (null, new Refusal("barometer.bad-window").On("first"));

    private static (ExclusionRule?, Refusal?) Duplicates(string receipts, LiveBarometer live)
    {
        var typed = receipts.Split(['\n', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (typed.Length is 0 or > 500)
            return (null, new Refusal("barometer.no-receipt").On("receipts"));
        var table = live.Panel.Table;
        var byReceipt = new Dictionary<string, ResponseKey>();
        for (var row = 0; row < table.Count; row++)
            byReceipt[table.KeyOf(row).Receipt] = table.KeyOf(row);
        var keys = ImmutableArray.CreateBuilder<ResponseKey>();
        foreach (var receipt in typed)
        {
            if (ResponseKey.FromReceipt(receipt) is not { } range || !byReceipt.TryGetValue(range.First.Receipt, out var key))
                return (null, new Refusal("barometer.unknown-receipt", (Array.IndexOf(typed, receipt) + 1).ToString()).On("receipts"));
            keys.Add(key);
        }
        return (new DuplicateRule(keys.ToImmutable()), null);
    }

    private static async Task<IResult> PageAsync(
        SurveyRow row, ParvisDbContext db, LiveBarometers barometers, TimeProvider time, ImmutableArray<Refusal> refusals, CancellationToken cancellation) =>
        new RazorComponentResult<ExclusionsPage>(new
        {
            Row = row,
            State = row.Window.At(time.GetUtcNow()),
            Live = await barometers.LoadAsync(row, cancellation),
            Log = await db.Exclusions.AsNoTracking().Where(e => e.SurveyId == row.Id).OrderBy(e => e.Id).ToListAsync(cancellation),
            Refusals = refusals,
        })
        {
            StatusCode = refusals.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
}
