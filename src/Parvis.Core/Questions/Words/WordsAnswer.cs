using System.Collections.Immutable;

namespace Parvis.Core.Questions.Words;

/// <summary>What one person wrote, once each, in the order of writing; at least one.</summary>
public sealed record WordsAnswer(ImmutableArray<string> Expressions) : Answer
{
    public override ImmutableArray<string> Raw => Expressions;

    public bool Equals(WordsAnswer? other) => other is not null && Expressions.SequenceEqual(other.Expressions);

    public override int GetHashCode() => Expressions.Aggregate(0, HashCode.Combine);

    // Keeps people's words out of logs and messages.
    public override string ToString() => $"WordsAnswer ({Expressions.Length})";
}
