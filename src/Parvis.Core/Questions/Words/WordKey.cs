using System.Text;
using Parvis.Core.Typography;

namespace Parvis.Core.Questions.Words;

/// <summary>
/// What two spellings of one expression have in common: « L’École », « l'ecole » and « l’ école » share <c>l ecole</c>. Case, accents,
/// apostrophes, spaces, hyphens and outer punctuation do not count. Plurals do: they are proposed, never merged silently.
/// </summary>
public static class WordKey
{
    public static string Of(string expression)
    {
        var key = new StringBuilder(expression.Length);
        foreach (var letter in Fold.Letters(expression))
        {
            if (letter is ' ' or '\'' or '-' or '_' or >= '\u2010' and <= '\u2015')
            {
                if (key.Length > 0 && key[^1] != ' ')
                    key.Append(' ');
            }
            // The mark that asks for a coloured emoji, and soft hyphens.
            else if (letter is not ('\uFE0F' or '\u00AD'))
            {
                key.Append(letter);
            }
        }
        var bare = key.ToString().Trim(' ', '.', ',', ';', ':', '!', '?', '…', '"', '«', '»', '“', '”', '(', ')');
        return bare.Length > 0 ? bare : expression;
    }

    /// <summary>
    /// The key without its leading article and without French plural marks, for proposals only: « les assistants vocaux » gives
    /// <c>assistant vocal</c>.
    /// </summary>
    public static string Stem(string key)
    {
        var words = key.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 1 && words[0] is "le" or "la" or "les" or "l" or "un" or "une" or "des" or "du" or "d")
            words = words[1..];
        return string.Join(' ', words.Select(Singular));
    }

    private static string Singular(string word) =>
        word.Length <= 3 ? word
        : word.EndsWith("eaux", StringComparison.Ordinal) ? word[..^1]
        : word.Length > 4 && word.EndsWith("aux", StringComparison.Ordinal) ? word[..^2] + "l"
        : word[^1] is 's' or 'x' ? word[..^1]
        : word;
}
