namespace Parvis.Core.Barometers.OpenAnswers;

/// <summary>
/// Words chosen for publication: what the person wrote, whole or with cuts marked « […] ». Nothing may be added to them, and nothing in them
/// may lead to someone.
/// </summary>
public static class Excerpt
{
    public const int Longest = 1_000;

    private const string Cut = "[…]";

    /// <summary>Why these words may not be published; null when they may.</summary>
    public static Refusal? Check(string written, string excerpt)
    {
        var pieces = Spaced(excerpt.Replace("[...]", Cut)).Split(Cut, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (pieces.Length == 0 || excerpt.Length > Longest)
            return new Refusal("open-answers.no-words", Longest.ToString()).On("text");
        var (whole, at) = (Spaced(written), 0);
        foreach (var piece in pieces)
        {
            var found = whole.IndexOf(piece, at, StringComparison.Ordinal);
            if (found < 0)
                return new Refusal("open-answers.not-their-words").On("text");
            at = found + piece.Length;
        }
        return MayLeadToSomeone(excerpt) ? new Refusal("open-answers.personal").On("text") : null;
    }

    /// <summary>An address, a telephone number, a handle: what a person may have left of themselves.</summary>
    public static bool MayLeadToSomeone(string words)
    {
        var digits = 0;
        foreach (var letter in words)
        {
            digits = char.IsDigit(letter) ? digits + 1 : letter is ' ' or '.' or '-' or '\u00A0' or '\u202F' or '/' ? digits : 0;
            if (digits >= 8 || letter == '@')
                return true;
        }
        return words.Contains("http", StringComparison.OrdinalIgnoreCase) || words.Contains("www.", StringComparison.OrdinalIgnoreCase);
    }

    // However many lines the person wrote it on.
    private static string Spaced(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
