using System.Security;
using System.Xml.Linq;
using Parvis.Core.Documents.Packages;

namespace Parvis.Core.Documents.Docx;

/// <summary>Styles under Word's own names (it shows them in its own language), settings and the footer.</summary>
internal static class DocxStyles
{
    private const string Soft = "565D6D";
    private const string Navy = "12436D";
    private const string Pale = "EEF2F6";
    private const string Rule = "B9BCC4";
    private const string Leader = "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9638\"/></w:tabs>";
    private const string KeepNext = "<w:keepNext/>";

    public static XElement Write(Locale locale) => Parse("styles", $"""
        <w:docDefaults>
          <w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Arial"/><w:color w:val="1D2230"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="{locale.Tag}" w:eastAsia="{locale.Tag}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
          <w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>
        </w:docDefaults>
        <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
        <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>
        <w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="{Navy}"/><w:u w:val="single"/></w:rPr></w:style>
        <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
        {Texts}{Boxes}{Contents}
        """);

    // Of the ground's own colour: space around the words.
    private static string Edges { get; } = $"<w:pBdr>{Line("top", 4, Pale, 3)}{Line("left", 4, Pale, 4)}{Line("bottom", 4, Pale, 3)}{Line("right", 4, Pale, 4)}</w:pBdr>";

    private static string Texts { get; } = string.Concat(
        Style("BodyText", "Body Text", Spacing(0, 140, 312)),
        Style("Small", "Small", Spacing(0, 120, 288), Font(18, Soft), "BodyText"),
        Style("PageTop", "Page Top", "<w:spacing w:line=\"20\" w:lineRule=\"exact\"/>", "<w:sz w:val=\"2\"/>"),
        Style("Title", "Title", KeepNext + Spacing(0, 110), Bold(52)),
        Style("Subtitle", "Subtitle", Spacing(0, 450), Font(26, Soft)),
        Heading(1, 510, 170, 36), Heading(2, 400, 140, 28), Heading(3, 280, 110, 24), Heading(4, 230, 85, 22),
        Style("Figure", "Figure", KeepNext + Spacing(110, 85) + "<w:jc w:val=\"center\"/>"),
        Style("FigureInWords", "Figure In Words", $"<w:pBdr><w:left w:val=\"single\" w:sz=\"24\" w:space=\"8\" w:color=\"{Rule}\"/></w:pBdr>{Spacing(110, 140, 288)}<w:ind w:left=\"227\"/>", "<w:i/>"),
        Style("Caption", "caption", Spacing(0, 230), Font(18, Soft)),
        Style("ListBullet", "List Bullet", Spacing(0, 60, 300)),
        Style("ListNumber", "List Number", Spacing(0, 60, 300)),
        Style("Footer", "footer", "<w:tabs><w:tab w:val=\"right\" w:pos=\"9638\"/></w:tabs>", Font(17, Soft)));

    private static string Boxes { get; } = string.Concat(
        Style("TableCaption", "Table Caption", KeepNext + Spacing(170, 85), "<w:b/>"),
        Style("TableText", "Table Text", Spacing(40, 40), "<w:sz w:val=\"19\"/>"),
        Style("TableHeading", "Table Heading", KeepNext, $"<w:b/><w:color w:val=\"{Navy}\"/>", "TableText"),
        Style("AfterTable", "After Table", "<w:spacing w:line=\"220\" w:lineRule=\"exact\"/>", "<w:sz w:val=\"8\"/>"),
        Style("Note", "Note", $"{Edges}<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{Pale}\"/>{Spacing(0, 0, 312)}<w:ind w:left=\"227\" w:right=\"113\"/>"),
        Style("NoteTitle", "Note Title", KeepNext, $"<w:b/><w:color w:val=\"{Navy}\"/>", "Note"),
        Style("NoteBullet", "Note Bullet", parent: "Note"),
        $"<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"ParvisTable\"><w:name w:val=\"Parvis Table\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>{Line("bottom", 4, Rule)}{Line("insideH", 4, Rule)}</w:tblBorders></w:tblPr>"
        + $"<w:tblStylePr w:type=\"firstRow\"><w:tcPr><w:tcBorders>{Line("bottom", 8, Navy)}</w:tcBorders><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{Pale}\"/></w:tcPr></w:tblStylePr></w:style>");

    private static string Contents { get; } = string.Concat(
        Style("TOCHeading", "TOC Heading", KeepNext + Spacing(230, 140), Bold(28)),
        Style("TOC1", "toc 1", Leader + Spacing(70, 45), "<w:b/>"),
        Style("TOC2", "toc 2", Leader + Spacing(0, 35) + "<w:ind w:left=\"284\"/>"));

    /// <param name="fields">Word then asks, when it opens the file, whether to compute the page numbers of the table of contents.</param>
    public static XElement Settings(Locale locale, bool fields) => Parse("settings",
        $"<w:defaultTabStop w:val=\"709\"/>{(fields ? "<w:updateFields w:val=\"true\"/>" : "")}"
        + "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
        + $"<w:themeFontLang w:val=\"{locale.Tag}\"/>");

    public static XElement Footer(string title, Locale locale) => Parse("ftr",
        "<w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>"
        + $"<w:r><w:t xml:space=\"preserve\">{SecurityElement.Escape(Plain.Text(title).ReplaceLineEndings(" "))}</w:t></w:r>"
        + "<w:r><w:tab/><w:t xml:space=\"preserve\">Page </w:t></w:r><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple>"
        + $"<w:r><w:t xml:space=\"preserve\">{locale.OutOf}</w:t></w:r><w:fldSimple w:instr=\" NUMPAGES \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>");

    private static string Heading(int level, int above, int below, int size) =>
        $"<w:style w:type=\"paragraph\" w:styleId=\"Heading{level}\"><w:name w:val=\"heading {level}\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"BodyText\"/><w:qFormat/>"
        + $"<w:pPr><w:keepNext/><w:keepLines/>{Spacing(above, below)}<w:outlineLvl w:val=\"{level - 1}\"/></w:pPr><w:rPr>{Bold(size)}</w:rPr></w:style>";

    private static string Style(string id, string name, string paragraph = "", string text = "", string parent = "Normal") =>
        $"<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"{parent}\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{text}</w:rPr></w:style>";

    private static string Spacing(int before, int after, int line = 240) => $"<w:spacing w:before=\"{before}\" w:after=\"{after}\" w:line=\"{line}\" w:lineRule=\"auto\"/>";

    private static string Font(int halfPoints, string colour) => $"<w:color w:val=\"{colour}\"/><w:sz w:val=\"{halfPoints}\"/>";

    private static string Bold(int halfPoints) => "<w:b/>" + Font(halfPoints, Navy);

    private static string Line(string side, int size, string colour, int space = 0) => $"<w:{side} w:val=\"single\" w:sz=\"{size}\" w:space=\"{space}\" w:color=\"{colour}\"/>";

    // Read back as elements: a mistake above fails at once, not in Word.
    private static XElement Parse(string root, string parts) => XElement.Parse(
        $"<w:{root} xmlns:w=\"{Word.Main.NamespaceName}\">{parts}</w:{root}>");
}
