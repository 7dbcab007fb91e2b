using System.Globalization;
using System.Xml;

namespace Parvis.Core.Imports;

/// <summary>OpenDocument: cells in order, repeated by a number that a hostile file makes huge.</summary>
internal static class OdsSheet
{
    /// <summary>Whether there was a line.</summary>
    public static bool Read(XmlReader xml, SheetWriter sheet, SpreadsheetLimits limits)
    {
        var (column, lines, seen) = (0, 1, false);
        while (xml.Next(limits))
            if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "table" })
                break;
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "table-row" })
            {
                (column, seen) = (0, true);
                lines = Repeated(xml, "number-rows-repeated");
                if (xml.IsEmptyElement)
                    sheet.EndLine(lines);
            }
            else if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "table-row" })
                sheet.EndLine(lines);
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "table-cell" or "covered-table-cell" })
                column = Cell(xml, column, sheet, limits);
        return seen;
    }

    private static int Cell(XmlReader xml, int column, SheetWriter sheet, SpreadsheetLimits limits)
    {
        var times = Repeated(xml, "number-columns-repeated");
        // Exact where the sheet shows a rounded number or a date in words.
        var exact = Attribute(xml, "date-value") ?? (Attribute(xml, "value-type") is "float" ? Attribute(xml, "value") : null);
        var shown = xml.Text("p", limits);
        var text = exact ?? shown;
        for (var i = 0; i < times && text.Length > 0; i++)
            sheet.Set(column + i, text);
        return (int)Math.Min(int.MaxValue, (long)column + times);
    }

    private static int Repeated(XmlReader xml, string name) =>
        (int)Math.Clamp(long.TryParse(Attribute(xml, name), NumberStyles.None, CultureInfo.InvariantCulture, out var times) ? times : 1, 1, int.MaxValue);

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
