using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Parvis.Core.Typography;

namespace Parvis.Core.Imports;

/// <summary>When two texts say the same: what a file writes and what the questionnaire calls it.</summary>
public static class Likeness
{
    private static readonly ImmutableHashSet<string> Less = ["moins", "under", "inferieur", "below", "less"];
    private static readonly ImmutableHashSet<string> More = ["plus", "over", "superieur", "above", "more"];

    /// <summary>Letters and digits, folded, words apart: « 26 à 44 ans » and <c>26 A 44 ANS.</c> are one. A text of signs alone stays itself.</summary>
    public static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        var folded = Fold.Letters(text);
        for (var i = 0; i < folded.Length; i++)
        {
            var isSign = folded[i] is '-' or '\u2212' && key.Length == 0 && i + 1 < folded.Length && char.IsAsciiDigit(folded[i + 1]);
            if (char.IsLetterOrDigit(folded[i]))
                key.Append(folded[i]);
            else if (isSign)
                key.Append('-');
            else if (key.Length > 0 && key[^1] != ' ')
                key.Append(' ');
        }
        return key.Length == 0 ? folded.Trim() : key.ToString().TrimEnd();
    }

    /// <summary>
    /// What a numeric band is about: its numbers, and whether it goes below or above. « Plus de 65 ans » and « 65 ans et plus » have the
    /// same; « moins de 65 ans » has not. Null without a number.
    /// </summary>
    public static string? Band(string text)
    {
        var words = Key(text).Split(' ');
        var numbers = words.Where(w => decimal.TryParse(w, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)).ToList();
        if (numbers.Count == 0)
            return null;
        var less = words.Any(Less.Contains) || text.Contains('<');
        var more = words.Any(More.Contains) || text.Contains('>') || text.TrimEnd().EndsWith('+');
        return $"{string.Join(' ', numbers)}{(less ? "<" : "")}{(more ? ">" : "")}";
    }
}
