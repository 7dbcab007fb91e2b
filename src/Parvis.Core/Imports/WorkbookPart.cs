using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Parvis.Core.Imports;

/// <summary>One XML part of a workbook, read forward within bounds; no DTD, nothing outside the file.</summary>
internal static class WorkbookPart
{
    public static void Read(ZipArchiveEntry entry, SpreadsheetLimits limits, Action<XmlReader> read)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true,
            NameTable = new BoundedNames(entry.FullName, limits.Names),
        };
        try
        {
            using var content = Open(entry, limits, isXml: true);
            using var xml = XmlReader.Create(content, settings);
            read(xml);
        }
        catch (XmlException broken)
        {
            // Only reading tells whether XML holds together.
            throw new SheetProblem(new Refusal("import.workbook-broken", entry.FullName, Math.Max(1, broken.LineNumber).ToString(CultureInfo.InvariantCulture)));
        }
    }

    public static BoundedStream Open(ZipArchiveEntry entry, SpreadsheetLimits limits, bool isXml) =>
        new(entry.Open(), entry.FullName, entry.CompressedLength, limits) { IsXml = isXml };

    /// <summary>To the next node, no deeper than any workbook is.</summary>
    public static bool Next(this XmlReader xml, SpreadsheetLimits limits)
    {
        if (!xml.Read())
            return false;
        return xml.Depth <= limits.Depth ? true : throw new SheetProblem(new Refusal("import.workbook-hostile", "XML"));
    }

    /// <summary>The text inside the current element, its children's too; at its end afterwards. One character over the longest cell tells it is too long.</summary>
    public static string Text(this XmlReader element, string paragraph, SpreadsheetLimits limits)
    {
        if (element.IsEmptyElement)
            return "";
        var text = new StringBuilder();
        var chunk = new char[1024];
        var (depth, skipped) = (element.Depth, int.MaxValue);
        while (element.Next(limits) && element.Depth > depth)
        {
            if (element.Depth <= skipped)
                skipped = int.MaxValue;
            // A formula stands beside its value; a reading aid beside its word; a note beside its cell.
            if (element is { NodeType: XmlNodeType.Element, IsEmptyElement: false, LocalName: "f" or "rPh" or "annotation" } && skipped == int.MaxValue)
                skipped = element.Depth;
            if (element.Depth >= skipped || text.Length > limits.CellCharacters)
                continue;
            if (element.NodeType == XmlNodeType.Element && element.LocalName == paragraph && text.Length > 0)
                text.Append('\n');
            else if (element is { NodeType: XmlNodeType.Element, LocalName: "line-break" })
                text.Append('\n');
            else if (element.NodeType == XmlNodeType.Element && element.LocalName is "s" or "tab" && paragraph == "p")
                text.Append(' ');
            else if (element.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA)
                for (int read; text.Length <= limits.CellCharacters && (read = element.ReadValueChunk(chunk, 0, chunk.Length)) > 0;)
                    text.Append(chunk, 0, read);
        }
        return text.ToString();
    }
}
