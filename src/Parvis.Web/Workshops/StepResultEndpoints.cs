using System.Globalization;
using System.Text;
using Parvis.Core.Charts;
using Parvis.Core.Workshops;
using Parvis.Core.Workshops.Results;
using Parvis.Core.Workshops.Views;
using Parvis.Web.Hosting;
using Parvis.Web.Layout;
using Parvis.Web.Live;

namespace Parvis.Web.Workshops;

/// <summary>What one activity came to, to take away: its counts as CSV, the drawing of each of its rounds as SVG.</summary>
internal static class StepResultEndpoints
{
    public static void MapStepResults(this RouteGroupBuilder rooms)
    {
        rooms.MapGet("/{code}/steps/{step:int}.csv", CsvAsync);
        rooms.MapGet("/{code}/steps/{step:int}/{round:int}.svg", SvgAsync);
    }

    private static async Task<IResult> CsvAsync(string code, int step, RoomFeed feed, Words words, CancellationToken cancellation)
    {
        if (await FindAsync(code, step, feed, cancellation) is not { } view)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        StepCsv.Write(view, words.Language, text);
        return Results.File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", $"{code.ToLowerInvariant()}-{step}.csv");
    }

    private static async Task<IResult> SvgAsync(string code, int step, int round, RoomFeed feed, Words words, CancellationToken cancellation) =>
        await FindAsync(code, step, feed, cancellation) is { } view && view.Results.FirstOrDefault(r => r.Round == round) is { } result
        && StepSvg.Draw(view, result, words.Language, ChartFormat.Download, "r") is { } svg
            ? Results.File(Encoding.UTF8.GetBytes(svg), "image/svg+xml", $"{code.ToLowerInvariant()}-{step}-{round}.svg")
            : ErrorPages.Page(StatusCodes.Status404NotFound);

    /// <param name="step">From 1, as people count.</param>
    private static async Task<StepView?> FindAsync(string code, int step, RoomFeed feed, CancellationToken cancellation)
    {
        if (RoomCode.Read(code) is not { } read || await feed.FindAsync(read, cancellation) is not { } mirror)
            return null;
        var state = mirror.Now.State;
        return step >= 1 && step <= state.Steps.Length ? ConsoleView.Of(state with { Step = step - 1 }, state.Lists).Step : null;
    }
}
