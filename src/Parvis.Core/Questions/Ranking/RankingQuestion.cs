using System.Collections.Immutable;

namespace Parvis.Core.Questions.Ranking;

/// <summary>
/// Preferences in order: the first <see cref="Top"/> of the options, no right answer. Raw values are codes in order, or each with its
/// place: <c>code=2</c>.
/// </summary>
public sealed record RankingQuestion : Question
{
    public const int Most = 20;

    public required ImmutableArray<Option> Options { get; init; }

    /// <summary>How many places may be given; null means as many as options.</summary>
    public int? Top { get; init; }

    public bool ShuffleOptions { get; init; }

    public int Places => Top ?? Options.Length;

    private protected override Reading ReadValues(ImmutableArray<string> values) => PlacedCodes.Read(values, ReadCodes);

    private Reading ReadCodes(ImmutableArray<string> values) =>
        values.Length > Places ? Reading.Refused("answer.too-many", Places.ToString())
        : values.Any(v => !Options.Offers(v)) ? Reading.Refused("answer.unknown-option")
        : values.Distinct().Count() < values.Length ? Reading.Refused("answer.twice")
        : Reading.Of(new RankingAnswer(values));

    public override RankingTally NewTally() =>
        new() { States = default, Codes = [.. Options.Select(o => o.Code)], Places = CountGrid.Zero(Options.Length, Places) };

    public override IEnumerable<Refusal> Check()
    {
        foreach (var refusal in base.Check().Concat(Questions.Options.Check(Options)))
            yield return refusal;
        if (Options.Length > Most)
            yield return new Refusal("question.item-count", "2", Most.ToString()).On("options");
        if (Places < 1 || Places > Options.Length)
            yield return new Refusal("question.max-choices", Options.Length.ToString()).On("top");
    }

    public bool Equals(RankingQuestion? other) =>
        base.Equals(other) && Top == other.Top && ShuffleOptions == other.ShuffleOptions && Options.SequenceEqual(other.Options);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Top, Options.Length);
}

/// <summary>The options ranked, the preferred first; at least one, perhaps not all.</summary>
public sealed record RankingAnswer(ImmutableArray<string> Codes) : Answer
{
    public override ImmutableArray<string> Raw => Codes;

    public bool Equals(RankingAnswer? other) => other is not null && Codes.SequenceEqual(other.Codes);

    public override int GetHashCode() => Codes.Aggregate(0, HashCode.Combine);
}
