using System.Xml.Linq;
using Parvis.Core.Documents.Packages;

namespace Parvis.Core.Documents.Odt;

/// <summary>
/// A table of contents already filled: each title is a link, and its page a reference that the program computes when it opens the file.
/// « Update index » makes it again from the headings.
/// </summary>
internal static class OdtTableOfContents
{
    public static string Bookmark(int heading) => $"titre-{heading + 1}";

    public static XElement Write(TableOfContents contents, Document document) => new(Odf.Text + "table-of-content",
        new XAttribute(Odf.Text + "name", "Contents"), new XAttribute(Odf.Text + "protected", "true"),
        new XElement(Odf.Text + "table-of-content-source", new XAttribute(Odf.Text + "outline-level", TableOfContents.Levels),
            new XElement(Odf.Text + "index-title-template", Style("Contents_20_Heading"), Plain.Text(contents.Title)),
            Enumerable.Range(1, TableOfContents.Levels).Select(Template)),
        new XElement(Odf.Text + "index-body",
            new XElement(Odf.Text + "index-title", new XAttribute(Odf.Text + "name", "Contents_Head"), OdtText.Paragraph("Contents_20_Heading", contents.Title)),
            document.Contents.Select(Entry)));

    private static XElement Entry(Heading heading, int place) => new(Odf.Text + "p", Style($"Contents_20_{Math.Clamp(heading.Level, 1, TableOfContents.Levels)}"),
        new XElement(Odf.Text + "a", new XAttribute(Odf.Link + "type", "simple"), new XAttribute(Odf.Link + "href", $"#{Bookmark(place)}"),
            Style("Index_20_Link"), new XAttribute(Odf.Text + "visited-style-name", "Index_20_Link"),
            OdtText.Words(heading.Text),
            new XElement(Odf.Text + "tab"),
            new XElement(Odf.Text + "bookmark-ref", new XAttribute(Odf.Text + "reference-format", "page"), new XAttribute(Odf.Text + "ref-name", Bookmark(place)))));

    private static XElement Template(int level) => new(Odf.Text + "table-of-content-entry-template",
        new XAttribute(Odf.Text + "outline-level", level), Style($"Contents_20_{level}"),
        new XElement(Odf.Text + "index-entry-link-start", Style("Index_20_Link")),
        new XElement(Odf.Text + "index-entry-text"),
        new XElement(Odf.Text + "index-entry-tab-stop", new XAttribute(Odf.Style + "type", "right"), new XAttribute(Odf.Style + "leader-char", ".")),
        new XElement(Odf.Text + "index-entry-page-number"),
        new XElement(Odf.Text + "index-entry-link-end"));

    private static XAttribute Style(string name) => new(Odf.Text + "style-name", name);
}
