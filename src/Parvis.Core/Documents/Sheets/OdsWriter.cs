using System.Globalization;
using System.Xml.Linq;
using Parvis.Core.Documents.Odt;
using Parvis.Core.Documents.Packages;

namespace Parvis.Core.Documents.Sheets;

/// <summary>Writes a workbook as OpenDocument spreadsheet (ODF 1.3), for LibreOffice and Excel.</summary>
public static class OdsWriter
{
    public const string Type = "application/vnd.oasis.opendocument.spreadsheet";

    public static void Write(Workbook workbook, Stream output)
    {
        var locale = Locale.Of(workbook.Language);
        using var zip = new PackageZip();
        zip.AddType(Type);
        zip.Add("content.xml", xml => new OdsContent(xml, workbook).Write());
        zip.Add("styles.xml", Odf.Root("document-styles", new XElement(Odf.Office + "styles", Default(locale)), Paper()));
        zip.Add("settings.xml", Settings(workbook));
        zip.AddMeta(workbook.Title, workbook.Publisher, workbook.Date, locale);
        zip.AddManifest(Type, [("settings.xml", "text/xml")]);
        zip.WriteTo(output);
    }

    // Printed across one page, lying down.
    private static XElement[] Paper() =>
    [
        new(Odf.Office + "automatic-styles", new XElement(Odf.Style + "page-layout", new XAttribute(Odf.Style + "name", "Lying"),
            new XElement(Odf.Style + "page-layout-properties", new XAttribute(Odf.Fo + "page-width", "29.7cm"), new XAttribute(Odf.Fo + "page-height", "21cm"),
                new XAttribute(Odf.Style + "print-orientation", "landscape"), new XAttribute(Odf.Fo + "margin", "1.5cm"),
                new XAttribute(Odf.Style + "scale-to-X", "1"), new XAttribute(Odf.Style + "scale-to-Y", "0")))),
        new(Odf.Office + "master-styles", new XElement(Odf.Style + "master-page", new XAttribute(Odf.Style + "name", "Default"),
            new XAttribute(Odf.Style + "page-layout-name", "Lying"))),
    ];

    private static XElement Default(Locale locale) => new(Odf.Style + "default-style", new XAttribute(Odf.Style + "family", "table-cell"),
        new XElement(Odf.Style + "paragraph-properties", new XAttribute(Odf.Style + "tab-stop-distance", "1.25cm")),
        new XElement(Odf.Style + "text-properties",
            new XAttribute(Odf.Fo + "font-family", "Arial"), new XAttribute(Odf.Fo + "font-size", "10pt"), new XAttribute(Odf.Fo + "language", locale.Language),
            new XAttribute(Odf.Fo + "country", locale.Country.Length == 0 ? "none" : locale.Country)));

    // Which rows stay in sight is a setting of the view, one a sheet.
    private static XElement Settings(Workbook workbook)
    {
        var names = SheetNames.Of(workbook.Sheets);
        return Odf.Root("document-settings", Odf.Prefix("config", Odf.Config), new XElement(Odf.Office + "settings",
            new XElement(Odf.Config + "config-item-set", Name("ooo:view-settings"), new XAttribute(XNamespace.Xmlns + "ooo", "http://openoffice.org/2004/office"),
                new XElement(Odf.Config + "config-item-map-indexed", Name("Views"), new XElement(Odf.Config + "config-item-map-entry",
                    Item("ViewId", "string", "view1"),
                    new XElement(Odf.Config + "config-item-map-named", Name("Tables"), workbook.Sheets.Select((sheet, i) => View(names[i], sheet.Frozen))),
                    Item("ActiveTable", "string", names[0]), Item("ShowGrid", "boolean", "false"))))));
    }

    private static XElement View(string name, int frozen) => new(Odf.Config + "config-item-map-entry", Name(name),
        frozen == 0 ? null : (XElement[])
        [
            Item("VerticalSplitMode", "short", "2"), Item("VerticalSplitPosition", "int", frozen.ToString(CultureInfo.InvariantCulture)),
            Item("PositionTop", "int", "0"), Item("PositionBottom", "int", frozen.ToString(CultureInfo.InvariantCulture)), Item("ActiveSplitRange", "short", "2"),
        ],
        Item("ShowGrid", "boolean", "false"));

    private static XElement Item(string name, string type, string value) =>
        new(Odf.Config + "config-item", Name(name), new XAttribute(Odf.Config + "type", type), value);

    private static XAttribute Name(string name) => new(Odf.Config + "name", name);
}
