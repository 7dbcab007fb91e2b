using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parvis.Core;
using Parvis.Core.Kits;
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
            await FindAsync(code, db, feed, cancellation) is { } found ? await PageAsync(found, words, null) : KitsEndpoints.NotFound());
        runs.MapPost("/start/{activity}", StartAsync);
        runs.MapGet("/paper/{step:int}", async (string code, int step, ParvisDbContext db, RoomFeed feed, CancellationToken cancellation) =>
            await FindAsync(code, db, feed, cancellation) is { } found && IsOnPaper(found, step)
                ? PaperPage(found, step, new Dictionary<string, string>(), null)
                : KitsEndpoints.NotFound());
        runs.MapPost("/paper/{step:int}", EnterAsync);
        runs.MapMinutes();
    }

    private sealed record Found(KitRun Run, RoomMirror Mirror);

    private static async Task<Found?> FindAsync(string code, ParvisDbContext db, RoomFeed feed, CancellationToken cancellation) =>
        RoomCode.Read(code) is { } read && await db.KitRuns.FirstOrDefaultAsync(r => r.RoomCode == read.Text, cancellation) is { } row
        && await feed.FindAsync(read, cancellation) is { } mirror
            ? new(KitRun.Read(row), mirror)
            : null;

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
        if (await FindAsync(code, db, feed, cancellation) is not { } found || found.Run.Sheet.Lines.FirstOrDefault(l => l.Activity.Id == activity) is not { } line)
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

    private static async Task<IResult> EnterAsync(string code, int step, HttpRequest request, ParvisDbContext db, RoomFeed feed, CancellationToken cancellation)
    {
        if (await FindAsync(code, db, feed, cancellation) is not { } found || !IsOnPaper(found, step))
            return KitsEndpoints.NotFound();
        var form = await request.ReadFormAsync(cancellation);
        var typed = form.ToDictionary(f => f.Key, f => f.Value.ToString());
        var (answers, refusal) = PaperForm.Read(found.Run.Plan.Steps[step].Step.Question!, typed);
        if (refusal is null && answers.IsEmpty)
            refusal = new Refusal("paper.empty");
        if (refusal is null && !Guid.TryParse(typed.GetValueOrDefault("sheet"), out _))
            return ErrorPages.Page(StatusCodes.Status400BadRequest);
        refusal ??= await RoomDesk.EnterAsync(found.Mirror, step, Guid.Parse(typed["sheet"]), answers, cancellation);
        return refusal is null ? new SeeOther($"/runs/{code}#{found.Run.Plan.Steps[step].Activity.Id}") : PaperPage(found, step, typed, refusal);
    }

    private static bool IsOnPaper(Found found, int step) =>
        step >= 0 && step < found.Run.Plan.Steps.Length && found.Run.Plan.Steps[step].Step.Question is { } question && PaperEntry.ShapeOf(question) is not null;

    private static async Task<IResult> PageAsync(Found found, Words words, Refusal? refusal)
    {
        var frame = found.Mirror.Now;
        return new RazorComponentResult<RunPage>(new { Run = found.Run, Room = frame, Parts = await frame.PartsAsync(Live.Audience.Console, words.Language), Refusal = refusal })
        { StatusCode = Status(refusal) };
    }

    private static RazorComponentResult<PaperEntryPage> PaperPage(Found found, int step, IReadOnlyDictionary<string, string> typed, Refusal? refusal) =>
        new(new { Run = found.Run, Room = found.Mirror.Now, Step = step, Typed = typed, Refusal = refusal }) { StatusCode = Status(refusal) };

    private static int Status(Refusal? refusal) => refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
}
