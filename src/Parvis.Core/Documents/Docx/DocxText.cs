using System.Collections.Immutable;
using System.Xml.Linq;
using Parvis.Core.Documents.Packages;

namespace Parvis.Core.Documents.Docx;

/// <summary>Words in paragraphs: bold, italic, links, line breaks.</summary>
internal sealed class DocxText(PartLinks links)
{
    public static XElement Paragraph(string style, string text, params object?[] properties) => Paragraph(style, Words(text), properties);

    public XElement Paragraph(string style, ImmutableArray<Run> runs, params object?[] properties) => Paragraph(style, runs.SelectMany(Run), properties);

    public static XElement Paragraph(string style, IEnumerable<XElement> content, params object?[] properties) =>
        Word.Element("p", Word.Element("pPr", Word.Value("pStyle", style), properties), content);

    public static IEnumerable<XElement> Words(string text, params object?[] properties)
    {
        var plain = Plain.Text(text).ReplaceLineEndings("\n");
        if (plain.Length == 0)
            yield break;
        var run = Word.Element("r", properties.Any(p => p is not null) ? Word.Element("rPr", properties) : null);
        var start = 0;
        for (var i = 0; i <= plain.Length; i++)
        {
            if (i < plain.Length && plain[i] is not ('\n' or '\t'))
                continue;
            if (i > start)
                run.Add(Word.Element("t", new XAttribute(XNamespace.Xml + "space", "preserve"), plain[start..i]));
            if (i < plain.Length)
                run.Add(Word.Element(plain[i] == '\n' ? "br" : "tab"));
            start = i + 1;
        }
        yield return run;
    }

    private IEnumerable<XElement> Run(Run run)
    {
        var address = run.SafeLink;
        var words = Words(run.Text, address is null ? null : Word.Value("rStyle", "Hyperlink"),
            run.Bold ? Word.Element("b") : null, run.Italic ? Word.Element("i") : null);
        return address is null ? words : [Word.Element("hyperlink", new XAttribute(Word.Links + "id", links.Web(address)), words)];
    }
}
