using System.Collections.Immutable;

namespace Parvis.Core.Questions.MultipleChoice;

/// <summary>The options chosen, at least one, in the question's order.</summary>
public sealed record ChoicesAnswer(ImmutableArray<string> Codes) : Answer
{
    public override ImmutableArray<string> Raw => Codes;

    public bool Equals(ChoicesAnswer? other) => other is not null && Codes.SequenceEqual(other.Codes);

    public override int GetHashCode() => Codes.Aggregate(0, HashCode.Combine);
}
