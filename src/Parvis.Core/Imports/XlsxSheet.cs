using System.Globalization;
using System.Xml;

namespace Parvis.Core.Imports;

/// <summary>Office Open XML: cells by reference (B3), shared texts, dates as numbers with a date's format.</summary>
internal static class XlsxSheet
{
    public static void ReadShared(XmlReader xml, List<string> shared, SpreadsheetLimits limits, CancellationToken cancellation)
    {
        var characters = 0L;
        while (xml.Next(limits))
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                cancellation.ThrowIfCancellationRequested();
                shared.Add(xml.Text("", limits));
                characters += shared[^1].Length + 16;
                if (characters > limits.SharedCharacters)
                    throw new SheetProblem(new Refusal("import.workbook-shared-texts"));
            }
    }

    /// <summary>The first sheet of the workbook's list, by the identity its relations file knows.</summary>
    public static string? ReadFirstSheet(XmlReader xml, SpreadsheetLimits limits)
    {
        while (xml.Next(limits))
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" })
                return xml.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
                    ?? xml.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships");
        return null;
    }

    /// <summary>The part that an identity stands for.</summary>
    public static string? ReadTarget(XmlReader xml, string id, SpreadsheetLimits limits)
    {
        while (xml.Next(limits))
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("Id") == id && xml.GetAttribute("Target") is { } target)
                return target.StartsWith('/') ? target[1..] : $"xl/{target}";
        return null;
    }

    /// <summary>The cell formats that show a number as a date.</summary>
    public static void ReadDateStyles(XmlReader xml, HashSet<int> dates, SpreadsheetLimits limits)
    {
        var custom = new HashSet<string>();
        var (inCells, place) = (false, 0);
        while (xml.Next(limits))
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "numFmt" && xml.GetAttribute("formatCode") is { } code && code.Contains('y', StringComparison.OrdinalIgnoreCase))
                custom.Add(xml.GetAttribute("numFmtId") ?? "");
            else if (xml.LocalName == "cellXfs")
                inCells = xml.NodeType == XmlNodeType.Element;
            else if (inCells && xml is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                var format = xml.GetAttribute("numFmtId") ?? "";
                if (custom.Contains(format) || format is "14" or "15" or "16" or "17" or "22")
                    dates.Add(place);
                place++;
            }
    }

    public static void Read(XmlReader xml, List<string> shared, HashSet<int> dates, SheetWriter sheet, SpreadsheetLimits limits)
    {
        var column = -1;
        while (xml.Next(limits))
            if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "row" })
            {
                sheet.EndLine();
                column = -1;
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
                sheet.BeginLine(xml.GetAttribute("r"));
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                column = ColumnOf(xml.GetAttribute("r")) ?? column + 1;
                var (type, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
                sheet.Set(column, Value(type, style, xml.Text("", limits), shared, dates));
            }
    }

    private static string Value(string? type, string? style, string text, List<string> shared, HashSet<int> dates) => type switch
    {
        "s" => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < shared.Count ? shared[place] : "",
        null or "n" when int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var format) && dates.Contains(format)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) && days is > 0 and < 100_000
            => new DateOnly(1899, 12, 30).AddDays((int)days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => text,
    };

    // A…Z, AA…: base 26 without a zero.
    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in reference ?? "")
        {
            if (!char.IsAsciiLetterUpper(letter) || column > CsvRows.MostColumns)
                break;
            column = (column * 26) + letter - 'A' + 1;
        }
        return column == 0 ? null : column - 1;
    }
}
