using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Parvis.Core.Documents.Packages;

namespace Parvis.Core.Documents.Odt;

/// <summary>Tables: a caption above, a header row that comes back at each page, lines between rows only.</summary>
internal sealed class OdtTables
{
    private readonly List<XElement> styles = [];
    private int written;

    /// <summary>To be read once every table is written.</summary>
    public IEnumerable<XElement> Styles => [.. styles, Cell("HeadCell", "1pt solid #12436D", "#EEF2F6"), Cell("RowCell", "0.5pt solid #B9BCC4"), Cell("FootCell", "1pt solid #5F6875"),
        new XElement(Odf.Style + "style", Name("Row"), Family("table-row"), new XElement(Odf.Style + "table-row-properties", new XAttribute(Odf.Fo + "keep-together", "always")))];

    public IEnumerable<XElement> Write(Table table, bool kept)
    {
        var name = $"Table{++written}";
        Measure(table, name, kept);
        if (table.Caption.Length > 0)
            yield return OdtText.Paragraph("Table_20_Caption", table.Caption);
        yield return new(Odf.Table + "table",
            new XAttribute(Odf.Table + "name", name), StyleName(name),
            table.Columns.Select((_, i) => new XElement(Odf.Table + "table-column", StyleName($"{name}.{i + 1}"))),
            new XElement(Odf.Table + "table-header-rows", Row([.. table.Columns.Select(c => c.Header)], table, "HeadCell", "Table_20_Heading")),
            table.Rows.Select(row => Row(row, table, "RowCell", "Table_20_Contents")),
            table.Foot.Select(row => Row(row, table, "FootCell", "Table_20_Contents")));
        yield return OdtText.Paragraph(kept ? "After_20_Table_20_Kept" : "After_20_Table", "");
    }

    private void Measure(Table table, string name, bool kept)
    {
        var whole = table.Columns.Sum(c => c.Width);
        styles.Add(new(Odf.Style + "style", Name(name), Family("table"), new XElement(Odf.Style + "table-properties",
            new XAttribute(Odf.Style + "width", OdtWriter.Cm(DrawingSize.TextWidth)), new XAttribute(Odf.Table + "align", "margins"),
            new XAttribute(Odf.Fo + "margin-top", "0cm"), new XAttribute(Odf.Fo + "margin-bottom", "0cm"),
            table.IsShort ? new XAttribute(Odf.Style + "may-break-between-rows", "false") : null,
            kept ? new XAttribute(Odf.Fo + "keep-with-next", "always") : null)));
        for (var i = 0; i < table.Columns.Length; i++)
            styles.Add(new(Odf.Style + "style", Name($"{name}.{i + 1}"), Family("table-column"), new XElement(Odf.Style + "table-column-properties",
                new XAttribute(Odf.Style + "column-width", OdtWriter.Cm(DrawingSize.TextWidth * table.Columns[i].Width / whole)),
                new XAttribute(Odf.Style + "rel-column-width", ((int)(65535 * table.Columns[i].Width / whole)).ToString(CultureInfo.InvariantCulture) + "*"))));
    }

    private static XElement Row(ImmutableArray<string> cells, Table table, string cell, string paragraph) => new(Odf.Table + "table-row", StyleName("Row"),
        table.Columns.Select((column, i) => new XElement(Odf.Table + "table-cell", StyleName(cell), new XAttribute(Odf.Office + "value-type", "string"),
            OdtText.Paragraph(column.IsNumber ? $"{paragraph}_20_Right" : paragraph, i < cells.Length ? cells[i] : ""))));

    private static XElement Cell(string name, string below, string? ground = null) => new(Odf.Style + "style", Name(name), Family("table-cell"),
        new XElement(Odf.Style + "table-cell-properties",
            new XAttribute(Odf.Fo + "padding", "0.12cm"), new XAttribute(Odf.Style + "vertical-align", "middle"),
            new XAttribute(Odf.Fo + "border-left", "none"), new XAttribute(Odf.Fo + "border-right", "none"), new XAttribute(Odf.Fo + "border-top", "none"),
            new XAttribute(Odf.Fo + "border-bottom", below), ground is null ? null : new XAttribute(Odf.Fo + "background-color", ground)));

    private static XAttribute Name(string name) => new(Odf.Style + "name", name);

    private static XAttribute Family(string family) => new(Odf.Style + "family", family);

    private static XAttribute StyleName(string name) => new(Odf.Table + "style-name", name);
}
