using System.Collections.Immutable;
using System.Diagnostics;
using System.Xml.Linq;
using Parvis.Core.Documents.Packages;

namespace Parvis.Core.Documents.Docx;

/// <summary>The <c>word/document.xml</c> of a text.</summary>
internal sealed class DocxBody(Document document, PartLinks links, string footer)
{
    // As after a paragraph, in twentieths of a point: what follows is not one more item.
    private const int AfterList = 170;

    private readonly DocxText text = new(links);
    private int headings;
    private int lists = DocxNumbering.First - 1;

    public DocxPictures Pictures { get; } = new(links);

    /// <summary>How many numbered lists there are; each begins again at 1.</summary>
    public int NumberedLists => lists - DocxNumbering.First + 1;

    public XElement Write()
    {
        var body = Word.Element("body", DocxText.Paragraph("Title", document.Title),
            document.Subtitle.Length == 0 ? null : DocxText.Paragraph("Subtitle", document.Subtitle));
        var breakBefore = false;
        foreach (var (block, kept) in document.WithKept())
        {
            if (block is not PageBreak)
                body.Add(breakBefore ? DocxText.Paragraph("PageTop", [], Word.Element("pageBreakBefore")) : null, Content(block, kept));
            breakBefore = block is PageBreak;
        }
        body.Add(Word.Element("sectPr",
            Word.Element("footerReference", Word.Attribute("type", "default"), new XAttribute(Word.Links + "id", footer)),
            Word.Element("pgSz", Word.Attribute("w", 11906), Word.Attribute("h", 16838)),
            Word.Element("pgMar", Word.Attribute("top", 1134), Word.Attribute("right", 1134), Word.Attribute("bottom", 1134), Word.Attribute("left", 1134),
                Word.Attribute("header", 567), Word.Attribute("footer", 567), Word.Attribute("gutter", 0))));
        return Word.Element("document", Word.Prefix("w", Word.Main), Word.Prefix("r", Word.Links), Word.Prefix("wp", Word.Placed), Word.Prefix("a", Word.Drawing),
            Word.Prefix("pic", Word.Picture), body);
    }

    private IEnumerable<XElement> Content(Block block, bool kept) => block switch
    {
        Heading heading => [Heading(heading)],
        Paragraph paragraph => [text.Paragraph(paragraph.Small ? "Small" : "BodyText", paragraph.Runs, kept ? Word.Element("keepNext") : null)],
        ListBlock list => List(list.Items, list.Numbered ? "ListNumber" : "ListBullet", list.Numbered ? ++lists : DocxNumbering.Bullets, AfterList),
        Drawing figure => Pictures.Write(figure),
        Table table => DocxTables.Write(table, kept),
        Note note => Note(note),
        TableOfContents contents => [DocxTableOfContents.Write(contents, document)],
        _ => throw new UnreachableException(),
    };

    private XElement Heading(Heading heading)
    {
        var style = $"Heading{Math.Clamp(heading.Level, 1, 4)}";
        if (heading.Level > TableOfContents.Levels)
            return DocxText.Paragraph(style, heading.Text);
        var id = Word.Attribute("id", headings);
        return DocxText.Paragraph(style,
        [
            Word.Element("bookmarkStart", id, Word.Attribute("name", DocxTableOfContents.Bookmark(headings++))),
            .. DocxText.Words(heading.Text),
            Word.Element("bookmarkEnd", id),
        ]);
    }

    private IEnumerable<XElement> List(ImmutableArray<ImmutableArray<Run>> items, string style, int list, int after = 0) => items.Select((item, i) => text.Paragraph(style, item,
        Word.Element("numPr", Word.Value("ilvl", 0), Word.Value("numId", list)),
        after > 0 && i == items.Length - 1 ? Word.Element("spacing", Word.Attribute("after", after)) : null));

    private IEnumerable<XElement> Note(Note note)
    {
        if (note.Title.Length > 0)
            yield return DocxText.Paragraph("NoteTitle", note.Title);
        foreach (var paragraph in note.Bullets
            ? List(note.Paragraphs, "NoteBullet", DocxNumbering.NoteBullets)
            : note.Paragraphs.Select(p => text.Paragraph("Note", p)))
            yield return paragraph;
        yield return DocxText.Paragraph("AfterTable", "");
    }
}
