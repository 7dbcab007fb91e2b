using System.Collections.Immutable;

namespace Parvis.Core.Questions.Ordering;

/// <summary>Orders given, in counts: where each card was put, what was put before what, how right the whole was.</summary>
public sealed record OrderingTally : Tally
{
    public required OrderingQuestion Question { get; init; }

    /// <summary>Rows are cards, columns places from the first: the heat matrix.</summary>
    public required CountGrid Places { get; init; }

    /// <summary>People who put the card of the row somewhere before the card of the column.</summary>
    public required CountGrid Before { get; init; }

    /// <summary>People by number of required pairs respected, from 0 to all.</summary>
    public required ImmutableArray<int> Respected { get; init; }

    public static OrderingTally Zero(OrderingQuestion question)
    {
        var n = question.Cards.Length;
        return new()
        {
            States = default,
            Question = question,
            Places = CountGrid.Zero(n, n),
            Before = CountGrid.Zero(n, n),
            Respected = [.. new int[RequiredPairs.Of(question).All.Length + 1]],
        };
    }

    public override OrderingTally Add(Answer answer, int people = 1)
    {
        var next = this with { States = States.Add(answer.State, people) };
        if (answer is not OrderingAnswer ordering)
            return next;
        ImmutableArray<int> order = [.. ordering.Codes.Select(Question.IndexOf)];
        var places = new int[order.Length];
        for (var place = 0; place < order.Length; place++)
            places[order[place]] = place;
        var respected = RequiredPairs.Of(Question).Respected(places);
        return next with
        {
            Places = Places.Add(order.Select((card, place) => (card, place)), people),
            Before = Before.Add(order.SelectMany((card, place) => order.Skip(place + 1).Select(later => (card, later))), people),
            Respected = Respected.SetItem(respected, Respected[respected] + people),
        };
    }

    public override OrderingTally Merge(Tally other)
    {
        var ordering = (OrderingTally)other;
        return this with
        {
            States = States.Merge(other.States),
            Places = Places.Merge(ordering.Places),
            Before = Before.Merge(ordering.Before),
            Respected = [.. Respected.Zip(ordering.Respected, (a, b) => a + b)],
        };
    }

    public bool Equals(OrderingTally? other) =>
        other is not null && States == other.States && Places.Equals(other.Places) && Before.Equals(other.Before)
        && Respected.SequenceEqual(other.Respected);

    public override int GetHashCode() => HashCode.Combine(States, Places, Before);
}
