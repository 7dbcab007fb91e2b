using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Parvis.Core.Documents.Packages;

namespace Parvis.Web.Documents;

/// <summary>
/// A ZIP of drawings, each as SVG and, where there is a browser, as PNG. The last few are kept in memory: the same drawings always give
/// the same file, and anyone may ask for it.
/// </summary>
public sealed class ChartArchive(PrintPress press)
{
    private const int Kept = 8;

    private readonly ConcurrentDictionary<string, byte[]> made = [];

    /// <param name="drawings">A name without its ending, and the SVG.</param>
    /// <param name="withoutPictures">Said in the file <c>LISEZMOI.txt</c> when there is no PNG.</param>
    public async Task<byte[]> MakeAsync(ImmutableArray<(string Name, string Svg)> drawings, Func<string, string> withoutPictures, CancellationToken cancellation)
    {
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', drawings.Select(d => $"{d.Name}\0{d.Svg}")))));
        if (made.TryGetValue(key, out var known))
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
        if (refusal is not null)
            return bytes;
        if (made.Count >= Kept)
            made.Clear();
        return made.GetOrAdd(key, bytes);
    }
}
