using System.Collections.Immutable;

namespace Parvis.Core.Questions;

/// <summary>
/// Shown only when every condition holds on earlier answers. A question that was not shown, skipped or not answered
/// satisfies no condition.
/// </summary>
public sealed record ShowIf(ImmutableArray<Condition> All)
{
    public bool Holds(IReadOnlyDictionary<string, Answer> earlier) =>
        All.All(c => earlier.TryGetValue(c.Question, out var answer) && c.Holds(answer));

    public bool Equals(ShowIf? other) => other is not null && All.SequenceEqual(other.All);

    public override int GetHashCode() => All.Aggregate(0, HashCode.Combine);
}

/// <summary>The earlier question was answered with one of these codes (stars and numbers as text).</summary>
public sealed record Condition(string Question, ImmutableArray<string> AnyOf)
{
    public bool Holds(Answer answer) => answer.State is AnswerState.Answered && answer.Raw.Any(AnyOf.Contains);

    public bool Equals(Condition? other) => other is not null && Question == other.Question && AnyOf.SequenceEqual(other.AnyOf);

    public override int GetHashCode() => AnyOf.Aggregate(Question.GetHashCode(StringComparison.Ordinal), HashCode.Combine);
}
