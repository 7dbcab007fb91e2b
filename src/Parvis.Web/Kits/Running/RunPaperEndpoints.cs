using Microsoft.AspNetCore.Http.HttpResults;
using Parvis.Core;
using Parvis.Core.Kits;
using Parvis.Web.Data;
using Parvis.Web.Hosting;
using Parvis.Web.Live;

namespace Parvis.Web.Kits.Running;

/// <summary>What came back on paper: a screen an activity, and taking a mistyped sheet back.</summary>
internal static class RunPaperEndpoints
{
    public static void MapRunPaper(this RouteGroupBuilder runs)
    {
        runs.MapGet("/paper/{activity}", (string code, string activity, ParvisDbContext db, RoomFeed feed, CancellationToken cancellation) =>
            OnAsync(code, activity, db, feed, (found, done) => Task.FromResult<IResult>(Page(found, done, new Dictionary<string, string>(), null)), cancellation));
        runs.MapPost("/paper/{activity}", (string code, string activity, HttpRequest request, ParvisDbContext db, RoomFeed feed, CancellationToken cancellation) =>
            OnAsync(code, activity, db, feed, async (found, done) => await EnterAsync(found, done, await request.ReadFormAsync(cancellation), cancellation), cancellation));
        runs.MapPost("/paper/{activity}/removal", (string code, string activity, HttpRequest request, ParvisDbContext db, RoomFeed feed, CancellationToken cancellation) =>
            OnAsync(code, activity, db, feed, async (found, done) => await TakeBackAsync(found, done, await request.ReadFormAsync(cancellation), cancellation), cancellation));
    }

    private static async Task<IResult> OnAsync(
        string code, string activity, ParvisDbContext db, RoomFeed feed, Func<FoundRun, Activity, Task<IResult>> answer, CancellationToken cancellation) =>
        await FoundRun.FindAsync(code, db, feed, cancellation) is { } found
        && found.Run.Sheet.Lines.FirstOrDefault(l => l.Activity.Id == activity)?.Activity is { } done && PaperForm.StepsOf(found.Run, done).Count > 0
            ? await answer(found, done)
            : KitsEndpoints.NotFound();

    private static async Task<IResult> EnterAsync(FoundRun found, Activity activity, IFormCollection form, CancellationToken cancellation)
    {
        var typed = form.ToDictionary(f => f.Key, f => f.Value.ToString());
        if (!Guid.TryParse(typed.GetValueOrDefault("sheet"), out var sheet))
            return ErrorPages.Page(StatusCodes.Status400BadRequest);
        var (steps, refusal) = PaperForm.Read(found.Run, activity, typed);
        // Cut short, it is sent again: what is already there is not counted twice.
        foreach (var step in steps)
            refusal ??= await RoomDesk.EnterAsync(found.Mirror, step, sheet, cancellation);
        return refusal is null ? new SeeOther($"/runs/{found.Code}#{activity.Id}") : Page(found, activity, typed, refusal);
    }

    private static async Task<IResult> TakeBackAsync(FoundRun found, Activity activity, IFormCollection form, CancellationToken cancellation)
    {
        if (!Guid.TryParse(form["sheet"], out var sheet))
            return ErrorPages.Page(StatusCodes.Status400BadRequest);
        Refusal? refusal = null;
        foreach (var step in PaperForm.StepsOf(found.Run, activity).Where(step => found.Mirror.Now.State.Steps[step].Papers.Any(p => p.Id == sheet)))
            refusal ??= await RoomDesk.TakeBackAsync(found.Mirror, step, sheet, cancellation);
        return refusal is null ? new SeeOther($"/runs/{found.Code}/paper/{activity.Id}") : Page(found, activity, new Dictionary<string, string>(), refusal);
    }

    private static RazorComponentResult<PaperEntryPage> Page(FoundRun found, Activity activity, IReadOnlyDictionary<string, string> typed, Refusal? refusal) =>
        new(new { Found = found, Activity = activity, Typed = typed, Refusal = refusal })
        { StatusCode = refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
}
