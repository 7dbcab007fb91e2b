using System.Collections.Immutable;
using System.Xml.Linq;
using Parvis.Core.Documents.Packages;

namespace Parvis.Core.Documents.Docx;

/// <summary>Tables: a caption above, a header row that comes back at each page.</summary>
internal static class DocxTables
{
    public static IEnumerable<XElement> Write(Table table, bool kept)
    {
        if (table.Caption.Length > 0)
            yield return DocxText.Paragraph("TableCaption", table.Caption);
        var whole = table.Columns.Sum(c => c.Width);
        ImmutableArray<int> widths = [.. table.Columns.Select(c => Word.Twips(DrawingSize.TextWidth * c.Width / whole))];
        yield return Word.Element("tbl",
            Word.Element("tblPr", Word.Value("tblStyle", "ParvisTable"), Word.Element("tblW", Word.Attribute("w", widths.Sum()), Word.Attribute("type", "dxa")),
                Word.Element("tblLayout", Word.Attribute("type", "fixed")),
                Word.Element("tblLook", Word.Attribute("val", "0420"), Word.Attribute("firstRow", 1), Word.Attribute("lastRow", 0), Word.Attribute("firstColumn", 0),
                    Word.Attribute("lastColumn", 0), Word.Attribute("noHBand", 0), Word.Attribute("noVBand", 1)),
                table.Caption.Length == 0 ? null : Word.Value("tblCaption", Plain.Text(table.Caption).ReplaceLineEndings(" "))),
            Word.Element("tblGrid", widths.Select(w => Word.Element("gridCol", Word.Attribute("w", w)))),
            Row([.. table.Columns.Select(c => c.Header)], table, widths, RowPlace.Header, together: true),
            table.Rows.Select((row, i) => Row(row, table, widths, RowPlace.Body, Together(i, table, kept))),
            table.Foot.Select((row, i) => Row(row, table, widths, RowPlace.Foot, Together(table.Rows.Length + i, table, kept))));
        yield return DocxText.Paragraph("AfterTable", "", kept ? Word.Element("keepNext") : null);
    }

    // A short table stays on one page; a long one at least does not leave its base alone on the next.
    private static bool Together(int row, Table table, bool kept) =>
        kept || (row < table.Rows.Length + table.Foot.Length - 1 && (table.IsShort || row >= table.Rows.Length - 1));

    private static XElement Row(ImmutableArray<string> cells, Table table, ImmutableArray<int> widths, RowPlace place, bool together) => Word.Element("tr",
        Word.Element("trPr", Word.Element("cantSplit"), place is RowPlace.Header ? Word.Element("tblHeader") : null),
        table.Columns.Select((column, i) => Word.Element("tc",
            Word.Element("tcPr", Word.Element("tcW", Word.Attribute("w", widths[i]), Word.Attribute("type", "dxa")), place is RowPlace.Foot ? Above() : null),
            DocxText.Paragraph(place is RowPlace.Header ? "TableHeading" : "TableText", i < cells.Length ? cells[i] : "",
                together ? Word.Element("keepNext") : null, column.IsNumber ? Word.Value("jc", "right") : null))));

    private static XElement Above() => Word.Element("tcBorders",
        Word.Element("top", Word.Attribute("val", "single"), Word.Attribute("sz", 8), Word.Attribute("space", 0), Word.Attribute("color", "5F6875")));

    private enum RowPlace
    {
        Header,
        Body,
        Foot,
    }
}
