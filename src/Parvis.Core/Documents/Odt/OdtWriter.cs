using System.Globalization;
using Parvis.Core.Documents.Packages;

namespace Parvis.Core.Documents.Odt;

/// <summary>Writes a document as OpenDocument text (ODF 1.3), for LibreOffice and Word.</summary>
public static class OdtWriter
{
    public const string Type = "application/vnd.oasis.opendocument.text";

    public static void Write(Document document, Stream output)
    {
        var locale = Locale.Of(document.Language);
        var content = new OdtContent(document);
        using var zip = new PackageZip();
        zip.AddType(Type);
        zip.Add("content.xml", content.Write());
        zip.Add("styles.xml", OdtStyles.Write(locale, document.Title));
        zip.AddMeta(document.Title, document.Publisher, document.Date, locale);
        foreach (var (path, bytes) in content.Pictures)
            zip.Add(path, bytes.AsSpan());
        zip.AddManifest(Type, content.Pictures.Select(p => (p.Path, PictureType(p.Path))));
        zip.WriteTo(output);
    }

    internal static string Cm(double length) => length.ToString("0.###", CultureInfo.InvariantCulture) + "cm";

    private static string PictureType(string path) => path.EndsWith(".svg", StringComparison.Ordinal) ? "image/svg+xml" : "image/png";
}
