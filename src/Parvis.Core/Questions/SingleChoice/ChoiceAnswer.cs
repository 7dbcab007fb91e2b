using System.Collections.Immutable;

namespace Parvis.Core.Questions.SingleChoice;

/// <summary>The one option chosen, by its code. Also the answer to a scale.</summary>
public sealed record ChoiceAnswer(string Code) : Answer
{
    public override ImmutableArray<string> Raw => [Code];
}
