using System.Collections.Immutable;

namespace Parvis.Core.Questions.Sorting;

/// <summary>A card to sort. <paramref name="RightBin"/> and the rule of thumb are shown only at the reveal; most cards have no right bin.</summary>
public sealed record SortingCard(string Code, LocalisedText Label, string? RightBin = null, LocalisedText? RuleOfThumb = null)
{
    /// <summary>How to ask the same without giving anyone away.</summary>
    public LocalisedText? Rewording { get; init; }

    /// <summary>Why it belongs there: facts, hence <see cref="Source"/>.</summary>
    public LocalisedText? Explanation { get; init; }

    public LocalisedText? Source { get; init; }
}

/// <summary>A deck of cards into bins: « je partage / je ne partage pas / ça dépend ». Raw values are <c>card=bin</c>; a card may be left out.</summary>
public sealed record SortingQuestion : Question
{
    public const int MostCards = 20, FewestBins = 2, MostBins = 6;

    private const char Into = '=';

    public required ImmutableArray<SortingCard> Cards { get; init; }

    public required ImmutableArray<Option> Bins { get; init; }

    /// <summary>The raw value that puts a card in a bin.</summary>
    public static string Raw(string card, string bin) => $"{card}{Into}{bin}";

    private protected override Reading ReadValues(ImmutableArray<string> values)
    {
        if (values.Length > Cards.Length)
            return Reading.Refused("answer.twice");
        var bins = new Dictionary<string, string>();
        foreach (var value in values)
        {
            if (value.Split(Into) is not [var card, var bin] || !Bins.Offers(bin) || !Cards.Any(c => c.Code == card))
                return Reading.Refused("answer.unknown-option");
            if (!bins.TryAdd(card, bin))
                return Reading.Refused("answer.twice");
        }
        return Reading.Of(new SortingAnswer([.. Cards.Where(c => bins.ContainsKey(c.Code)).Select(c => new SortedCard(c.Code, bins[c.Code]))]));
    }

    public override SortingTally NewTally() => new()
    {
        States = default,
        Cards = [.. Cards.Select(c => c.Code)],
        Bins = [.. Bins.Select(b => b.Code)],
        Counts = CountGrid.Zero(Cards.Length, Bins.Length),
    };

    public override IEnumerable<Refusal> Check()
    {
        var refusals = base.Check()
            .Concat(ItemChecks.Of(Cards.Select(c => new Option(c.Code, c.Label)), "cards")).Concat(ItemChecks.Of(Bins, "bins"));
        foreach (var refusal in refusals)
            yield return refusal;
        if (Cards.Length is < 1 or > MostCards)
            yield return new Refusal("question.item-count", "1", MostCards.ToString()).On("cards");
        if (Bins.Length is < FewestBins or > MostBins)
            yield return new Refusal("question.bin-count", FewestBins.ToString(), MostBins.ToString()).On("bins");
        foreach (var card in Cards.Where(c => c.RightBin is { } bin && !Bins.Offers(bin)))
            yield return new Refusal("question.right-bin", card.Code).On("cards");
    }

    public bool Equals(SortingQuestion? other) =>
        base.Equals(other) && Cards.SequenceEqual(other.Cards) && Bins.SequenceEqual(other.Bins);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Cards.Length, Bins.Length);
}

public sealed record SortedCard(string Card, string Bin);

/// <summary>The cards sorted, in the question's order; at least one, perhaps not all.</summary>
public sealed record SortingAnswer(ImmutableArray<SortedCard> Cards) : Answer
{
    public override ImmutableArray<string> Raw => [.. Cards.Select(c => SortingQuestion.Raw(c.Card, c.Bin))];

    public bool Equals(SortingAnswer? other) => other is not null && Cards.SequenceEqual(other.Cards);

    public override int GetHashCode() => Cards.Aggregate(0, HashCode.Combine);
}
