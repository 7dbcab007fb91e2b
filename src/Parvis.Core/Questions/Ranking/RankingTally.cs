using System.Collections.Immutable;

namespace Parvis.Core.Questions.Ranking;

/// <summary>People by option and place: <c>Places[option, 0]</c> is first choices.</summary>
public sealed record RankingTally : Tally
{
    public required ImmutableArray<string> Codes { get; init; }

    public required CountGrid Places { get; init; }

    public override RankingTally Add(Answer answer, int people = 1) => this with
    {
        States = States.Add(answer.State, people),
        Places = answer is RankingAnswer ranking ? Places.Add(ranking.Codes.Select((code, place) => (Codes.IndexOf(code), place)), people) : Places,
    };

    public override RankingTally Merge(Tally other) => this with
    {
        States = States.Merge(other.States),
        Places = Places.Merge(((RankingTally)other).Places),
    };

    public bool Equals(RankingTally? other) =>
        other is not null && States == other.States && Codes.SequenceEqual(other.Codes) && Places.Equals(other.Places);

    public override int GetHashCode() => HashCode.Combine(States, Places);
}
