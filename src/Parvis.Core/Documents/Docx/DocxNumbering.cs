using System.Xml.Linq;

namespace Parvis.Core.Documents.Docx;

/// <summary>The <c>word/numbering.xml</c>: lists by number.</summary>
internal static class DocxNumbering
{
    public const int Bullets = 1;
    public const int NoteBullets = 2;

    /// <summary>The first numbered list; each next one has the next number, and begins again at 1.</summary>
    public const int First = 3;

    public static XElement Write(int lists) => Word.Element("numbering", Word.Prefix("w", Word.Main),
        Abstract(Bullets, "bullet", "•", 397), Abstract(NoteBullets, "bullet", "•", 510), Abstract(First, "decimal", "%1.", 454),
        List(Bullets, Bullets), List(NoteBullets, NoteBullets),
        Enumerable.Range(First, lists).Select(number => List(number, First,
            Word.Element("lvlOverride", Word.Attribute("ilvl", 0), Word.Value("startOverride", 1)))));

    private static XElement List(int number, int shape, XElement? again = null) =>
        Word.Element("num", Word.Attribute("numId", number), Word.Value("abstractNumId", shape), again);

    private static XElement Abstract(int id, string format, string mark, int indent) => Word.Element("abstractNum", Word.Attribute("abstractNumId", id),
        Word.Value("multiLevelType", "singleLevel"),
        Word.Element("lvl", Word.Attribute("ilvl", 0), Word.Value("start", 1), Word.Value("numFmt", format), Word.Value("lvlText", mark), Word.Value("lvlJc", "left"),
            Word.Element("pPr", Word.Element("ind", Word.Attribute("left", indent), Word.Attribute("hanging", 284)))));
}
