using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;
using Parvis.Core.Documents;
using Parvis.Core.Documents.Odt;

namespace Parvis.Core.Tests.Documents;

public sealed class OdtWriterTests
{
    private static readonly XNamespace Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private static readonly XNamespace Draw = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";
    private static readonly XNamespace Svg = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0";
    private static readonly XNamespace Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static readonly XNamespace Style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    private static readonly XNamespace Link = "http://www.w3.org/1999/xlink";

    [Fact]
    public void The_type_comes_first_and_is_not_compressed()
    {
        var bytes = Write(Samples.Report).Bytes;
        Assert.Equal("mimetype", Encoding.ASCII.GetString(bytes, 30, 8));
        Assert.Equal(0, BitConverter.ToUInt16(bytes, 8));
        Assert.Equal(0, BitConverter.ToUInt16(bytes, 28));
        Assert.Equal(OdtWriter.Type, Encoding.ASCII.GetString(bytes, 38, OdtWriter.Type.Length));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_part_is_well_formed_listed_and_there(bool hostile)
    {
        var package = Write(hostile ? Samples.Enemy : Samples.Report);
        XNamespace manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
        var listed = package.Xml("META-INF/manifest.xml").Elements().Select(e => (string)e.Attribute(manifest + "full-path")!).Where(p => p != "/");
        Assert.Equal(package.Names.Except(["mimetype", "META-INF/manifest.xml"]).Order(), listed.Order());
        Assert.All(package.Names.Where(n => n.EndsWith(".xml", StringComparison.Ordinal) || n.EndsWith(".svg", StringComparison.Ordinal)), name => package.Xml(name));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_style_picture_and_heading_that_is_named_exists(bool hostile)
    {
        var package = Write(hostile ? Samples.Enemy : Samples.Report);
        var (content, styles) = (package.Xml("content.xml"), package.Xml("styles.xml"));
        var known = content.Descendants().Concat(styles.Descendants()).Attributes(Style + "name").Select(a => a.Value).ToHashSet();
        var named = content.Descendants().Attributes().Where(a => a.Name.LocalName is "style-name" or "parent-style-name").Select(a => a.Value).Distinct();
        Assert.All(named, name => Assert.Contains(name, known));
        var bookmarks = content.Descendants(Text + "bookmark-start").Select(b => (string)b.Attribute(Text + "name")!).ToList();
        Assert.Equal(bookmarks.Count, bookmarks.Distinct().Count());
        Assert.All(content.Descendants().Attributes(Link + "href").Select(a => a.Value).Where(v => v.StartsWith('#')), v => Assert.Contains(v[1..], bookmarks));
        Assert.All(content.Descendants(Draw + "image"), image => Assert.Contains((string)image.Attribute(Link + "href")!, package.Names));
    }

    [Fact]
    public void Headings_are_headings_and_the_table_of_contents_lists_them()
    {
        var content = Write(Samples.Report).Xml("content.xml");
        var headings = content.Descendants(Text + "h").Where(h => (int)h.Attribute(Text + "outline-level")! <= 2).Select(h => h.Value).ToList();
        var listed = content.Descendants(Text + "index-body").Elements(Text + "p").Select(p => p.Value).ToList();
        Assert.Equal(8, headings.Count);
        Assert.Equal(headings, listed);
    }

    [Fact]
    public void Drawings_say_what_they_show_and_tables_have_a_header()
    {
        var content = Write(Samples.Report).Xml("content.xml");
        Assert.Equal(6, content.Descendants(Draw + "frame").Count());
        Assert.All(content.Descendants(Draw + "frame"), frame => Assert.NotEmpty(frame.Element(Svg + "desc")!.Value));
        Assert.All(content.Descendants(Table + "table"), table => Assert.Single(table.Element(Table + "table-header-rows")!.Elements()));
    }

    [Fact]
    public void A_title_its_words_a_finding_and_its_chart_stay_on_one_page_and_a_base_with_its_table()
    {
        Document document = new()
        {
            Title = "T", Language = "fr",
            Blocks =
            [
                Paragraph.Of("Avant."), new Heading(2, "Question"), Paragraph.Of("Lecture."), Paragraph.Of("Constat."), new Drawing("<svg viewBox=\"0 0 9 9\"/>", "Dit."),
                new Parvis.Core.Documents.Table("Tableau", [new("A")], [["1"]]), new Paragraph([new("Base : 12.")]) { Small = true }, Paragraph.Of("Après."),
                Paragraph.Of("Par où :"), new ListBlock([[new("Affiche")]]),
            ],
        };
        var content = Write(document).Xml("content.xml");
        string StyleOf(string words) => (string)content.Descendants(Text + "p").Single(p => p.Value == words).Attribute(Text + "style-name")!;
        Assert.Equal(["Text_20_body", "Text_20_body_20_Kept", "Text_20_body_20_Kept", "Text_20_body", "Text_20_body_20_Kept"], new[] { "Avant.", "Lecture.", "Constat.", "Après.", "Par où :" }.Select(StyleOf));
        XNamespace fo = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";
        Assert.Equal("always", (string)Assert.Single(content.Descendants(Style + "table-properties")).Attribute(fo + "keep-with-next")!);
        Assert.Single(content.Descendants(Text + "p"), p => (string)p.Attribute(Text + "style-name")! == "After_20_Table_20_Kept");
    }

    [Fact]
    public void A_drawing_too_tall_for_its_table_lets_it_go_and_words_between_two_titles_stay_with_the_second()
    {
        var table = new Parvis.Core.Documents.Table("Tableau", [new("A")], [.. Enumerable.Repeat(ImmutableArray.Create("1"), 12)]);
        Document document = new()
        {
            Title = "T", Language = "fr",
            Blocks =
            [
                new Heading(1, "Nuages"), Paragraph.Of("Quels mots ?"), new Heading(2, "Avant"),
                new Drawing("<svg viewBox=\"0 0 9 9\"/>", "Haut."), table, new Drawing("<svg viewBox=\"0 0 9 3\"/>", "Bas."), table,
            ],
        };
        var content = Write(document).Xml("content.xml");
        Assert.Equal("Text_20_body_20_Kept", (string)content.Descendants(Text + "p").Single(p => p.Value == "Quels mots ?").Attribute(Text + "style-name")!);
        Assert.Equal(["Figure_20_Alone", "Figure"], content.Descendants(Draw + "frame").Select(f => (string)f.Parent!.Attribute(Text + "style-name")!));
    }

    [Fact]
    public void A_link_that_is_not_a_web_address_is_written_without_its_link()
    {
        var links = Write(Samples.Enemy).Xml("content.xml").Descendants(Text + "a").Select(a => (string)a.Attribute(Link + "href")!);
        Assert.Equal(["https://exemple.fr/?a=b&c=%22%3Cd%3E%22"], links.Where(l => !l.StartsWith('#')));
    }

    [Fact]
    public void Hostile_words_are_kept_without_what_XML_cannot_hold()
    {
        var paragraph = Write(Samples.Enemy).Xml("content.xml").Descendants(Text + "h").First();
        Assert.Equal("=cmd|' /C calc'!A0 ]]> <b onload=\"x\">&amp; é 👋 ", paragraph.Value);
    }

    [Fact]
    public void The_same_document_gives_the_same_bytes() => Assert.Equal(Write(Samples.Report).Bytes, Write(Samples.Report).Bytes);

    private static WrittenPackage Write(Document document)
    {
        var package = WrittenPackage.Of(output => OdtWriter.Write(document, output));
        package.Keep(document == Samples.Report ? "report.odt" : "enemy.odt");
        return package;
    }
}
