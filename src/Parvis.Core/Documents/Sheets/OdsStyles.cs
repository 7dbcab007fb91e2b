using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;
using Parvis.Core.Documents.Odt;
using Parvis.Core.Documents.Packages;

namespace Parvis.Core.Documents.Sheets;

/// <summary>The styles of an ODS. Texts have the format « text »: edited in place, <c>=1+1</c> stays what it is.</summary>
internal static class OdsStyles
{
    private const string Navy = "#12436D";

    public static string Column(double width) => "W" + ((int)(width * 100)).ToString(CultureInfo.InvariantCulture);

    public static string Of(TextCell cell) => cell.Sheet is null ? cell.Look.ToString() : "Link";

    public static string Of(NumberCell cell) => $"{cell.Look}{(cell.Strong ? "Strong" : "")}Number";

    public static XElement Write(Workbook workbook) => new(Odf.Office + "automatic-styles",
        new XElement(Odf.Number + "text-style", Name("AsText"), new XElement(Odf.Number + "text-content")),
        Format("number-style", "AsWhole", 0, Locale.Of(workbook.Language), grouping: true), Format("number-style", "AsMean", 2, Locale.Of(workbook.Language)),
        Format("percentage-style", "AsPercent", 0, Locale.Of(workbook.Language)),
        workbook.Sheets.SelectMany(s => s.Widths).Distinct().Select(width => Style(Column(width), "table-column", Properties("table-column", (Odf.Style + "column-width", OdtWriter.Cm(width))))),
        Style("Sheet", "table", new XAttribute(Odf.Style + "master-page-name", "Default"), Properties("table", (Odf.Table + "display", "true"))),
        Style("Row", "table-row", Properties("table-row", (Odf.Style + "use-optimal-row-height", "true"))),
        Text(TextLook.Plain.ToString(), wrap: true), Text(TextLook.Title.ToString(), (Odf.Fo + "font-size", "15pt"), (Odf.Fo + "font-weight", "bold"), (Odf.Fo + "color", Navy)),
        Text(TextLook.Soft.ToString(), (Odf.Fo + "font-size", "9pt"), (Odf.Fo + "color", "#565D6D")),
        Header(TextLook.Header, "start"), Header(TextLook.NumberHeader, "end"), Text(TextLook.Strong.ToString(), (Odf.Fo + "font-weight", "bold")),
        Text("Link", wrap: true),
        Enum.GetValues<NumberLook>().SelectMany(look => new[] { Number(look, false), Number(look, true) }));

    private static XElement Text(string name, params (XName, string)[] text) => Text(name, false, text);

    private static XElement Text(string name, bool wrap, params (XName, string)[] text) => Style(name, "table-cell",
        new XAttribute(Odf.Style + "data-style-name", "AsText"),
        Properties("table-cell", (Odf.Style + "vertical-align", "top"), (Odf.Fo + "wrap-option", wrap ? "wrap" : "no-wrap")), Properties("text", text));

    private static XElement Header(TextLook look, string align) => Style(look.ToString(), "table-cell", new XAttribute(Odf.Style + "data-style-name", "AsText"),
        Properties("table-cell", (Odf.Fo + "background-color", "#EEF2F6"), (Odf.Style + "vertical-align", "top"), (Odf.Fo + "wrap-option", "wrap"), (Odf.Style + "text-align-source", "fix")),
        Properties("paragraph", (Odf.Fo + "text-align", align)), Properties("text", (Odf.Fo + "font-weight", "bold"), (Odf.Fo + "color", Navy)));

    private static XElement Number(NumberLook look, bool strong) => Style(Of(new NumberCell(0, look) { Strong = strong }), "table-cell",
        look switch
        {
            NumberLook.Exact => null,
            NumberLook.Whole => new XAttribute(Odf.Style + "data-style-name", "AsWhole"),
            NumberLook.Percent => new XAttribute(Odf.Style + "data-style-name", "AsPercent"),
            NumberLook.Mean => new XAttribute(Odf.Style + "data-style-name", "AsMean"),
            _ => throw new UnreachableException(),
        },
        Properties("table-cell", (Odf.Style + "vertical-align", "top")), strong ? Properties("text", (Odf.Fo + "font-weight", "bold")) : null);

    private static XElement Format(string kind, string name, int decimals, Locale locale, bool grouping = false) => new(Odf.Number + kind, Name(name),
        new XAttribute(Odf.Number + "language", locale.Language), locale.Country.Length == 0 ? null : new XAttribute(Odf.Number + "country", locale.Country),
        new XElement(Odf.Number + "number", new XAttribute(Odf.Number + "decimal-places", decimals), new XAttribute(Odf.Number + "min-integer-digits", 1),
            grouping ? new XAttribute(Odf.Number + "grouping", "true") : null),
        kind == "percentage-style" ? new XElement(Odf.Number + "text", "\u202F%") : null);

    private static XElement Style(string name, string family, params object?[] content) =>
        new(Odf.Style + "style", Name(name), new XAttribute(Odf.Style + "family", family), content);

    private static XElement Properties(string kind, params (XName Name, string Value)[] values) =>
        new(Odf.Style + $"{kind}-properties", values.Select(v => new XAttribute(v.Name, v.Value)));

    private static XAttribute Name(string name) => new(Odf.Style + "name", name);
}
