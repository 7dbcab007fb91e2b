using System.Globalization;
using System.Text;

namespace Parvis.Core.Questions;

/// <summary>Short words typed by people, as one clean line: what a projector may show.</summary>
public static class TypedLine
{
    private const int ZeroWidthNonJoiner = 0x200C, ZeroWidthJoiner = 0x200D;

    /// <summary>
    /// Every run of spaces, line ends and control characters becomes one space; invisible marks go (a direction override would turn
    /// the page around), except the two joiners that Persian and emoji need. Never <see cref="Code.NoOpinion"/>: that is a state.
    /// </summary>
    public static string Clean(string? typed)
    {
        var line = new StringBuilder();
        foreach (var rune in (typed ?? "").EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (line.Length > 0 && line[^1] != ' ')
                    line.Append(' ');
            }
            else if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format || rune.Value is ZeroWidthNonJoiner or ZeroWidthJoiner)
            {
                line.Append(rune);
            }
        }
        var clean = line.ToString().Trim(' ');
        return clean == Code.NoOpinion ? "NSP" : clean;
    }
}
