using System.Xml.Linq;

namespace Parvis.Core.Documents.Packages;

/// <summary>The <c>[Content_Types].xml</c> of Office Open XML files.</summary>
internal static class OfficeTypes
{
    private static readonly XNamespace Space = "http://schemas.openxmlformats.org/package/2006/content-types";

    public static XElement Write(IEnumerable<(string Path, string Type)> parts) => new(Space + "Types",
        Default("rels", "application/vnd.openxmlformats-package.relationships+xml"), Default("xml", "application/xml"),
        Default("png", "image/png"), Default("svg", "image/svg+xml"),
        Part("/docProps/core.xml", CoreProperties.Type), parts.Select(p => Part(p.Path, p.Type)));

    private static XElement Default(string extension, string type) =>
        new(Space + "Default", new XAttribute("Extension", extension), new XAttribute("ContentType", type));

    private static XElement Part(string path, string type) => new(Space + "Override", new XAttribute("PartName", path), new XAttribute("ContentType", type));
}
