namespace Parvis.Core.Questions.Ordering;

/// <summary>Two cards that must come in an order, and how many people put them the other way round.</summary>
public sealed record Swap(string First, string Then, int People);

/// <summary>What an ordering shows besides its heat matrix.</summary>
/// <param name="Answered">n.</param>
/// <param name="PairScore">Mean share of required pairs respected, 0 to 1; null without answers or without a right order.</param>
/// <param name="AllRight">People who respected them all; null without a right order.</param>
/// <param name="MostCommonSwap">The required pair most often inverted (the first in the question's order on a tie); null when none was.</param>
public sealed record OrderingResult(int Answered, double? PairScore, int? AllRight, Swap? MostCommonSwap)
{
    public static OrderingResult Of(OrderingTally tally)
    {
        var (cards, pairs, n) = (tally.Question.Cards, RequiredPairs.Of(tally.Question).All, tally.States.Answered);
        if (pairs.IsEmpty)
            return new(n, null, null, null);
        var kept = pairs.Sum(pair => (long)tally.Before[pair.First, pair.Then]);
        var swap = pairs.Select(p => new Swap(cards[p.First].Code, cards[p.Then].Code, tally.Before[p.Then, p.First])).MaxBy(s => s.People)!;
        return new(n, n > 0 ? (double)kept / ((long)pairs.Length * n) : null, tally.Respected[^1], swap.People > 0 ? swap : null);
    }

    /// <summary>One person's share of required pairs respected; null without a right order.</summary>
    public static double? Score(OrderingQuestion question, OrderingAnswer answer) =>
        Of(OrderingTally.Zero(question).Add(answer)).PairScore;
}
