using System.Text;

namespace Parvis.Core.Charts;

/// <summary>
/// How wide a text is drawn, estimated from above: the font is the reader's, so a label is wrapped a little too early rather than cut.
/// </summary>
internal static class TextWidth
{
    /// <summary>In the unit of <paramref name="size"/> (the height of the font).</summary>
    public static double Of(string text, double size, bool bold = false) =>
        text.EnumerateRunes().Sum(Em) * size * (bold ? 1.08 : 1);

    /// <summary>Lines no wider than <paramref name="width"/>: broken at spaces, and within a word only when it alone is too wide.</summary>
    public static List<string> Wrap(string text, double width, double size, bool bold = false)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).SelectMany(w => Cut(w, width, size, bold)))
        {
            var longer = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (Of(longer, size, bold) <= width || lines[^1].Length == 0)
                lines[^1] = longer;
            else
                lines.Add(word);
        }
        return lines;
    }

    private static IEnumerable<string> Cut(string word, double width, double size, bool bold)
    {
        var part = new StringBuilder();
        foreach (var rune in word.EnumerateRunes())
        {
            if (part.Length > 0 && Of(part.ToString() + rune, size, bold) > width)
            {
                yield return part.ToString();
                part.Clear();
            }
            part.Append(rune);
        }
        if (part.Length > 0)
            yield return part.ToString();
    }

    // Widths of the widest common interface font (DejaVu Sans, Verdana), in ems.
    private static double Em(Rune rune) => rune.Value switch
    {
        '\u202F' => 0.2,
        ' ' or '\u00A0' or '.' or ',' or ':' or ';' or '\'' or '’' or '|' or 'i' or 'j' or 'l' or 'I' or '!' => 0.34,
        'f' or 't' or 'r' or '(' or ')' or '-' or '/' or '"' or '·' => 0.42,
        'm' or 'w' or 'M' or 'W' or '%' or '@' or 'æ' or 'œ' or 'Œ' or '—' or '…' => 0.98,
        >= 'A' and <= 'Z' or 'É' or 'È' or 'À' or 'Ç' or 'Ê' => 0.72,
        < 0x250 => 0.62,
        // Scripts whose letters are as wide as they are high.
        >= 0x2E80 => 1.05,
        _ => 0.75,
    };
}
