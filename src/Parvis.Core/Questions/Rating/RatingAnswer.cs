using System.Collections.Immutable;

namespace Parvis.Core.Questions.Rating;

/// <summary>A number of stars, from 1.</summary>
public sealed record RatingAnswer(int Stars) : Answer
{
    public override ImmutableArray<string> Raw => [Stars.ToString()];
}
