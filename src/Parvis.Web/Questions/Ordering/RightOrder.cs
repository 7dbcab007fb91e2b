using System.Collections.Immutable;
using Parvis.Core.Questions.Ordering;

namespace Parvis.Web.Questions.Ordering;

/// <summary>One of the right orders, and whether it is the only one.</summary>
internal sealed record RightOrder(ImmutableArray<OrderingCard> Cards, bool IsTheOnlyOne)
{
    /// <summary>Null when any order is right.</summary>
    public static RightOrder? Of(OrderingQuestion question)
    {
        var pairs = RequiredPairs.Of(question).All;
        if (pairs.IsEmpty)
            return null;
        var n = question.Cards.Length;
        // Cards before it, all implied ones counted: growing along every precedence, so sorting by it respects them all.
        return new(
            [.. Enumerable.Range(0, n).OrderBy(card => pairs.Count(p => p.Then == card)).Select(card => question.Cards[card])],
            pairs.Length == n * (n - 1) / 2);
    }
}
