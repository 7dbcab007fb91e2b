using System.Xml.Linq;
using Parvis.Core.Documents;
using Parvis.Core.Documents.Docx;

namespace Parvis.Core.Tests.Documents;

public sealed class DocxWriterTests
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly XNamespace Placed = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_part_is_well_formed_has_a_type_and_refers_to_what_exists(bool hostile) =>
        OfficePackages.AssertWhole(Write(hostile ? Samples.Enemy : Samples.Report));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_style_list_and_heading_that_is_named_exists(bool hostile)
    {
        var package = Write(hostile ? Samples.Enemy : Samples.Report);
        var body = package.Xml("word/document.xml");
        var styles = package.Xml("word/styles.xml").Elements(W + "style").Select(s => (string)s.Attribute(W + "styleId")!).ToHashSet();
        Assert.All(body.Descendants().Where(e => e.Name.LocalName is "pStyle" or "rStyle" or "tblStyle"), e => Assert.Contains(Val(e), styles));
        var lists = package.Xml("word/numbering.xml").Elements(W + "num").Select(n => (string)n.Attribute(W + "numId")!).ToHashSet();
        Assert.All(body.Descendants(W + "numId"), e => Assert.Contains(Val(e), lists));
        var bookmarks = body.Descendants(W + "bookmarkStart").Select(b => (string)b.Attribute(W + "name")!).ToList();
        Assert.All(body.Descendants(W + "hyperlink").Attributes(W + "anchor"), a => Assert.Contains(a.Value, bookmarks));
        Assert.Equal(body.Descendants(W + "fldChar").Count(f => (string)f.Attribute(W + "fldCharType")! == "begin"),
            body.Descendants(W + "fldChar").Count(f => (string)f.Attribute(W + "fldCharType")! == "end"));
    }

    [Fact]
    public void Headings_are_headings_and_the_table_of_contents_lists_them()
    {
        var body = Write(Samples.Report).Xml("word/document.xml");
        string[] Styled(string begins) => [.. body.Descendants(W + "p").Where(p => Val(p.Element(W + "pPr")!.Element(W + "pStyle")!).StartsWith(begins, StringComparison.Ordinal))
            .Select(p => string.Concat(p.Descendants(W + "t").Select(t => t.Value)))];
        Assert.Equal([.. Styled("Heading1"), .. Styled("Heading2")], Styled("TOC1").Concat(Styled("TOC2")));
        Assert.Equal(2, Styled("Heading1").Length);
        Assert.Equal(6, Styled("Heading2").Length);
    }

    [Fact]
    public void A_drawing_with_its_picture_is_both_and_says_what_it_shows()
    {
        var package = Write(Samples.WithPictures);
        var drawings = package.Xml("word/document.xml").Descendants(Placed + "docPr").ToList();
        Assert.Equal(6, drawings.Count);
        Assert.All(drawings, d => Assert.NotEmpty((string)d.Attribute("descr")!));
        Assert.Equal(6, package.Names.Count(n => n.EndsWith(".png", StringComparison.Ordinal)));
        Assert.Equal(6, package.Names.Count(n => n.EndsWith(".svg", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_drawing_without_its_picture_is_said_in_words()
    {
        var package = Write(Samples.Report);
        Assert.DoesNotContain(package.Names, n => n.StartsWith("word/media", StringComparison.Ordinal));
        Assert.Equal(6, package.Xml("word/document.xml").Descendants(W + "pStyle").Count(s => Val(s) == "FigureInWords"));
    }

    [Fact]
    public void The_header_row_of_a_table_comes_back_at_each_page() => Assert.All(
        Write(Samples.Report).Xml("word/document.xml").Descendants(W + "tbl"), table => Assert.NotNull(table.Element(W + "tr")!.Element(W + "trPr")!.Element(W + "tblHeader")));

    [Fact]
    public void The_same_document_gives_the_same_bytes() => Assert.Equal(Write(Samples.WithPictures).Bytes, Write(Samples.WithPictures).Bytes);

    private static string Val(XElement element) => (string)element.Attribute(W + "val")!;

    private static WrittenPackage Write(Document document)
    {
        var package = WrittenPackage.Of(output => DocxWriter.Write(document, output));
        package.Keep(document == Samples.Report ? "report-words.docx" : document == Samples.Enemy ? "enemy.docx" : "report.docx");
        return package;
    }
}
