using Parvis.Core.Questions;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Sorting;
using Parvis.Core.Questions.Timeline;

namespace Parvis.Core.Workshops.Activities;

/// <summary>The question as it may leave the server before the reveal: nothing in it says the right answer, not even the order of its cards.</summary>
public static class Concealment
{
    /// <param name="seed">The same for everyone in the room, so that a page is rendered once.</param>
    public static Question Concealed(this Question question, int seed) => question switch
    {
        OrderingQuestion ordering => ordering with { Cards = [.. Shuffled(ordering.Cards, seed)], Required = [] },
        SortingQuestion sorting => sorting with { Cards = [.. sorting.Cards.Select(c => new SortingCard(c.Code, c.Label))] },
        TimelineQuestion timeline => timeline with { Placing = timeline.Placing with { Date = null, Source = null } },
        _ => question,
    };

    private static T[] Shuffled<T>(IEnumerable<T> cards, int seed)
    {
        T[] shuffled = [.. cards];
        new Random(seed).Shuffle(shuffled);
        return shuffled;
    }
}
