using Microsoft.AspNetCore.Http.HttpResults;
using Parvis.Core.Barometers.Publishing;
using Parvis.Core.Bundles;
using Parvis.Web.Data;
using Parvis.Web.Hosting;
using Parvis.Web.Layout;

namespace Parvis.Web.Barometers;

/// <summary>The figures to compute again elsewhere (docs/formats/bundle.md): the published totals for anyone, the answers for an organiser.</summary>
internal static class BundleEndpoints
{
    /// <summary>A file in memory: beyond, the data package of the responses is written as it is read.</summary>
    public const int MostRows = 100_000;

    public static void MapBundle(this RouteGroupBuilder survey) => survey.MapGet("/dossier.zip", AnswersAsync);

    public static IResult Totals(string slug, Barometer barometer, Words words) =>
        barometer.Method.Panel > MostRows ? ErrorPages.Page(StatusCodes.Status404NotFound) : Zip(Bundle.OfTotals(barometer, slug, words.Language), words);

    private static async Task<IResult> AnswersAsync(int id, ParvisDbContext db, LiveBarometers barometers, Words words, CancellationToken cancellation) =>
        await db.Surveys.FindAsync([id], cancellation) is { } row && await barometers.LoadAsync(row, cancellation) is { } live && live.Panel.Size <= MostRows
            ? Zip(Bundle.OfAnswers(live.Barometer, live.Panel, row.Slug, words.Language), words)
            : ErrorPages.Page(StatusCodes.Status404NotFound);

    private static FileContentHttpResult Zip(Bundle bundle, Words words)
    {
        var level = bundle.Level.ToString().ToLowerInvariant();
        using var file = new MemoryStream();
        BundleWriter.Write(bundle, words["documents.bundle-readme", bundle.Barometer.Title.In(words.Language), words[$"documents.bundle-{level}"]], file);
        return TypedResults.File(file.ToArray(), "application/zip", $"{bundle.Name}-{words[$"documents.bundle-file-{level}"]}.zip");
    }
}
