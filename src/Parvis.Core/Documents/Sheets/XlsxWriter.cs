using System.Collections.Immutable;
using System.Xml.Linq;
using Parvis.Core.Documents.Packages;

namespace Parvis.Core.Documents.Sheets;

/// <summary>Writes a workbook as Office Open XML, for Excel and LibreOffice.</summary>
public static class XlsxWriter
{
    public const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Part = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    internal const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Space = Main;
    private static readonly XNamespace Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static void Write(Workbook workbook, Stream output)
    {
        var names = SheetNames.Of(workbook.Sheets);
        var links = new PartLinks();
        ImmutableArray<string> ids = [.. workbook.Sheets.Select((_, i) => links.Part("worksheet", $"worksheets/sheet{i + 1}.xml"))];
        links.Part("styles", "styles.xml");
        using var zip = new PackageZip();
        zip.Add("[Content_Types].xml", OfficeTypes.Write(
        [
            ("/xl/workbook.xml", Part + "sheet.main+xml"), ("/xl/styles.xml", Part + "styles+xml"),
            .. workbook.Sheets.Select((_, i) => ($"/xl/worksheets/sheet{i + 1}.xml", Part + "worksheet+xml")),
        ]));
        zip.Add("_rels/.rels", PartLinks.Package("xl/workbook.xml"));
        zip.Add("docProps/core.xml", CoreProperties.Write(workbook.Title, workbook.Publisher, workbook.Date, Locale.Of(workbook.Language)));
        zip.Add("xl/workbook.xml", new XElement(Space + "workbook", new XAttribute(XNamespace.Xmlns + "r", Links.NamespaceName),
            new XElement(Space + "sheets", names.Select((name, i) => new XElement(Space + "sheet",
                new XAttribute("name", name), new XAttribute("sheetId", i + 1), new XAttribute(Links + "id", ids[i]))))));
        zip.Add("xl/_rels/workbook.xml.rels", links.Write());
        zip.Add("xl/styles.xml", XlsxStyles.Write());
        for (var i = 0; i < workbook.Sheets.Length; i++)
        {
            var sheet = workbook.Sheets[i];
            zip.Add($"xl/worksheets/sheet{i + 1}.xml", xml => new XlsxSheetPart(xml, names).Write(sheet));
        }
        zip.WriteTo(output);
    }
}
