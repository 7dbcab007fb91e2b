using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;
using Parvis.Core.Documents.Packages;

namespace Parvis.Core.Documents.Docx;

/// <summary>
/// Drawings: the SVG for programs that know it, the PNG for the others. Word shows nothing but an error for an SVG alone, so a drawing
/// without its PNG is said in words.
/// </summary>
internal sealed class DocxPictures(PartLinks links)
{
    private int count;

    public List<(string Path, ImmutableArray<byte> Bytes)> Files { get; } = [];

    public IEnumerable<XElement> Write(Drawing figure)
    {
        if (figure.Png is { } png)
            yield return DocxText.Paragraph("Figure", [Word.Element("r", Word.Element("drawing", Inline(figure, png)))]);
        else
            yield return DocxText.Paragraph("FigureInWords", figure.Alternative);
        if (figure.Caption.Length > 0)
            yield return DocxText.Paragraph("Caption", figure.Caption);
    }

    private XElement Inline(Drawing figure, ImmutableArray<byte> png)
    {
        var number = ++count;
        var size = DrawingSize.Of(figure.Svg);
        var (width, height) = (new XAttribute("cx", Word.Emu(size.Width)), new XAttribute("cy", Word.Emu(size.Height)));
        var title = figure.Title.Length > 0 ? figure.Title : figure.Caption;
        object?[] said = [new XAttribute("id", number), new XAttribute("name", $"Figure {number}"), new XAttribute("descr", Attribute(figure.Alternative)),
            title.Length == 0 ? null : new XAttribute("title", Attribute(title))];
        return new(Word.Placed + "inline", new XAttribute("distT", 0), new XAttribute("distB", 0), new XAttribute("distL", 0), new XAttribute("distR", 0),
            new XElement(Word.Placed + "extent", width, height),
            new XElement(Word.Placed + "docPr", said),
            new XElement(Word.Placed + "cNvGraphicFramePr", new XElement(Word.Drawing + "graphicFrameLocks", new XAttribute("noChangeAspect", 1))),
            new XElement(Word.Drawing + "graphic", new XElement(Word.Drawing + "graphicData", new XAttribute("uri", Word.Picture.NamespaceName),
                new XElement(Word.Picture + "pic",
                    new XElement(Word.Picture + "nvPicPr", new XElement(Word.Picture + "cNvPr", said), new XElement(Word.Picture + "cNvPicPr")),
                    new XElement(Word.Picture + "blipFill", Images(number, figure.Svg, png), new XElement(Word.Drawing + "stretch", new XElement(Word.Drawing + "fillRect"))),
                    new XElement(Word.Picture + "spPr",
                        new XElement(Word.Drawing + "xfrm",
                            new XElement(Word.Drawing + "off", new XAttribute("x", 0), new XAttribute("y", 0)),
                            new XElement(Word.Drawing + "ext", width, height)),
                        new XElement(Word.Drawing + "prstGeom", new XAttribute("prst", "rect"), new XElement(Word.Drawing + "avLst")))))));
    }

    private XElement Images(int number, string svg, ImmutableArray<byte> png)
    {
        Files.Add(($"word/media/figure-{number}.png", png));
        Files.Add(($"word/media/figure-{number}.svg", [.. Encoding.UTF8.GetBytes(Plain.Text(svg))]));
        return new(Word.Drawing + "blip", new XAttribute(Word.Links + "embed", links.Part("image", $"media/figure-{number}.png")),
            new XElement(Word.Drawing + "extLst", new XElement(Word.Drawing + "ext", new XAttribute("uri", "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"),
                new XElement(Word.Svg + "svgBlip", Word.Prefix("asvg", Word.Svg),
                    new XAttribute(Word.Links + "embed", links.Part("image", $"media/figure-{number}.svg"))))));
    }

    // A line feed in an attribute would come back as a space.
    private static string Attribute(string text) => Plain.Text(text).ReplaceLineEndings(" ");
}
