using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parvis.Core.Barometers.Aggregates;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Publishing;
using Parvis.Core.Charts;
using Parvis.Web.Aggregates;
using Parvis.Web.Data;
using Parvis.Web.Hosting;
using Parvis.Web.Layout;
using Parvis.Web.OpenAnswers;

namespace Parvis.Web.Barometers;

/// <summary>What anyone may read: published barometers, their charts and figures. Made from the snapshot alone.</summary>
internal static class PublicBarometerEndpoints
{
    public static void MapPublicBarometers(this WebApplication app)
    {
        var barometers = app.MapGroup("/barometres").AllowAnonymous();
        barometers.MapGet("", async (ParvisDbContext db, CancellationToken cancellation) => new RazorComponentResult<BarometersPage>(new
        {
            Publications = await db.Publications.AsNoTracking().Where(p => p.WithdrawnAt == null).OrderByDescending(p => p.PublishedAt).ToListAsync(cancellation),
        }));
        barometers.MapGet("/{slug}", async (string slug, ParvisDbContext db, CancellationToken cancellation) =>
        {
            var voices = await ThemeRows.VerbatimsAsync(db, slug, cancellation);
            return await WithAsync(slug, db, (publication, barometer) =>
                new RazorComponentResult<PublicBarometerPage>(new { Publication = publication, Barometer = barometer, Voices = voices }), cancellation);
        });
        barometers.MapGet("/{slug}/chiffres.csv", (string slug, ParvisDbContext db, Words words, CancellationToken cancellation) =>
            WithAsync(slug, db, (_, barometer) => Figures(barometer, words.Language, slug), cancellation, $"/chiffres.csv?lang={words.Language}"));
        barometers.MapGet("/{slug}/agregats.parvis.json", (string slug, ParvisDbContext db, AggregateKeys keys, CancellationToken cancellation) =>
            WithAsync(slug, db, (_, barometer) => ForOtherTowns(barometer, keys, slug), cancellation, "/agregats.parvis.json"));
        barometers.MapGet("/{slug}/{question}-{revision:int}.svg", (string slug, string question, int revision, ParvisDbContext db, Words words, CancellationToken cancellation) =>
            WithAsync(slug, db, (_, barometer) => Chart(barometer, question, revision, words), cancellation, $"/{question}-{revision}.svg?lang={words.Language}"));
        barometers.MapBarometerDownloads();
    }

    /// <param name="rest">Of the address, after the barometer's.</param>
    internal static async Task<IResult> WithAsync(
        string slug, ParvisDbContext db, Func<PublicationRow, Barometer, IResult> answer, CancellationToken cancellation, string rest = "") =>
        await db.Publications.AsNoTracking().FirstOrDefaultAsync(p => p.Slug == slug, cancellation) switch
        {
            null => await MovedAsync(slug, db, rest, cancellation),
            { WithdrawnAt: not null } withdrawn => new RazorComponentResult<WithdrawnBarometerPage>(new { Publication = withdrawn }) { StatusCode = StatusCodes.Status410Gone },
            var publication => answer(publication, SnapshotJson.Read(publication.Snapshot)),
        };

    // An address given out before the organiser changed it: printed, linked to, kept.
    private static async Task<IResult> MovedAsync(string slug, ParvisDbContext db, string rest, CancellationToken cancellation)
    {
        var now = await (from former in db.FormerAddresses
                         join publication in db.Publications on former.SurveyId equals publication.SurveyId
                         where former.Slug == slug
                         select publication.Slug).FirstOrDefaultAsync(cancellation);
        return now is null ? ErrorPages.Page(StatusCodes.Status404NotFound) : Results.LocalRedirect($"/barometres/{now}{rest}", permanent: true);
    }

    private static FileContentHttpResult Figures(Barometer barometer, string language, string slug)
    {
        using var writer = new StringWriter();
        FiguresCsv.Write(barometer, language, writer);
        return TypedResults.File(Encoding.UTF8.GetBytes(writer.ToString()), "text/csv; charset=utf-8", $"{slug}.csv");
    }

    /// <summary>What a chart taken away says of where it comes from.</summary>
    internal static string Source(Barometer barometer, Words words) =>
        $"{barometer.Title.In(words.Language)} · {words[$"barometer.design.{barometer.Method.Design.ToString().ToLowerInvariant()}"]}";

    private static FileContentHttpResult ForOtherTowns(Barometer barometer, AggregateKeys keys, string slug)
    {
        using var key = keys.Open();
        return TypedResults.File(AggregateFile.Write(Aggregate.Of(barometer, DisclosureControl.Default), key), "application/json", $"{slug}.parvis.json");
    }

    private static IResult Chart(Barometer barometer, string question, int revision, Words words)
    {
        var finding = barometer.Findings.FirstOrDefault(f => f.Question == question && f.Revision == revision);
        return finding is not null && FindingChart.Draw(finding, words.Language, ChartFormat.Download, question, Source(barometer, words)) is { } svg
            ? TypedResults.File(Encoding.UTF8.GetBytes(svg), "image/svg+xml", $"{question}.svg")
            : ErrorPages.Page(StatusCodes.Status404NotFound);
    }
}
