using Parvis.Core.Documents.Packages;

namespace Parvis.Core.Documents.Docx;

/// <summary>Writes a document as Office Open XML text, for Word and LibreOffice.</summary>
public static class DocxWriter
{
    public const string Type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Part = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    public static void Write(Document document, Stream output)
    {
        var locale = Locale.Of(document.Language);
        var links = new PartLinks();
        links.Part("styles", "styles.xml");
        links.Part("numbering", "numbering.xml");
        links.Part("settings", "settings.xml");
        var body = new DocxBody(document, links, links.Part("footer", "footer1.xml"));
        var main = body.Write();
        using var zip = new PackageZip();
        zip.Add("[Content_Types].xml", OfficeTypes.Write(
        [
            ("/word/document.xml", Part + "document.main+xml"), ("/word/styles.xml", Part + "styles+xml"), ("/word/numbering.xml", Part + "numbering+xml"),
            ("/word/settings.xml", Part + "settings+xml"), ("/word/footer1.xml", Part + "footer+xml"),
        ]));
        zip.Add("_rels/.rels", PartLinks.Package("word/document.xml"));
        zip.Add("docProps/core.xml", CoreProperties.Write(document.Title, document.Publisher, document.Date, locale));
        zip.Add("word/document.xml", main);
        zip.Add("word/_rels/document.xml.rels", links.Write());
        zip.Add("word/styles.xml", DocxStyles.Write(locale));
        zip.Add("word/numbering.xml", DocxNumbering.Write(body.NumberedLists));
        zip.Add("word/settings.xml", DocxStyles.Settings(locale, document.Blocks.OfType<TableOfContents>().Any()));
        zip.Add("word/footer1.xml", DocxStyles.Footer(document.Title, locale));
        foreach (var (path, bytes) in body.Pictures.Files)
            zip.Add(path, bytes.AsSpan());
        zip.WriteTo(output);
    }
}
