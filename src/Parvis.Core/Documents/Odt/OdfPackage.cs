using System.Xml.Linq;
using Parvis.Core.Documents.Packages;

namespace Parvis.Core.Documents.Odt;

/// <summary>What every OpenDocument file has besides its content.</summary>
internal static class OdfPackage
{
    /// <summary>First and not compressed: programs tell the file by it.</summary>
    public static void AddType(this PackageZip zip, string type) => zip.Stored("mimetype", System.Text.Encoding.ASCII.GetBytes(type));

    public static void AddManifest(this PackageZip zip, string type, IEnumerable<(string Path, string Type)> parts) =>
        zip.Add("META-INF/manifest.xml", new XElement(Odf.Manifest + "manifest", Odf.Prefix("manifest", Odf.Manifest),
            new XAttribute(Odf.Manifest + "version", Odf.Version),
            File("/", type, new XAttribute(Odf.Manifest + "version", Odf.Version)),
            File("content.xml", "text/xml"), File("styles.xml", "text/xml"), File("meta.xml", "text/xml"),
            parts.Select(p => File(p.Path, p.Type))));

    public static void AddMeta(this PackageZip zip, string title, string publisher, DateOnly? date, Locale locale) =>
        zip.Add("meta.xml", Odf.Root("document-meta", new XElement(Odf.Office + "meta",
            new XElement(Odf.Meta + "generator", "Parvis"),
            new XElement(Odf.Dublin + "title", Plain.Text(title)),
            publisher.Length == 0 ? null : new XElement(Odf.Dublin + "creator", Plain.Text(publisher)),
            date is { } day ? new XElement(Odf.Meta + "creation-date", $"{day:yyyy-MM-dd}T00:00:00") : null,
            new XElement(Odf.Dublin + "language", locale.Tag))));

    private static XElement File(string path, string type, XAttribute? version = null) => new(Odf.Manifest + "file-entry",
        new XAttribute(Odf.Manifest + "full-path", path), version, new XAttribute(Odf.Manifest + "media-type", type));
}
