using System.Collections.Immutable;

namespace Parvis.Core.Questions.Words;

/// <summary>A few words each, gathered into a cloud and its list.</summary>
public sealed record WordsQuestion : Question
{
    public const int MostExpressions = 10;

    public const int Longest = 60;

    /// <summary>How many expressions one person may give.</summary>
    public int MaxExpressions { get; init; } = 3;

    /// <summary>Most characters (UTF-16 units) in one expression.</summary>
    public int MaxLength { get; init; } = 30;

    private protected override Reading ReadValues(ImmutableArray<string> values)
    {
        if (values.Length > MaxExpressions)
            return Reading.Refused("answer.too-many-words", MaxExpressions.ToString());
        // Written twice by one person, in any spelling, it is said once.
        ImmutableArray<string> expressions = [.. values.Select(TypedLine.Clean).Where(e => e.Length > 0).DistinctBy(WordKey.Of)];
        return expressions.Any(e => e.Length > MaxLength) ? Reading.Refused("answer.too-long", MaxLength.ToString())
            : expressions.IsEmpty ? Reading.Of(Answer.Skipped)
            : Reading.Of(new WordsAnswer(expressions));
    }

    public override WordsTally NewTally() => WordsTally.Zero;

    public override IEnumerable<Refusal> Check()
    {
        foreach (var refusal in base.Check())
            yield return refusal;
        if (MaxExpressions is < 1 or > MostExpressions)
            yield return new Refusal("question.word-count", MostExpressions.ToString()).On("max-expressions");
        if (MaxLength is < 1 or > Longest)
            yield return new Refusal("question.text-length", Longest.ToString()).On("max-length");
    }
}
