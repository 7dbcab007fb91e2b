using System.IO.Compression;
using System.Text;
using Parvis.Core.DataPackages;

namespace Parvis.Core.Imports;

/// <summary>
/// The first sheet of a workbook (XLSX, ODS), or the data of a data package (ZIP), written as CSV. Forward only: one line in memory,
/// besides the shared texts of an XLSX. Bounded in every direction.
/// </summary>
public static class Spreadsheet
{
    /// <summary>Whether a file is a ZIP, as all three are, or a workbook from before (XLS, also an XLSX with a password).</summary>
    public static bool Recognises(ReadOnlySpan<byte> beginning) =>
        beginning is [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] || IsOld(beginning);

    private static bool IsOld(ReadOnlySpan<byte> beginning) => beginning is [0xD0, 0xCF, 0x11, 0xE0, ..];

    /// <summary>Writes the lines as UTF-8 CSV; says why not, and where, when there is no sheet that can be read.</summary>
    public static Refusal? WriteCsv(Stream file, Stream csv, SpreadsheetLimits limits, CancellationToken cancellation)
    {
        try
        {
            return IsOld(file) ? new Refusal("import.workbook-old") : Unpack(file, csv, limits, cancellation);
        }
        catch (SheetProblem problem)
        {
            return problem.Refusal;
        }
        catch (InvalidDataException)
        {
            // Only reading tells whether a ZIP holds together.
            return new Refusal("import.bad-workbook");
        }
    }

    private static bool IsOld(Stream file)
    {
        var beginning = new byte[4];
        file.Position = 0;
        return file.ReadAtLeast(beginning, 4, throwOnEndOfStream: false) == 4 && IsOld(beginning);
    }

    private static Refusal? Unpack(Stream file, Stream csv, SpreadsheetLimits limits, CancellationToken cancellation)
    {
        if (ZipContents.Length(file) is not { } length)
            return new Refusal("import.bad-workbook");
        if (length > limits.DirectoryBytes)
            return new Refusal("import.workbook-parts");
        file.Position = 0;
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > limits.Parts)
            return new Refusal("import.workbook-parts");
        if (zip.GetEntry("datapackage.json") is { } description)
            return CopyPackage(zip, description, csv, limits, cancellation);
        using var text = new StreamWriter(csv, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        var sheet = new SheetWriter(new CsvWriter(text), limits, cancellation);
        if (zip.GetEntry("content.xml") is not { } ods)
            return WriteXlsx(zip, sheet, limits, cancellation);
        var seen = false;
        WorkbookPart.Read(ods, limits, xml => seen = OdsSheet.Read(xml, sheet, limits));
        return seen ? null : new Refusal("import.workbook-no-sheet");
    }

    private static Refusal? WriteXlsx(ZipArchive zip, SheetWriter sheet, SpreadsheetLimits limits, CancellationToken cancellation)
    {
        if (FirstSheet(zip, limits) is not { } first)
            return new Refusal("import.workbook-no-sheet");
        var shared = new List<string>();
        if (zip.GetEntry("xl/sharedStrings.xml") is { } strings)
            WorkbookPart.Read(strings, limits, xml => XlsxSheet.ReadShared(xml, shared, limits, cancellation));
        var dates = new HashSet<int>();
        if (zip.GetEntry("xl/styles.xml") is { } styles)
            WorkbookPart.Read(styles, limits, xml => XlsxSheet.ReadDateStyles(xml, dates, limits));
        WorkbookPart.Read(first, limits, xml => XlsxSheet.Read(xml, shared, dates, sheet, limits));
        return null;
    }

    // The order of the sheets is the workbook's, not that of the names of their files.
    private static ZipArchiveEntry? FirstSheet(ZipArchive zip, SpreadsheetLimits limits)
    {
        string? id = null, target = null;
        if (zip.GetEntry("xl/workbook.xml") is { } workbook && zip.GetEntry("xl/_rels/workbook.xml.rels") is { } relations)
        {
            WorkbookPart.Read(workbook, limits, xml => id = XlsxSheet.ReadFirstSheet(xml, limits));
            if (id is not null)
                WorkbookPart.Read(relations, limits, xml => target = XlsxSheet.ReadTarget(xml, id, limits));
        }
        return zip.GetEntry(target ?? "xl/worksheets/sheet1.xml");
    }

    /// <summary>What a data package says of itself; null for a workbook, or a file that holds no package. Bounded as the rest.</summary>
    public static PackageTexts? Package(Stream file, SpreadsheetLimits limits)
    {
        file.Position = 0;
        try
        {
            if (ZipContents.Length(file) is not { } length || length > limits.DirectoryBytes)
                return null;
            file.Position = 0;
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return zip.GetEntry("datapackage.json") is { } description
                ? new(Text(description, limits), zip.GetEntry("questionnaire.yaml") is { } questionnaire ? Encoding.UTF8.GetString(Text(questionnaire, limits)) : null)
                : null;
        }
        catch (Exception broken) when (broken is SheetProblem or InvalidDataException)
        {
            // Reading its data says why.
            return null;
        }
    }

    private static byte[] Text(ZipArchiveEntry entry, SpreadsheetLimits limits)
    {
        using var text = new MemoryStream();
        using var content = WorkbookPart.Open(entry, limits with { PartBytes = 4 << 20 }, isXml: false);
        content.CopyTo(text);
        return text.ToArray();
    }

    private static Refusal? CopyPackage(ZipArchive zip, ZipArchiveEntry description, Stream csv, SpreadsheetLimits limits, CancellationToken cancellation)
    {
        if (!DataPackageReader.TryRead(Text(description, limits), description.FullName, out var package, out _) || zip.GetEntry(package.CsvPath) is not { } data)
            return new Refusal("import.bad-package");
        using var unpacked = WorkbookPart.Open(data, limits, isXml: false);
        var buffer = new byte[1 << 16];
        for (int read; (read = unpacked.Read(buffer, 0, buffer.Length)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            csv.Write(buffer, 0, read);
        }
        return null;
    }
}

/// <summary>The parts of a data package that are read besides its data.</summary>
/// <param name="Description">Its <c>datapackage.json</c>.</param>
/// <param name="Questionnaire">Its questionnaire as a file, where Parvis wrote the package.</param>
public sealed record PackageTexts(byte[] Description, string? Questionnaire);
