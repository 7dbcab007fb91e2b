using System.Collections.Immutable;

namespace Parvis.Core.Questions.Number;

/// <summary>The number given, without trailing zeros.</summary>
public sealed record NumberAnswer(decimal Value) : Answer
{
    public override ImmutableArray<string> Raw => [NumberQuestion.Text(Value)];
}
