using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Parvis.Core;
using Parvis.Core.Workshops;
using Parvis.Web.Data;
using Parvis.Web.Hosting;
using Parvis.Web.Kits.After;
using Parvis.Web.Layout;
using Parvis.Web.Live;

namespace Parvis.Web.Kits.Running;

/// <summary>Leading a kit: rooms made of it, its run sheet with the clock, what comes back on paper, and the minutes.</summary>
internal static class RunEndpoints
{
    public static void MapKitRuns(this WebApplication app)
    {
        app.MapGroup("/kits/{slug}/runs").RequireAntiforgery().MapPost("", LaunchAsync);
        var runs = app.MapGroup("/runs/{code}").RequireAntiforgery();
        runs.MapGet("", async (string code, ParvisDbContext db, RoomFeed feed, Words words, CancellationToken cancellation) =>
            await FoundRun.FindAsync(code, db, feed, cancellation) is { } found ? await PageAsync(found, words, null) : KitsEndpoints.NotFound());
        runs.MapPost("/start/{activity}", StartAsync);
        runs.MapPost("/shown", NoteShownAsync);
        runs.MapRunTogether();
        runs.MapRunPaper();
        runs.MapMinutes();
    }

    private static async Task<IResult> LaunchAsync(string slug, HttpRequest request, KitLibrary library, RunDesk desk, CancellationToken cancellation)
    {
        if (await library.FindAsync(slug, cancellation) is not { } kit)
            return KitsEndpoints.NotFound();
        var form = await request.ReadFormAsync(cancellation);
        var sequences = KitRun.Chosen(kit.Kit, [.. form["sequence"].OfType<string>()]);
        var plan = KitRun.PlanOf(kit.Kit, sequences);
        var typed = form["groups"].ToString().Trim();
        var groups = typed.Length == 0 ? 1 : int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
        // Sequences that only talk need no room.
        var refusal = plan.Steps.IsEmpty || plan.Steps.Length > RoomLimits.Activities ? new Refusal("paper.no-step")
            : groups is < 1 or > KitRun.MostGroups ? new Refusal("run.bad-groups", $"{KitRun.MostGroups}").On("groups") : null;
        if (refusal is not null)
            return new RazorComponentResult<KitPage>(new { Found = kit, Refusal = refusal }) { StatusCode = Status(refusal) };
        var run = await desk.LaunchAsync(kit, sequences, plan, groups, cancellation);
        return new SeeOther($"/runs/{run.RoomCode}");
    }

    /// <summary>One press: every room goes to the activity's first step and opens it, and the run sheet notes when.</summary>
    private static async Task<IResult> StartAsync(
        string code, string activity, ParvisDbContext db, RoomFeed feed, RunDesk desk, TimeProvider time, Words words, CancellationToken cancellation)
    {
        if (await FoundRun.FindAsync(code, db, feed, cancellation) is not { } found || found.Run.Sheet.Lines.FirstOrDefault(l => l.Activity.Id == activity) is not { } line)
            return KitsEndpoints.NotFound();
        // Whoever starts an activity is back at work.
        var refusal = await desk.ResumeAsync(found, cancellation);
        if (found.Run.StepsOf(line.Activity).ToList() is [var first, ..])
            refusal ??= await RunDesk.ShowAsync(found, first, cancellation);
        if (refusal is not null)
            return await PageAsync(found, words, refusal);
        if (!found.Run.Started.ContainsKey(activity))
        {
            found.Run.Row.Started = JsonSerializer.Serialize(found.Run.Started.Add(activity, time.GetUtcNow()));
            await db.SaveChangesAsync(cancellation);
        }
        return new SeeOther($"/runs/{found.Code}#{activity}");
    }

    /// <summary>« Suivant » was pressed in the room: the run sheet notes when the activity it led to began.</summary>
    private static async Task<IResult> NoteShownAsync(string code, ParvisDbContext db, RoomFeed feed, TimeProvider time, CancellationToken cancellation)
    {
        if (await FoundRun.FindAsync(code, db, feed, cancellation) is not { Run: var run } found)
            return KitsEndpoints.NotFound();
        if (found.Mirror.Now.State is { Step: >= 0 and var step, Ended: false } && run.Clock?.Paused is null && run.Plan.Steps[step].Activity.Id is var shown && !run.Started.ContainsKey(shown))
        {
            run.Row.Started = JsonSerializer.Serialize(run.Started.Add(shown, time.GetUtcNow()));
            await db.SaveChangesAsync(cancellation);
        }
        return new SeeOther($"/runs/{found.Code}");
    }

    internal static async Task<IResult> PageAsync(FoundRun found, Words words, Refusal? refusal) =>
        new RazorComponentResult<RunPage>(new { Found = found, Parts = await found.Mirror.Now.PartsAsync(Live.Audience.Console, words.Language), Refusal = refusal })
        { StatusCode = Status(refusal) };

    private static int Status(Refusal? refusal) => refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
}
