using System.Xml.Linq;

namespace Parvis.Core.Documents.Sheets;

/// <summary>The <c>xl/styles.xml</c> of a workbook: each look of a text with and without the mark that keeps it a text when it is edited.</summary>
internal static class XlsxStyles
{
    private static readonly XNamespace Space = XlsxWriter.Main;
    private const int Numbers = 2 * ((int)TextLook.Strong + 2);

    // Fonts.
    private const int Bold = 1, Title = 2, Soft = 3, Header = 4, Link = 5;

    /// <summary>The place of a cell's look in the list of looks.</summary>
    public static int Of(TextCell cell) =>
        2 * (cell.Sheet is null ? (int)cell.Look : (int)TextLook.Strong + 1) + (cell.Text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? 1 : 0);

    public static int Of(NumberCell cell) => Numbers + 2 * (int)cell.Look + (cell.Strong ? 1 : 0);

    public static XElement Write() => Element("styleSheet",
        Element("numFmts", Count(1), Element("numFmt", Value("numFmtId", 164), Value("formatCode", "#,##0"))),
        Element("fonts", Count(6), Font(11), Font(11, "b"), Font(15, "b", "FF12436D"), Font(10, null, "FF565D6D"), Font(11, "b", "FF12436D"), Font(11, "u", "FF12436D")),
        Element("fills", Count(3), Fill("none"), Fill("gray125"),
            Element("fill", Element("patternFill", Value("patternType", "solid"), Element("fgColor", Value("rgb", "FFEEF2F6"))))),
        Element("borders", Count(1), Element("border", Element("left"), Element("right"), Element("top"), Element("bottom"), Element("diagonal"))),
        Element("cellStyleXfs", Count(1), Element("xf", Value("numFmtId", 0), Value("fontId", 0), Value("fillId", 0), Value("borderId", 0))),
        Looks());

    private static XElement Looks()
    {
        XElement[] looks =
        [
            .. Text(0, wrap: true), .. Text(Title), .. Text(Soft), .. Text(Header, ground: 2, wrap: true), .. Text(Header, ground: 2, wrap: true, right: true), .. Text(Bold), .. Text(Link, wrap: true),
            Number(0, false), Number(0, true), Number(164, false), Number(164, true), Number(9, false), Number(9, true), Number(2, false), Number(2, true),
        ];
        return Element("cellXfs", Count(looks.Length), looks);
    }

    private static IEnumerable<XElement> Text(int font, int ground = 0, bool wrap = false, bool right = false)
    {
        foreach (var risky in new[] { 0, 1 })
            yield return Element("xf", Value("numFmtId", 0), Value("fontId", font), Value("fillId", ground), Value("borderId", 0), Value("xfId", 0),
                Value("quotePrefix", risky), Value("applyFont", 1), Value("applyFill", 1), Value("applyAlignment", 1),
                Element("alignment", Value("vertical", "top"), wrap ? Value("wrapText", 1) : null, right ? Value("horizontal", "right") : null));
    }

    private static XElement Number(int format, bool strong) => Element("xf", Value("numFmtId", format), Value("fontId", strong ? Bold : 0), Value("fillId", 0),
        Value("borderId", 0), Value("xfId", 0), Value("applyNumberFormat", 1), Value("applyFont", 1), Value("applyAlignment", 1), Element("alignment", Value("vertical", "top")));

    private static XElement Font(int size, string? mark = null, string? colour = null) => Element("font", mark is null ? null : Element(mark),
        Element("sz", Value("val", size)), colour is null ? null : Element("color", Value("rgb", colour)), Element("name", Value("val", "Arial")));

    private static XElement Fill(string pattern) => Element("fill", Element("patternFill", Value("patternType", pattern)));

    private static XElement Element(string name, params object?[] content) => new(Space + name, content);

    private static XAttribute Value(string name, object value) => new(name, value);

    private static XAttribute Count(int count) => new("count", count);
}
