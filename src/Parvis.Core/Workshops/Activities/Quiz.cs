using System.Collections.Immutable;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Sorting;
using Parvis.Core.Questions.Timeline;

namespace Parvis.Core.Workshops.Activities;

/// <summary>
/// What makes a question a quiz: its right answer and the card that explains it, shown at the reveal and never before. Speed earns nothing.
/// </summary>
/// <param name="Right">Raw values of the right answer. Left empty by the kinds that hold their own: ordering, sorting, timeline.</param>
public sealed record Quiz(ImmutableArray<string> Right, LocalisedText? Explanation = null, LocalisedText? Source = null)
{
    /// <summary>How right an answer is, 0 to 1; null when the person gave none or the question has no right answer.</summary>
    public double? Score(Question question, Answer answer) => (question, answer) switch
    {
        (_, { State: not AnswerState.Answered }) => null,
        (OrderingQuestion ordering, OrderingAnswer order) => OrderingResult.Score(ordering, order),
        (SortingQuestion sorting, SortingAnswer sorted) => Score(sorting, sorted),
        (TimelineQuestion timeline, TimelineAnswer placed) => timeline.Score(placed.Slot),
        _ => answer.Equals(question.Read(Right).Answer) ? 1 : 0,
    };

    // A card left out is not a right one.
    private static double? Score(SortingQuestion question, SortingAnswer answer)
    {
        var right = question.Cards.Where(c => c.RightBin is not null).Select(c => new SortedCard(c.Code, c.RightBin!)).ToList();
        return right.Count == 0 ? null : right.Count(answer.Cards.Contains) / (double)right.Count;
    }

    public IEnumerable<Refusal> Check(Question question)
    {
        var holdsItsOwn = question switch
        {
            OrderingQuestion ordering => !ordering.Required.IsEmpty,
            SortingQuestion sorting => sorting.Cards.Any(c => c.RightBin is not null),
            TimelineQuestion => true,
            _ => question.Read(Right).Answer is { State: AnswerState.Answered },
        };
        if (!holdsItsOwn)
            yield return new Refusal("room.quiz-without-answer", question.Id);
    }

    public bool Equals(Quiz? other) =>
        other is not null && Right.SequenceEqual(other.Right) && Equals(Explanation, other.Explanation) && Equals(Source, other.Source);

    public override int GetHashCode() => Right.Length;
}
