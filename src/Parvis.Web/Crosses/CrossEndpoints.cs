using Microsoft.AspNetCore.Http.HttpResults;
using Parvis.Core.Barometers.Crosses;
using Parvis.Core.Barometers.Findings;
using Parvis.Web.Barometers;
using Parvis.Web.Data;
using Parvis.Web.Hosting;

namespace Parvis.Web.Crosses;

/// <summary>Any two questions crossed, or a question by channel.</summary>
internal static class CrossEndpoints
{
    public static void MapCrosses(this WebApplication app) => app.MapGet("/surveys/{id:int}/cross", ShowAsync);

    private static async Task<IResult> ShowAsync(
        int id, HttpRequest request, ParvisDbContext db, LiveBarometers barometers, TimeProvider time, CancellationToken cancellation)
    {
        if (await db.Surveys.FindAsync([id], cancellation) is not { } row)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var live = await barometers.LoadAsync(row, cancellation);
        var (query, table) = live is null ? (null, null) : Cross(live, request.Query);
        return new RazorComponentResult<CrossPage>(new
        {
            Row = row,
            State = row.Window.At(time.GetUtcNow()),
            Query = query,
            Table = table,
            Test = query is { Test: true } && table is not null ? CrossTest.Of(table, row.Design) : null,
        })
        {
            StatusCode = query is null or { Refusals.IsEmpty: true } ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }

    private static (CrossQuery, CrossTable?) Cross(LiveBarometer live, IQueryCollection asked)
    {
        var panel = live.Panel;
        var query = CrossQuery.Read(asked, CrossAxis.All(panel.Table, live.Channels));
        if (query.Refusals.IsEmpty && query.Filter.Check(panel.Kept, query.Axes, DisclosureControl.Default) is { } refusal)
            query = query with { Refusals = [refusal] };
        if (!query.Refusals.IsEmpty || query.Row is null || query.Column is null)
            return (query, null);
        var filtered = !query.Filter.Conditions.IsEmpty;
        var table = CrossTable.Of(query.Row, query.Column, filtered ? query.Filter.Apply(panel.Kept) : panel.Kept);
        return (query, DisclosureControl.Default.Apply(table, filtered));
    }
}
