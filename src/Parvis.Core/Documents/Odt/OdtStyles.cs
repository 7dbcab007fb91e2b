using System.Security;
using System.Xml.Linq;
using Parvis.Core.Documents.Packages;

namespace Parvis.Core.Documents.Odt;

/// <summary>The <c>styles.xml</c> of a text: A4, real heading styles, a footer that numbers pages. Named as LibreOffice names its own, so that its panes show them.</summary>
internal static class OdtStyles
{
    private const string Ink = "#1D2230";
    private const string Soft = "#565D6D";
    private const string Navy = "#12436D";

    public static XElement Write(Locale locale, string title) => Odf.Root("document-styles",
        Parse($"""
            <office:font-face-decls>
              <style:font-face style:name="Arial" svg:font-family="Arial, 'Liberation Sans', 'Noto Sans', sans-serif" style:font-family-generic="swiss" style:font-pitch="variable"/>
            </office:font-face-decls>
            <office:styles>{Defaults(locale)}{Texts}{Boxes}{Contents}{Lists}</office:styles>
            <office:automatic-styles>
              <style:page-layout style:name="A4">
                <style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait" fo:margin-top="2cm" fo:margin-bottom="1.5cm" fo:margin-left="2cm" fo:margin-right="2cm"/>
                <style:footer-style><style:header-footer-properties fo:min-height="1cm" fo:margin-top="0.5cm"/></style:footer-style>
              </style:page-layout>
            </office:automatic-styles>
            <office:master-styles>
              <style:master-page style:name="Standard" style:page-layout-name="A4">
                <style:footer><text:p text:style-name="Footer">{SecurityElement.Escape(Plain.Text(title))}<text:tab/>Page <text:page-number text:select-page="current">1</text:page-number>{locale.OutOf}<text:page-count>1</text:page-count></text:p></style:footer>
              </style:master-page>
            </office:master-styles>
            """));

    private static string Defaults(Locale locale) => $"""
        <style:default-style style:family="paragraph">
          <style:paragraph-properties fo:hyphenation-ladder-count="no-limit" style:tab-stop-distance="1.25cm" style:writing-mode="page"/>
          <style:text-properties style:font-name="Arial" fo:font-size="11pt" fo:color="{Ink}" fo:language="{locale.Language}" fo:country="{Country(locale)}"/>
        </style:default-style>
        <style:default-style style:family="graphic"><style:text-properties fo:language="{locale.Language}" fo:country="{Country(locale)}"/></style:default-style>
        <style:default-style style:family="table"><style:table-properties table:border-model="collapsing"/></style:default-style>
        <style:style style:name="Standard" style:family="paragraph" style:class="text"/>
        <style:style style:name="Index_20_Link" style:display-name="Index Link" style:family="text"/>
        <style:style style:name="Internet_20_link" style:display-name="Internet link" style:family="text"><style:text-properties fo:color="{Navy}" style:text-underline-style="solid" style:text-underline-width="auto" style:text-underline-color="font-color"/></style:style>
        """;

    private static string Texts { get; } = string.Concat(
        Style("Text_20_body", "Standard", "fo:margin-bottom=\"0.25cm\" fo:line-height=\"130%\" fo:orphans=\"2\" fo:widows=\"2\""),
        Style("Text_20_body_20_Kept", "Text_20_body", "fo:keep-with-next=\"always\""),
        Style("Small", "Text_20_body", "fo:line-height=\"120%\"", $"fo:font-size=\"9pt\" fo:color=\"{Soft}\""),
        Style("Page_20_Top", "Standard", "fo:break-before=\"page\" fo:line-height=\"0.05cm\"", "fo:font-size=\"1pt\""),
        Style("Title", "Standard", "fo:margin-bottom=\"0.2cm\" fo:keep-with-next=\"always\"", $"fo:font-size=\"26pt\" fo:font-weight=\"bold\" fo:color=\"{Navy}\"", "chapter"),
        Style("Subtitle", "Standard", "fo:margin-bottom=\"0.8cm\"", $"fo:font-size=\"13pt\" fo:color=\"{Soft}\"", "chapter"),
        Style("Heading", "Standard", "fo:keep-with-next=\"always\" fo:keep-together=\"always\"", $"fo:font-weight=\"bold\" fo:color=\"{Navy}\""),
        Heading(1, "0.9cm", "0.3cm", 18), Heading(2, "0.7cm", "0.25cm", 14), Heading(3, "0.5cm", "0.2cm", 12), Heading(4, "0.4cm", "0.15cm", 11),
        Style("Figure", "Standard", "fo:margin-top=\"0.2cm\" fo:margin-bottom=\"0.15cm\" fo:text-align=\"center\" fo:keep-with-next=\"always\""),
        Style("Figure_20_Alone", "Figure", "fo:keep-with-next=\"auto\""),
        Style("Caption", "Standard", "fo:margin-bottom=\"0.4cm\"", $"fo:font-size=\"9pt\" fo:color=\"{Soft}\"", "extra"),
        Style("Footer", "Standard", "text:number-lines=\"false\"", $"fo:font-size=\"8.5pt\" fo:color=\"{Soft}\"", "extra", Tab("17cm", "")));

