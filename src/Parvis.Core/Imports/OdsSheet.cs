using System.Globalization;
using System.Xml;

namespace Parvis.Core.Imports;

/// <summary>OpenDocument: cells in order, repeated by a number that a hostile file makes huge.</summary>
internal static class OdsSheet
{
    private const int MostRepeatedLines = 10_000;

    public static bool Read(XmlReader xml, SheetWriter sheet)
    {
        var (column, lines, seen) = (0, 1, false);
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "table" })
                break;
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "table-row" })
            {
                (column, seen) = (0, true);
                lines = Math.Min(Repeated(xml, "number-rows-repeated"), MostRepeatedLines);
            }
            else if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "table-row" })
                sheet.EndLine(lines);
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "table-cell" or "covered-table-cell" })
                column = Cell(xml, column, sheet);
        return seen;
    }

    private static int Cell(XmlReader xml, int column, SheetWriter sheet)
    {
        var times = Repeated(xml, "number-columns-repeated");
        // Exact where the sheet shows a rounded number or a date in words.
        var exact = Attribute(xml, "date-value") ?? (Attribute(xml, "value-type") is "float" ? Attribute(xml, "value") : null);
        var text = xml.IsEmptyElement ? "" : Spreadsheet.TextOf(xml, "p");
        text = exact ?? text;
        for (var i = 0; i < times && text.Length > 0; i++)
            sheet.Set(column + i, text);
        return (int)Math.Min(int.MaxValue, (long)column + times);
    }

    private static int Repeated(XmlReader xml, string name) =>
        int.TryParse(Attribute(xml, name), NumberStyles.None, CultureInfo.InvariantCulture, out var times) ? Math.Max(1, times) : 1;

    private static string? Attribute(XmlReader xml, string local)
    {
        for (var i = 0; i < xml.AttributeCount; i++)
        {
            xml.MoveToAttribute(i);
            if (xml.LocalName != local)
                continue;
            var value = xml.Value;
            xml.MoveToElement();
            return value;
        }
        xml.MoveToElement();
        return null;
    }
}
