using System.Globalization;
using System.Xml;

namespace Parvis.Core.Imports;

/// <summary>Office Open XML: cells by reference (B3), shared texts, dates as numbers with a date's format.</summary>
internal static class XlsxSheet
{
    private const int MostSharedCharacters = 1 << 26;

    public static bool ReadShared(XmlReader xml, List<string> shared, CancellationToken cancellation)
    {
        var characters = 0L;
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                cancellation.ThrowIfCancellationRequested();
                shared.Add(Spreadsheet.TextOf(xml, ""));
                characters += shared[^1].Length + 16;
                if (characters > MostSharedCharacters)
                    return false;
            }
        return true;
    }

    /// <summary>The cell formats that show a number as a date.</summary>
    public static bool ReadDateStyles(XmlReader xml, HashSet<int> dates)
    {
        var custom = new HashSet<string>();
        var (inCells, place) = (false, 0);
        while (xml.Read())
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
        return true;
    }

    public static bool Read(XmlReader xml, List<string> shared, HashSet<int> dates, SheetWriter sheet)
    {
        var column = -1;
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "row" })
            {
                sheet.EndLine();
                column = -1;
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                column = ColumnOf(xml.GetAttribute("r")) ?? column + 1;
                var (type, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
                sheet.Set(column, Value(type, style, Spreadsheet.TextOf(xml, ""), shared, dates));
            }
        return true;
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
