using System.Collections.Immutable;

namespace Parvis.Core.Questions.Ordering;

public enum CardRole
{
    Step,

    /// <summary>« Tant qu’il reste de la pâte… »</summary>
    Loop,

    /// <summary>« Si la crêpe se décolle… »</summary>
    Condition,
}

/// <summary>A card to put in order; its role changes how it looks, not how it is placed.</summary>
public sealed record OrderingCard(string Code, LocalisedText Label, CardRole Role = CardRole.Step);

/// <summary>« A avant B »: one thing every right order respects.</summary>
public sealed record Precedence(string First, string Then);

/// <summary>
/// Cards to put in order, as an algorithm: several orders may be right, all those that respect <see cref="Required"/>. A chain of
/// precedences makes a single right order; none at all makes a question without one. Raw values are codes in order, or each with its
/// place: <c>code=2</c>.
/// </summary>
public sealed record OrderingQuestion : Question
{
    public const int Fewest = 2, Most = 12;

    public required ImmutableArray<OrderingCard> Cards { get; init; }

    public ImmutableArray<Precedence> Required { get; init; } = [];

    private protected override Reading ReadValues(ImmutableArray<string> values) => PlacedCodes.Read(values, ReadCodes);

    private Reading ReadCodes(ImmutableArray<string> values) =>
        values.Length > Cards.Length ? Reading.Refused("answer.too-many", Cards.Length.ToString())
        : values.Any(v => IndexOf(v) < 0) ? Reading.Refused("answer.unknown-option")
        : values.Distinct().Count() < values.Length ? Reading.Refused("answer.twice")
        : values.Length < Cards.Length ? Reading.Refused("answer.order-incomplete", Cards.Length.ToString())
        : Reading.Of(new OrderingAnswer(values));

    public override OrderingTally NewTally() => OrderingTally.Zero(this);

    public int IndexOf(string code)
    {
        for (var i = 0; i < Cards.Length; i++)
            if (Cards[i].Code == code)
                return i;
        return -1;
    }

    public override IEnumerable<Refusal> Check()
    {
        foreach (var refusal in base.Check().Concat(ItemChecks.Of(Cards.Select(c => new Option(c.Code, c.Label)), "cards")))
            yield return refusal;
        if (Cards.Length is < Fewest or > Most)
            yield return new Refusal("question.item-count", Fewest.ToString(), Most.ToString()).On("cards");
        if (Required.Any(p => IndexOf(p.First) < 0 || IndexOf(p.Then) < 0))
            yield return new Refusal("question.order-unknown").On("required");
        else if (RequiredPairs.Of(this).HasCycle)
            yield return new Refusal("question.order-cycle").On("required");
    }

    public bool Equals(OrderingQuestion? other) =>
        base.Equals(other) && Cards.SequenceEqual(other.Cards) && Required.SequenceEqual(other.Required);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Cards.Length, Required.Length);
}

/// <summary>Every card once, in the order given.</summary>
public sealed record OrderingAnswer(ImmutableArray<string> Codes) : Answer
{
    public override ImmutableArray<string> Raw => Codes;

    public bool Equals(OrderingAnswer? other) => other is not null && Codes.SequenceEqual(other.Codes);

    public override int GetHashCode() => Codes.Aggregate(0, HashCode.Combine);
}
