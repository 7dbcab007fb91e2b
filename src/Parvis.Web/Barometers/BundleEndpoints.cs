using Microsoft.AspNetCore.Http.HttpResults;
using Parvis.Core.Barometers.Publishing;
using Parvis.Core.Bundles;
using Parvis.Web.Data;
using Parvis.Web.Documents;
using Parvis.Web.Hosting;
using Parvis.Web.Layout;

namespace Parvis.Web.Barometers;

/// <summary>The figures to compute again elsewhere (docs/formats/bundle.md): the published totals for anyone, the answers for an organiser.</summary>
internal static class BundleEndpoints
{
    /// <summary>A file in memory: beyond, the data package of the responses is written as it is read.</summary>
    public const int MostRows = 100_000;

    public static void MapBundle(this RouteGroupBuilder survey) => survey.MapGet("/dossier.zip", AnswersAsync);

    /// <summary>Anyone may ask for it, again and again: made once for each version published.</summary>
    public static IResult Totals(PublicationRow publication, Barometer barometer, Words words, KeptDocuments documents)
    {
        if (barometer.Method.Panel > MostRows)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var key = KeptDocuments.KeyOf("bundle", publication.Slug, words.Language, publication.Snapshot);
        return Answer(documents.Find(key) ?? documents.Keep(key, Zip(Bundle.OfTotals(barometer, publication.Slug, words.Language), words)), publication.Slug, BundleLevel.Totals, words);
    }

    private static async Task<IResult> AnswersAsync(int id, ParvisDbContext db, LiveBarometers barometers, Words words, CancellationToken cancellation) =>
        await db.Surveys.FindAsync([id], cancellation) is { } row && await barometers.LoadAsync(row, cancellation) is { } live && live.Panel.Size <= MostRows
            ? Answer(Zip(Bundle.OfAnswers(live.Barometer, live.Panel, row.Slug, words.Language), words), row.Slug, BundleLevel.Answers, words)
            : ErrorPages.Page(StatusCodes.Status404NotFound);

    private static FileContentHttpResult Answer(byte[] zip, string slug, BundleLevel level, Words words) =>
        TypedResults.File(zip, "application/zip", $"{slug}-{words[$"documents.bundle-file-{Name(level)}"]}.zip");

    public static byte[] Zip(Bundle bundle, Words words)
    {
        using var file = new MemoryStream();
        var readMe = words["documents.bundle-readme", bundle.Barometer.Title.In(words.Language), words[$"documents.bundle-{Name(bundle.Level)}"]];
        BundleWriter.Write(bundle, bundle.Report is null ? readMe : $"{readMe}\n{words["documents.bundle-report"]}\n", file);
        return file.ToArray();
    }

    private static string Name(BundleLevel level) => level.ToString().ToLowerInvariant();
}
