using System.Collections.Immutable;
using System.Globalization;

namespace Parvis.Core.Kits;

/// <summary>The order in which a person or a table put cards, and how many people agreed on it.</summary>
public sealed record PaperOrder(ImmutableArray<string> Codes, int People)
{
    /// <summary>
    /// A line as it was noted: letters (« CADB »), codes with spaces between, or the places written down a ballot (« 3 1 4 2 »); then perhaps
    /// « ×4 » for the four people of a table. Null when it is none of these.
    /// </summary>
    /// <param name="least">How many cards an order has at least.</param>
    public static PaperOrder? Read(string line, CardLetters letters, int least = 2)
    {
        var (text, people) = Times(line.Trim());
        string[] tokens = text.Split([' ', ',', ';', '>', '-', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (tokens is [{ Length: > 1 } run] && letters.Find(run) is null)
            tokens = [.. run.Select(letter => letter.ToString())];
        var codes = Placed(tokens, letters) ?? [.. tokens.Select(letters.Find).OfType<string>()];
        return codes.Length == tokens.Length && codes.Length >= least && codes.Distinct().Count() == codes.Length && people is > 0 and <= PaperEntry.Most ? new(codes, people) : null;
    }

    // The number beside each card of the ballot, from the top: its place.
    private static ImmutableArray<string>? Placed(string[] tokens, CardLetters letters)
    {
        var places = tokens.Select(t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0).ToList();
        return places.Count == letters.Codes.Length && places.TrueForAll(p => p > 0)
            ? places.Distinct().Count() == places.Count ? [.. letters.Codes.Zip(places).OrderBy(c => c.Second).Select(c => c.First)] : []
            : null;
    }

    /// <summary>« CADB ×4 », « 12 x3 »: what is before, and how many people; one where it does not say.</summary>
    internal static (string Text, int People) Times(string line)
    {
        var at = line.LastIndexOfAny(['×', 'x', 'X', '*']);
        return at > 0 && int.TryParse(line[(at + 1)..], NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var people) ? (line[..at], people) : (line, 1);
    }
}
