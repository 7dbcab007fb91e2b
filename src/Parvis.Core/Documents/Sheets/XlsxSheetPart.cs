using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using Parvis.Core.Documents.Packages;

namespace Parvis.Core.Documents.Sheets;

/// <summary>One sheet of an XLSX, row after row.</summary>
internal sealed partial class XlsxSheetPart(XmlWriter xml, ImmutableArray<string> names)
{
    /// <summary>What Excel accepts in a cell.</summary>
    private const int LongestText = 32_767;

    private readonly List<(string Cell, int Sheet)> links = [];

    public void Write(Sheet sheet)
    {
        xml.WriteStartElement("worksheet", XlsxWriter.Main);
        FitToPage();
        View(sheet.Frozen);
        xml.WriteStartElement("sheetFormatPr");
        xml.WriteAttributeString("defaultRowHeight", "15");
        xml.WriteEndElement();
        Columns(sheet.Widths);
        xml.WriteStartElement("sheetData");
        var row = 0;
        foreach (var cells in sheet.Rows)
            Row(++row, cells, sheet.Widths);
        xml.WriteEndElement();
        Links();
        Paper();
        xml.WriteEndElement();
    }

    // Printed across one page, lying down.
    private void FitToPage()
    {
        xml.WriteStartElement("sheetPr");
        xml.WriteStartElement("pageSetUpPr");
        xml.WriteAttributeString("fitToPage", "1");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Paper()
    {
        xml.WriteStartElement("pageSetup");
        xml.WriteAttributeString("paperSize", "9");
        xml.WriteAttributeString("orientation", "landscape");
        xml.WriteAttributeString("fitToHeight", "0");
        xml.WriteEndElement();
    }

    private void View(int frozen)
    {
        xml.WriteStartElement("sheetViews");
        xml.WriteStartElement("sheetView");
        xml.WriteAttributeString("showGridLines", "0");
        xml.WriteAttributeString("workbookViewId", "0");
        if (frozen > 0)
        {
            xml.WriteStartElement("pane");
            xml.WriteAttributeString("ySplit", Text(frozen));
            xml.WriteAttributeString("topLeftCell", $"A{frozen + 1}");
            xml.WriteAttributeString("activePane", "bottomLeft");
            xml.WriteAttributeString("state", "frozen");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Columns(ImmutableArray<double> widths)
    {
        if (widths.IsEmpty)
            return;
        xml.WriteStartElement("cols");
        for (var i = 0; i < widths.Length; i++)
        {
            xml.WriteStartElement("col");
            xml.WriteAttributeString("min", Text(i + 1));
            xml.WriteAttributeString("max", Text(i + 1));
            // Counted in digits of the usual font, about two millimetres each.
            xml.WriteAttributeString("width", (widths[i] * 5.1).ToString("0.##", CultureInfo.InvariantCulture));
            xml.WriteAttributeString("customWidth", "1");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private void Row(int row, ImmutableArray<Cell> cells, ImmutableArray<double> widths)
    {
        xml.WriteStartElement("row");
        xml.WriteAttributeString("r", Text(row));
        if (XlsxRowHeight.Of(cells, widths) is { } height)
        {
            xml.WriteAttributeString("ht", Text(height));
            xml.WriteAttributeString("customHeight", "1");
        }
        for (var i = 0; i < cells.Length; i++)
            if (cells[i] is TextCell { Text.Length: > 0 } or TextCell { Look: TextLook.Header or TextLook.NumberHeader } || cells[i] is NumberCell { Value: var value } && double.IsFinite(value))
                Write(ColumnName(i) + Text(row), cells[i]);
        xml.WriteEndElement();
    }

    private void Write(string place, Cell cell)
    {
        xml.WriteStartElement("c");
        xml.WriteAttributeString("r", place);
        switch (cell)
        {
            case NumberCell number:
                xml.WriteAttributeString("s", Text(XlsxStyles.Of(number)));
                xml.WriteElementString("v", number.Value.ToString("R", CultureInfo.InvariantCulture));
                break;
            case TextCell text:
                xml.WriteAttributeString("s", Text(XlsxStyles.Of(text)));
                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is");
                xml.WriteStartElement("t");
                xml.WriteAttributeString("xml", "space", null, "preserve");
                xml.WriteString(Cut(Escape().Replace(Plain.Text(text.Text), "_x005F$0")));
                xml.WriteEndElement();
                xml.WriteEndElement();
                if (text.Sheet is { } sheet)
                    links.Add((place, sheet));
                break;
            default:
                throw new UnreachableException();
        }
        xml.WriteEndElement();
    }

    private void Links()
    {
        if (links.Count == 0)
            return;
        xml.WriteStartElement("hyperlinks");
        foreach (var (cell, sheet) in links)
        {
            xml.WriteStartElement("hyperlink");
            xml.WriteAttributeString("ref", cell);
            xml.WriteAttributeString("location", $"'{names[sheet]}'!A1");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    // _x0041_ is an A for Excel: words that look like it are written so that they come back as they were.
    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Escape();

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..(LongestText - 2)].TrimEnd('\uD83C', '\uD83D', '\uD83E') + "…";

    private static string ColumnName(int column) => column < 26 ? $"{(char)('A' + column)}" : ColumnName((column / 26) - 1) + ColumnName(column % 26);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
