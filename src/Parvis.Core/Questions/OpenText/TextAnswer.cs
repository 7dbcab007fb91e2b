using System.Collections.Immutable;

namespace Parvis.Core.Questions.OpenText;

/// <summary>What the person wrote, trimmed, never empty.</summary>
public sealed record TextAnswer(string Text) : Answer
{
    public override ImmutableArray<string> Raw => [Text];

    // A record prints its members: this keeps people's words out of logs and messages.
    public override string ToString() => $"TextAnswer ({Text.Length})";
}