    private static string Boxes { get; } = string.Concat(
        Style("Table_20_Caption", "Standard", "fo:margin-top=\"0.3cm\" fo:margin-bottom=\"0.15cm\" fo:keep-with-next=\"always\"", $"fo:font-weight=\"bold\" fo:color=\"{Ink}\"", "extra"),
        Style("Table_20_Contents", "Standard", "", "fo:font-size=\"9.5pt\"", "extra"),
        Style("Table_20_Contents_20_Right", "Table_20_Contents", "fo:text-align=\"end\""),
        Style("Table_20_Heading", "Table_20_Contents", "", $"fo:font-weight=\"bold\" fo:color=\"{Navy}\"", "extra"),
        Style("Table_20_Heading_20_Right", "Table_20_Heading", "fo:text-align=\"end\""),
        Style("After_20_Table_20_Kept", "After_20_Table", "fo:keep-with-next=\"always\""),
        Style("After_20_Table", "Standard", "fo:line-height=\"0.4cm\"", "fo:font-size=\"4pt\""),
        Style("Note", "Standard", "fo:margin-left=\"0.4cm\" fo:margin-right=\"0cm\"" + Ground),
        Style("Note_20_Title", "Note", "fo:keep-with-next=\"always\"", $"fo:font-weight=\"bold\" fo:color=\"{Navy}\""),
        Style("Note_20_Bullet", "Standard", "fo:margin-right=\"0cm\"" + Ground),
        "<style:style style:name=\"Drawing\" style:family=\"graphic\"><style:graphic-properties style:wrap=\"none\" style:vertical-pos=\"top\" style:vertical-rel=\"baseline\" fo:border=\"none\" fo:padding=\"0cm\"/></style:style>");

    // Edges of the ground's own colour: only with edges is there space around the words.
    private const string Ground = " fo:line-height=\"125%\" fo:background-color=\"#EEF2F6\" fo:border=\"0.5pt solid #EEF2F6\" fo:padding=\"0.12cm\" style:join-border=\"true\"";

    private static string Contents { get; } = string.Concat(
        Style("Contents_20_Heading", "Heading", "fo:margin-top=\"0.4cm\" fo:margin-bottom=\"0.25cm\"", "fo:font-size=\"14pt\"", "index"),
        Style("Contents_20_1", "Standard", "fo:margin-top=\"0.12cm\" fo:margin-bottom=\"0.08cm\"", "fo:font-weight=\"bold\"", "index", Tab("17cm", " style:leader-style=\"dotted\" style:leader-text=\".\"")),
        Style("Contents_20_2", "Standard", "fo:margin-left=\"0.5cm\" fo:margin-bottom=\"0.06cm\"", "", "index", Tab("16.5cm", " style:leader-style=\"dotted\" style:leader-text=\".\"")));

    private static string Lists { get; } = string.Concat(
        Style("List_20_Item", "Text_20_body", "fo:margin-bottom=\"0.1cm\"", "", "list"),
        Style("List_20_End", "List_20_Item", "fo:margin-bottom=\"0.3cm\"", "", "list"),
        List("Bullets", bullets: true, 0.7), List("NoteBullets", bullets: true, 0.9), List("Numbers", bullets: false, 0.8));

    private static string Heading(int level, string above, string below, int size) =>
        $"<style:style style:name=\"Heading_20_{level}\" style:display-name=\"Heading {level}\" style:family=\"paragraph\" style:parent-style-name=\"Heading\" style:next-style-name=\"Text_20_body\" style:default-outline-level=\"{level}\" style:class=\"text\">"
        + $"<style:paragraph-properties fo:margin-top=\"{above}\" fo:margin-bottom=\"{below}\"/><style:text-properties fo:font-size=\"{size}pt\"/></style:style>";

    private static string Style(string name, string parent, string paragraph, string text = "", string kind = "text", string tabs = "") =>
        $"<style:style style:name=\"{name}\" style:display-name=\"{name.Replace("_20_", " ")}\" style:family=\"paragraph\" style:parent-style-name=\"{parent}\" style:class=\"{kind}\">"
        + $"<style:paragraph-properties {paragraph}>{tabs}</style:paragraph-properties>{(text.Length == 0 ? "" : $"<style:text-properties {text}/>")}</style:style>";

    private static string Tab(string at, string leader) => $"<style:tab-stops><style:tab-stop style:position=\"{at}\" style:type=\"right\"{leader}/></style:tab-stops>";

    private static string List(string name, bool bullets, double indent)
    {
        var place = $"<style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\"><style:list-level-label-alignment text:label-followed-by=\"listtab\" text:list-tab-stop-position=\"{OdtWriter.Cm(indent)}\" fo:text-indent=\"-0.5cm\" fo:margin-left=\"{OdtWriter.Cm(indent)}\"/></style:list-level-properties>";
        var level = bullets
            ? $"<text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"•\">{place}</text:list-level-style-bullet>"
            : $"<text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\">{place}</text:list-level-style-number>";
        return $"<text:list-style style:name=\"{name}\">{level}</text:list-style>";
    }

    private static string Country(Locale locale) => locale.Country.Length == 0 ? "none" : locale.Country;

    // Read back as elements: a mistake above fails at once, not in LibreOffice.
    private static List<XElement> Parse(string parts) =>
        [.. XElement.Parse(Odf.Root("x").ToString().Replace("/>", $">{parts}</office:x>", StringComparison.Ordinal)).Elements()];
}
