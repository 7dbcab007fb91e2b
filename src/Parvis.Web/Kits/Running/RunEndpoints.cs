using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Parvis.Core;
using Parvis.Core.Workshops;
using Parvis.Web.Data;
using Parvis.Web.Hosting;
using Parvis.Web.Kits.After;
using Parvis.Web.Layout;
using Parvis.Web.Live;
using Parvis.Web.Workshops;

namespace Parvis.Web.Kits.Running;

/// <summary>Leading a kit: a room made of it, its run sheet with the clock, what comes back on paper, and the minutes.</summary>
internal static class RunEndpoints
{
    public static void MapKitRuns(this WebApplication app)
    {
        app.MapGroup("/kits/{slug}/runs").RequireAntiforgery().MapPost("", LaunchAsync);
        var runs = app.MapGroup("/runs/{code}").RequireAntiforgery();
        runs.MapGet("", async (string code, ParvisDbContext db, RoomFeed feed, Words words, CancellationToken cancellation) =>
            await FoundRun.FindAsync(code, db, feed, cancellation) is { } found ? await PageAsync(found, words, null) : KitsEndpoints.NotFound());
        runs.MapPost("/start/{activity}", StartAsync);
        runs.MapRunPaper();
        runs.MapMinutes();
    }

    private static async Task<IResult> LaunchAsync(
        string slug, HttpRequest request, KitLibrary library, ParvisDbContext db, TimeProvider time, Words words, CancellationToken cancellation)
    {
        if (await library.FindAsync(slug, cancellation) is not { } kit)
            return KitsEndpoints.NotFound();
        var form = await request.ReadFormAsync(cancellation);
        var sequences = KitRun.Chosen(kit.Kit, [.. form["sequence"].OfType<string>()]);
        var plan = KitRun.PlanOf(kit.Kit, sequences);
        // Sequences that only talk need no room.
        if (plan.Steps.IsEmpty || plan.Steps.Length > RoomLimits.Activities)
            return new RazorComponentResult<KitPage>(new { Found = kit, Refusal = new Refusal("paper.no-step") }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        var title = kit.Kit.Title.In(words.Language);
        var room = await RoomDraft.NewAsync(db, title[..Math.Min(title.Length, RoomDraft.LongestTitle)], plan.Workshop, time.GetUtcNow());
        db.KitRuns.Add(new()
        {
            RoomCode = room.Code,
            Kit = kit.Kit.Id,
            Files = JsonSerializer.Serialize(kit.Files.Texts),
            Sequences = string.Join(' ', sequences.Select(s => s.Id)),
        });
        await db.SaveChangesAsync(cancellation);
        return new SeeOther($"/runs/{room.Code}");
    }

    /// <summary>One press: the room goes to the activity's first step and opens it, and the run sheet notes when.</summary>
    private static async Task<IResult> StartAsync(
        string code, string activity, ParvisDbContext db, RoomFeed feed, TimeProvider time, Words words, CancellationToken cancellation)
    {
        if (await FoundRun.FindAsync(code, db, feed, cancellation) is not { } found || found.Run.Sheet.Lines.FirstOrDefault(l => l.Activity.Id == activity) is not { } line)
            return KitsEndpoints.NotFound();
        var refusal = found.Run.StepsOf(line.Activity).ToList() is [var first, ..] ? await RoomDesk.ShowAsync(found.Mirror, first, cancellation) : null;
        if (refusal is not null)
            return await PageAsync(found, words, refusal);
        if (!found.Run.Started.ContainsKey(activity))
        {
            found.Run.Row.Started = JsonSerializer.Serialize(found.Run.Started.Add(activity, time.GetUtcNow()));
            await db.SaveChangesAsync(cancellation);
        }
        return new SeeOther($"/runs/{code}#{activity}");
    }

    private static async Task<IResult> PageAsync(FoundRun found, Words words, Refusal? refusal)
    {
        var frame = found.Mirror.Now;
        return new RazorComponentResult<RunPage>(new { Run = found.Run, Room = frame, Parts = await frame.PartsAsync(Live.Audience.Console, words.Language), Refusal = refusal })
        { StatusCode = Status(refusal) };
    }

    private static int Status(Refusal? refusal) => refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
}
