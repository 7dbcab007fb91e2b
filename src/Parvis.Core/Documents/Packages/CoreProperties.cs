using System.Xml.Linq;

namespace Parvis.Core.Documents.Packages;

/// <summary>The <c>docProps/core.xml</c> of Office Open XML files.</summary>
internal static class CoreProperties
{
    public const string Type = "application/vnd.openxmlformats-package.core-properties+xml";

    private static readonly XNamespace Space = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Terms = "http://purl.org/dc/terms/";
    private static readonly XNamespace Schema = "http://www.w3.org/2001/XMLSchema-instance";

    public static XElement Write(string title, string publisher, DateOnly? date, Locale locale) => new(Space + "coreProperties",
        new XAttribute(XNamespace.Xmlns + "cp", Space.NamespaceName), new XAttribute(XNamespace.Xmlns + "dc", Dublin.NamespaceName),
        new XAttribute(XNamespace.Xmlns + "dcterms", Terms.NamespaceName), new XAttribute(XNamespace.Xmlns + "xsi", Schema.NamespaceName),
        new XElement(Dublin + "title", Plain.Text(title)),
        publisher.Length == 0 ? null : new XElement(Dublin + "creator", Plain.Text(publisher)),
        date is { } day ? new XElement(Terms + "created", new XAttribute(Schema + "type", "dcterms:W3CDTF"), $"{day:yyyy-MM-dd}T00:00:00Z") : null,
        new XElement(Dublin + "language", locale.Tag));
}
