using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Parvis.Core;
using Parvis.Core.Kits;
using Parvis.Web.Data;
using Parvis.Web.Hosting;
using Parvis.Web.Kits.Printing;
using Parvis.Web.Layout;
using Parvis.Web.Live;

namespace Parvis.Web.Kits.Running;

/// <summary>The run as a whole: who does what, in how many groups, in pause until another day, over.</summary>
internal static class RunTogetherEndpoints
{
    public const int LongestGroupName = 40;

    public static void MapRunTogether(this RouteGroupBuilder runs)
    {
        runs.MapPost("/pause", (string code, ParvisDbContext db, RoomFeed feed, RunDesk desk, Words words, CancellationToken cancellation) =>
            DoAsync(code, db, feed, words, found => desk.PauseAsync(found, cancellation), "", cancellation));
        runs.MapPost("/resumption", (string code, ParvisDbContext db, RoomFeed feed, RunDesk desk, Words words, CancellationToken cancellation) =>
            DoAsync(code, db, feed, words, found => desk.ResumeAsync(found, cancellation), "", cancellation));
        runs.MapPost("/end", (string code, ParvisDbContext db, RoomFeed feed, RunDesk desk, Words words, CancellationToken cancellation) =>
            DoAsync(code, db, feed, words, found => desk.EndAsync(found, cancellation), "/after", cancellation));
        runs.MapPost("/roles", (string code, HttpRequest request, ParvisDbContext db, RoomFeed feed, Words words, CancellationToken cancellation) =>
            DoAsync(code, db, feed, words, found => SetRolesAsync(found, request, db, cancellation), "#together", cancellation));
        runs.MapPost("/groups", (string code, ParvisDbContext db, RoomFeed feed, RunDesk desk, Words words, CancellationToken cancellation) =>
            DoAsync(code, db, feed, words, found => desk.AddGroupAsync(found.Run, cancellation), "#groups", cancellation));
        runs.MapPost("/groups/names", (string code, HttpRequest request, ParvisDbContext db, RoomFeed feed, Words words, CancellationToken cancellation) =>
            DoAsync(code, db, feed, words, found => NameGroupsAsync(found, request, db, cancellation), "#groups", cancellation));
        runs.MapGet("/booklet", async (string code, ParvisDbContext db, RoomFeed feed, CancellationToken cancellation) =>
            await FoundRun.FindAsync(code, db, feed, cancellation) is { Run: var run }
                ? new RazorComponentResult<Booklet>(new { run.Kit, run.Sheet, run.Roles, Start = run.Beginning is { } at ? TownTime.Time(at) : (TimeOnly?)null })
                : KitsEndpoints.NotFound());
        runs.MapGet("/groups", async (string code, ParvisDbContext db, RoomFeed feed, CancellationToken cancellation) =>
            await FoundRun.FindAsync(code, db, feed, cancellation) is { Run.IsSplit: true } found
                ? new RazorComponentResult<After.GroupsPage>(new { Found = found })
                : KitsEndpoints.NotFound());
    }

    private static async Task<IResult> DoAsync(
        string code, ParvisDbContext db, RoomFeed feed, Words words, Func<FoundRun, Task<Refusal?>> act, string then, CancellationToken cancellation)
    {
        if (await FoundRun.FindAsync(code, db, feed, cancellation) is not { } found)
            return KitsEndpoints.NotFound();
        return await act(found) is { } refusal ? await RunEndpoints.PageAsync(found, words, refusal) : new SeeOther($"/runs/{found.Code}{then}");
    }

    private static async Task<Refusal?> SetRolesAsync(FoundRun found, HttpRequest request, ParvisDbContext db, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        var (roles, refusal) = RunRoles.Of(role => form[$"role-{role}"]);
        if (refusal is not null)
            return refusal;
        found.Run.Row.Roles = JsonSerializer.Serialize(roles.People);
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    private static async Task<Refusal?> NameGroupsAsync(FoundRun found, HttpRequest request, ParvisDbContext db, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        var named = found.Run.Row.Groups.ToDictionary(g => g, g => form[$"group-{g.RoomCode}"].ToString().Trim());
        if (named.FirstOrDefault(n => n.Value.Length > LongestGroupName) is { Key: { } tooLong })
            return new Refusal("run.group-too-long", $"{LongestGroupName}").On($"group-{tooLong.RoomCode}");
        foreach (var (group, name) in named)
            group.Name = name;
        await db.SaveChangesAsync(cancellation);
        return null;
    }
}
