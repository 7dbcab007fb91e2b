using System.Collections.Immutable;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Ranking;

namespace Parvis.Core.Kits;

/// <summary>
/// The letter printed large on each card of a deck to put in order: a table's order is noted « CADB », and typed as it is noted. Letters
/// follow the alphabetical order of the cards' codes, which says nothing of the right order.
/// </summary>
public sealed record CardLetters
{
    private const int Most = 26;

    private CardLetters(ImmutableArray<string> codes) => Codes = codes;

    /// <summary>Codes by letter: the first is A's. Ballots list cards in this order too.</summary>
    public ImmutableArray<string> Codes { get; }

    public static CardLetters Of(IEnumerable<string> codes) => new([.. codes.Order(StringComparer.Ordinal)]);

    /// <summary>Of options, which have no right order to hide: A is the first one asked.</summary>
    public static CardLetters Of(RankingQuestion question) => new([.. question.Options.Select(o => o.Code)]);

    public static CardLetters Of(OrderingQuestion question) => Of(question.Cards.Select(c => c.Code));

    /// <summary>Null past Z: such a card goes by its code.</summary>
    public string? this[string code] => Codes.IndexOf(code) is >= 0 and < Most and var place ? ((char)('A' + place)).ToString() : null;

    /// <summary>The code that a letter or a code stands for; null when it stands for none.</summary>
    public string? Find(string typed) =>
        typed is [var letter] && char.ToUpperInvariant(letter) - 'A' is >= 0 and < Most and var place && place < Codes.Length ? Codes[place]
        : Codes.FirstOrDefault(code => code.Equals(typed, StringComparison.OrdinalIgnoreCase));
}
