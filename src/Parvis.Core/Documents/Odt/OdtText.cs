using System.Collections.Immutable;
using System.Xml.Linq;
using Parvis.Core.Documents.Packages;

namespace Parvis.Core.Documents.Odt;

/// <summary>Words in paragraphs: bold, italic, links, line breaks, spaces that OpenDocument would otherwise join.</summary>
internal static class OdtText
{
    public static XElement Paragraph(string style, string text) => new(Odf.Text + "p", new XAttribute(Odf.Text + "style-name", style), Words(text));

    public static XElement Paragraph(string style, ImmutableArray<Run> runs) =>
        new(Odf.Text + "p", new XAttribute(Odf.Text + "style-name", style), runs.SelectMany(Run));

    private static IEnumerable<object> Run(Run run)
    {
        var words = run.Bold || run.Italic
            ? [new XElement(Odf.Text + "span", new XAttribute(Odf.Text + "style-name", StyleOf(run)), Words(run.Text))]
            : Words(run.Text);
        return run.SafeLink is not { } address ? words : [new XElement(Odf.Text + "a",
            new XAttribute(Odf.Link + "type", "simple"), new XAttribute(Odf.Link + "href", address), words)];
    }

    public static IEnumerable<object> Words(string text)
    {
        var plain = Plain.Text(text).ReplaceLineEndings("\n");
        var start = 0;
        for (var i = 0; i < plain.Length; i++)
        {
            var spaces = plain[i] == ' ' ? Spaces(plain, i) : 0;
            if (plain[i] is not ('\n' or '\t') && spaces < 2 && !(spaces == 1 && i == 0))
                continue;
            if (i > start)
                yield return new XText(plain[start..i]);
            yield return plain[i] switch
            {
                '\n' => new XElement(Odf.Text + "line-break"),
                '\t' => new XElement(Odf.Text + "tab"),
                _ => new XElement(Odf.Text + "s", new XAttribute(Odf.Text + "c", spaces)),
            };
            i += Math.Max(0, spaces - 1);
            start = i + 1;
        }
        if (start < plain.Length)
            yield return new XText(plain[start..]);
    }

    public static IEnumerable<XElement> Styles()
    {
        foreach (var run in new Run[] { new("") { Bold = true }, new("") { Italic = true }, new("") { Bold = true, Italic = true } })
            yield return new(Odf.Style + "style",
                new XAttribute(Odf.Style + "name", StyleOf(run)), new XAttribute(Odf.Style + "family", "text"),
                new XElement(Odf.Style + "text-properties",
                    run.Bold ? new XAttribute(Odf.Fo + "font-weight", "bold") : null, run.Italic ? new XAttribute(Odf.Fo + "font-style", "italic") : null));
    }

    private static string StyleOf(Run run) => (run.Bold ? "Bold" : "") + (run.Italic ? "Italic" : "");

    private static int Spaces(string text, int from)
    {
        var end = from;
        while (end < text.Length && text[end] == ' ')
            end++;
        return end - from;
    }
}
