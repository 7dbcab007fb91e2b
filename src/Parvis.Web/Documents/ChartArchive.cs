using System.Collections.Immutable;
using Parvis.Core.Documents.Packages;

namespace Parvis.Web.Documents;

/// <summary>
/// A ZIP of drawings, each as SVG and, where there is a browser, as PNG.
/// </summary>
public sealed class ChartArchive(PrintPress press, KeptDocuments documents)
{
    /// <param name="drawings">A name without its ending, and the SVG.</param>
    /// <param name="withoutPictures">Said in the file <c>LISEZMOI.txt</c> when there is no PNG.</param>
    public async Task<byte[]> MakeAsync(ImmutableArray<(string Name, string Svg)> drawings, Func<string, string> withoutPictures, CancellationToken cancellation)
    {
        var key = KeptDocuments.KeyOf(["zip", .. drawings.SelectMany(d => new[] { d.Name, d.Svg })]);
        if (documents.Find(key) is { } known)
            return known;
        var (pictures, refusal) = await press.PicturesAsync([.. drawings.Select(d => d.Svg)], cancellation);
        using var zip = new PackageZip();
        if (refusal is not null)
            zip.Add("LISEZMOI.txt", withoutPictures(refusal.Key));
        for (var i = 0; i < drawings.Length; i++)
        {
            zip.Add($"{drawings[i].Name}.svg", drawings[i].Svg);
            if (refusal is null)
                zip.Stored($"{drawings[i].Name}.png", pictures[i]);
        }
        using var file = new MemoryStream();
        zip.WriteTo(file);
        var bytes = file.ToArray();
        return refusal is null ? documents.Keep(key, bytes) : bytes;
    }
}
