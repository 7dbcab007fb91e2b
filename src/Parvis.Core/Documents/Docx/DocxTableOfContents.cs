using System.Xml.Linq;

namespace Parvis.Core.Documents.Docx;

/// <summary>A TOC field already filled: each title is a link. Page numbers are fields: Word offers to compute them when it opens the file.</summary>
internal static class DocxTableOfContents
{
    public static string Bookmark(int heading) => $"_Toc{heading + 1:D8}";

    public static XElement Write(TableOfContents contents, Document document)
    {
        var paragraphs = document.Contents.Select(Entry).ToList();
        if (paragraphs.Count == 0)
            paragraphs.Add(DocxText.Paragraph("TOC1", ""));
        paragraphs[0].Element(Word.Main + "pPr")!.AddAfterSelf(Begin($" TOC \\o \"1-{TableOfContents.Levels}\" \\h \\z \\u "));
        paragraphs[^1].Add(Character("end"));
        return Word.Element("sdt",
            Word.Element("sdtPr", Word.Element("docPartObj", Word.Value("docPartGallery", "Table of Contents"), Word.Element("docPartUnique"))),
            Word.Element("sdtContent", DocxText.Paragraph("TOCHeading", contents.Title), paragraphs));
    }

    private static XElement Entry(Heading heading, int place) => DocxText.Paragraph($"TOC{Math.Clamp(heading.Level, 1, TableOfContents.Levels)}",
    [
        Word.Element("hyperlink", Word.Attribute("anchor", Bookmark(place)), Word.Attribute("history", 1),
            DocxText.Words(heading.Text), Word.Element("r", Word.Element("tab")), Begin($" PAGEREF {Bookmark(place)} \\h "), Character("end")),
    ]);

    private static XElement[] Begin(string instruction) =>
    [
        Character("begin"),
        Word.Element("r", Word.Element("instrText", new XAttribute(XNamespace.Xml + "space", "preserve"), instruction)),
        Character("separate"),
    ];

    private static XElement Character(string type) => Word.Element("r", Word.Element("fldChar", Word.Attribute("fldCharType", type)));
}
