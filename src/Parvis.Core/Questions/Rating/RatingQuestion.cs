using System.Collections.Immutable;

namespace Parvis.Core.Questions.Rating;

/// <summary>A mark from 1 to <see cref="Steps"/>, drawn as stars.</summary>
public sealed record RatingQuestion : Question
{
    public const int MostSteps = 10;

    public int Steps { get; init; } = 5;

    /// <summary>What one star means (« Pas du tout préoccupé(e) »), and what all of them mean.</summary>
    public LocalisedText? LowLabel { get; init; }

    public LocalisedText? HighLabel { get; init; }

    private protected override Reading ReadValues(ImmutableArray<string> values) =>
        values.Length > 1 ? Reading.Refused("answer.one-only")
        : int.TryParse(values[0], System.Globalization.NumberStyles.None, null, out var stars) && stars >= 1 && stars <= Steps
            ? Reading.Of(new RatingAnswer(stars))
            : Reading.Refused("answer.rating-range", Steps.ToString());

    public override RatingTally NewTally() => new() { States = default, Counts = [.. new int[Steps]] };

    public override IEnumerable<Refusal> Check()
    {
        foreach (var refusal in base.Check())
            yield return refusal;
        if (Steps is < 2 or > MostSteps)
            yield return new Refusal("question.rating-steps", MostSteps.ToString()).On("steps");
    }
}
