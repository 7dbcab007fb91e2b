using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using System.Xml.Linq;
using Parvis.Core.Documents.Packages;

namespace Parvis.Core.Documents.Odt;

/// <summary>The <c>content.xml</c> of a text, and the pictures it shows.</summary>
internal sealed class OdtContent(Document document)
{
    private readonly OdtTables tables = new();
    private int headings;
    private bool breakBefore;

    public List<(string Path, ImmutableArray<byte> Bytes)> Pictures { get; } = [];

    public XElement Write()
    {
        var body = new List<XElement> { OdtText.Paragraph("Title", document.Title) };
        if (document.Subtitle.Length > 0)
            body.Add(OdtText.Paragraph("Subtitle", document.Subtitle));
        foreach (var (block, kept) in document.WithKept())
            body.AddRange(Write(block, kept));
        return Odf.Root("document-content",
            new XElement(Odf.Office + "automatic-styles", OdtText.Styles(), tables.Styles),
            new XElement(Odf.Office + "body", new XElement(Odf.Office + "text", body)));
    }

    private IEnumerable<XElement> Write(Block block, bool kept)
    {
        if (block is PageBreak)
        {
            breakBefore = true;
            return [];
        }
        // A paragraph of nothing that begins the page: whatever the block is, it then stands at the top.
        XElement[] top = breakBefore ? [new XElement(Odf.Text + "p", Name("Page_20_Top"))] : [];
        breakBefore = false;
        return [.. top, .. Content(block, kept)];
    }

    private IEnumerable<XElement> Content(Block block, bool kept) => block switch
    {
        Heading heading => [Heading(heading)],
        Paragraph paragraph => [OdtText.Paragraph(paragraph.Small ? "Small" : kept ? "Text_20_body_20_Kept" : "Text_20_body", paragraph.Runs)],
        ListBlock list => [List(list.Items, list.Numbered ? "Numbers" : "Bullets", "List_20_Item", "List_20_End")],
        Drawing figure => Figure(figure, kept),
        Table table => tables.Write(table, kept),
        Note note => Note(note),
        TableOfContents contents => [OdtTableOfContents.Write(contents, document)],
        _ => throw new UnreachableException(),
    };

    private XElement Heading(Heading heading)
    {
        var level = Math.Clamp(heading.Level, 1, 4);
        var listed = heading.Level <= TableOfContents.Levels;
        var name = listed ? OdtTableOfContents.Bookmark(headings++) : null;
        return new(Odf.Text + "h", Name($"Heading_20_{level}"), new XAttribute(Odf.Text + "outline-level", level),
            name is null ? null : new XElement(Odf.Text + "bookmark-start", new XAttribute(Odf.Text + "name", name)),
            OdtText.Words(heading.Text),
            name is null ? null : new XElement(Odf.Text + "bookmark-end", new XAttribute(Odf.Text + "name", name)));
    }

    private static XElement List(ImmutableArray<ImmutableArray<Run>> items, string list, string paragraph, string last) => new(Odf.Text + "list", Name(list),
        items.Select((item, i) => new XElement(Odf.Text + "list-item", OdtText.Paragraph(i == items.Length - 1 ? last : paragraph, item))));

    private static IEnumerable<XElement> Note(Note note)
    {
        if (note.Title.Length > 0)
            yield return OdtText.Paragraph("Note_20_Title", note.Title);
        if (note.Bullets && !note.Paragraphs.IsEmpty)
            yield return List(note.Paragraphs, "NoteBullets", "Note_20_Bullet", "Note_20_Bullet");
        else
            foreach (var paragraph in note.Paragraphs)
                yield return OdtText.Paragraph("Note", paragraph);
        yield return OdtText.Paragraph("After_20_Table", "");
    }

    private IEnumerable<XElement> Figure(Drawing figure, bool kept)
    {
        var number = Pictures.Count(p => p.Path.EndsWith(".svg", StringComparison.Ordinal)) + 1;
        var size = DrawingSize.Of(figure.Svg);
        Pictures.Add(($"Pictures/figure-{number}.svg", [.. Encoding.UTF8.GetBytes(Plain.Text(figure.Svg))]));
        var images = new List<XElement> { Image($"Pictures/figure-{number}.svg", "image/svg+xml") };
        if (figure.Png is { } png)
        {
            // Readers take the first image they can show.
            Pictures.Add(($"Pictures/figure-{number}.png", png));
            images.Add(Image($"Pictures/figure-{number}.png", "image/png"));
        }
        var title = figure.Title.Length > 0 ? figure.Title : figure.Caption;
        yield return new(Odf.Text + "p", Name(kept || figure.Caption.Length > 0 ? "Figure" : "Figure_20_Alone"), new XElement(Odf.Draw + "frame",
            new XAttribute(Odf.Draw + "style-name", "Drawing"), new XAttribute(Odf.Draw + "name", $"Figure {number}"),
            new XAttribute(Odf.Text + "anchor-type", "as-char"),
            new XAttribute(Odf.Svg + "width", OdtWriter.Cm(size.Width)), new XAttribute(Odf.Svg + "height", OdtWriter.Cm(size.Height)),
            images,
            title.Length == 0 ? null : new XElement(Odf.Svg + "title", Plain.Text(title)),
            new XElement(Odf.Svg + "desc", Plain.Text(figure.Alternative))));
        if (figure.Caption.Length > 0)
            yield return OdtText.Paragraph("Caption", figure.Caption);
    }

    private static XElement Image(string path, string type) => new(Odf.Draw + "image",
        new XAttribute(Odf.Link + "href", path), new XAttribute(Odf.Link + "type", "simple"), new XAttribute(Odf.Link + "show", "embed"),
        new XAttribute(Odf.Link + "actuate", "onLoad"), new XAttribute(Odf.Draw + "mime-type", type));

    private static XAttribute Name(string style) => new(Odf.Text + "style-name", style);
}
