using System.IO.Compression;
using System.Text;
using System.Xml;
using Parvis.Core.DataPackages;

namespace Parvis.Core.Imports;

/// <summary>
/// The first sheet of a workbook (XLSX, ODS), or the data of a data package (ZIP), written as CSV. Forward only: one line in memory,
/// besides the shared texts of an XLSX. No DTD, nothing outside the file, bounded sizes.
/// </summary>
public static class Spreadsheet
{
    private const long MostUnpacked = 4L << 30;

    private static readonly XmlReaderSettings Strict = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true,
    };

    /// <summary>Whether a file is a ZIP, as all three are.</summary>
    public static bool Recognises(ReadOnlySpan<byte> beginning) => beginning is [(byte)'P', (byte)'K', 3, 4, ..];

    /// <summary>Writes the lines as UTF-8 CSV; false when there is no sheet that can be read.</summary>
    public static bool TryWriteCsv(Stream file, Stream csv, CancellationToken cancellation)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.GetEntry("datapackage.json") is { } description)
                return CopyPackage(zip, description, csv, cancellation);
            using var text = new StreamWriter(csv, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
            var sheet = new SheetWriter(new CsvWriter(text), cancellation);
            if (zip.GetEntry("content.xml") is { } ods)
                return Read(ods, xml => OdsSheet.Read(xml, sheet));
            if (zip.Entries.FirstOrDefault(e => e.FullName == "xl/worksheets/sheet1.xml") is not { } xlsx)
                return false;
            var shared = new List<string>();
            if (zip.GetEntry("xl/sharedStrings.xml") is { } strings && !Read(strings, xml => XlsxSheet.ReadShared(xml, shared, cancellation)))
                return false;
            var dates = new HashSet<int>();
            if (zip.GetEntry("xl/styles.xml") is { } styles && !Read(styles, xml => XlsxSheet.ReadDateStyles(xml, dates)))
                return false;
            return Read(xlsx, xml => XlsxSheet.Read(xml, shared, dates, sheet));
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException)
        {
            // Only reading tells whether a ZIP or its XML hold together.
            return false;
        }
    }

    private static bool Read(ZipArchiveEntry entry, Func<XmlReader, bool> read)
    {
        using var content = entry.Open();
        using var xml = XmlReader.Create(new BoundedStream(content, MostUnpacked), Strict);
        return read(xml);
    }

    private static bool CopyPackage(ZipArchive zip, ZipArchiveEntry description, Stream csv, CancellationToken cancellation)
    {
        using var json = new MemoryStream();
        using (var content = description.Open())
            new BoundedStream(content, 4 << 20).CopyTo(json);
        if (!DataPackageReader.TryRead(json.ToArray(), description.FullName, out var package, out _) || zip.GetEntry(package.CsvPath) is not { } data)
            return false;
        using var packed = data.Open();
        var unpacked = new BoundedStream(packed, MostUnpacked);
        var buffer = new byte[1 << 16];
        for (int read; (read = unpacked.Read(buffer, 0, buffer.Length)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            csv.Write(buffer, 0, read);
        }
        return true;
    }

    /// <summary>The text inside the current element, its children's too, cut where no answer is that long.</summary>
    internal static string TextOf(XmlReader element, string paragraph)
    {
        const int longest = 100_000;
        var text = new StringBuilder();
        var chunk = new char[4096];
        using var inside = element.ReadSubtree();
        var more = inside.Read();
        while (more)
        {
            // A formula stands beside its value; a reading aid beside its word; a note beside its cell.
            if (inside is { NodeType: XmlNodeType.Element, LocalName: "f" or "rPh" or "annotation" })
            {
                inside.Skip();
                more = !inside.EOF;
                continue;
            }
            if (inside.NodeType == XmlNodeType.Element && inside.LocalName == paragraph && text.Length > 0)
                text.Append('\n');
            else if (inside.NodeType == XmlNodeType.Element && inside.LocalName == "s" && paragraph == "p")
                text.Append(' ');
            else if (inside.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA)
                for (int read; (read = inside.ReadValueChunk(chunk, 0, chunk.Length)) > 0;)
                    if (text.Length < longest)
                        text.Append(chunk, 0, read);
            more = inside.Read();
        }
        return text.ToString();
    }
}
