using System.Collections.Immutable;

namespace Parvis.Core.Questions.Ideas;

/// <summary>One person's ideas, at least one, in the order of writing.</summary>
public sealed record IdeasAnswer(ImmutableArray<string> Ideas) : Answer
{
    public override ImmutableArray<string> Raw => Ideas;

    public bool Equals(IdeasAnswer? other) => other is not null && Ideas.SequenceEqual(other.Ideas);

    public override int GetHashCode() => Ideas.Aggregate(0, HashCode.Combine);

    // Keeps people's words out of logs and messages.
    public override string ToString() => $"IdeasAnswer ({Ideas.Length})";
}
