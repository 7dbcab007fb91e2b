using System.Collections.Immutable;

namespace Parvis.Core.Documents.Sheets;

/// <summary>How high a row is where its texts go on over several lines: programs do not all measure it when they open a file.</summary>
internal static class XlsxRowHeight
{
    private const int Line = 15;
    private const int TitleLine = 21;
    private const int Most = 400;

    /// <summary>Letters of the usual size in a centimetre; a few less than there are on average.</summary>
    private const double LettersPerCentimetre = 5.6;

    /// <summary>In points; null for a row of the usual height.</summary>
    public static int? Of(ImmutableArray<Cell> cells, ImmutableArray<double> widths)
    {
        var height = Line;
        for (var i = 0; i < cells.Length; i++)
            if (cells[i] is TextCell { Look: TextLook.Title })
                height = Math.Max(height, TitleLine);
            else if (cells[i] is TextCell { Look: TextLook.Plain or TextLook.Header or TextLook.NumberHeader } text && i < widths.Length)
                height = Math.Max(height, Line * Lines(text.Text, Math.Max(1, widths[i] * LettersPerCentimetre)));
        return height == Line ? null : Math.Min(height, Most);
    }

    private static int Lines(string text, double letters) =>
        text.Length < letters && !text.Contains('\n') ? 1 : text.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(line.Length / letters)));
}
