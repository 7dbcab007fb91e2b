using System.Collections.Immutable;

namespace Parvis.Core.Questions.Ideas;

/// <summary>A brainstorm: a few short ideas each, then grouped in columns and voted on with dots.</summary>
public sealed record IdeasQuestion : Question
{
    public const int Most = 10, Longest = 280, MostDots = 10, MostColumns = 12;

    public int MaxIdeas { get; init; } = 5;

    /// <summary>Most characters (UTF-16 units) in one idea.</summary>
    public int MaxLength { get; init; } = 140;

    /// <summary>Dots each person may give, at most one an idea.</summary>
    public int Dots { get; init; } = 3;

    /// <summary>Columns to start with; the facilitator may add others.</summary>
    public ImmutableArray<Option> Columns { get; init; } = [];

    private protected override Reading ReadValues(ImmutableArray<string> values)
    {
        if (values.Length > MaxIdeas)
            return Reading.Refused("answer.too-many-ideas", MaxIdeas.ToString());
        ImmutableArray<string> ideas = [.. values.Select(TypedLine.Clean).Where(i => i.Length > 0).Distinct()];
        return ideas.Any(i => i.Length > MaxLength) ? Reading.Refused("answer.too-long", MaxLength.ToString())
            : ideas.IsEmpty ? Reading.Of(Answer.Skipped)
            : Reading.Of(new IdeasAnswer(ideas));
    }

    public override IdeasTally NewTally() => new() { States = default };

    public override IEnumerable<Refusal> Check()
    {
        foreach (var refusal in base.Check())
            yield return refusal;
        if (MaxIdeas is < 1 or > Most)
            yield return new Refusal("question.idea-count", Most.ToString()).On("max-ideas");
        if (MaxLength is < 1 or > Longest)
            yield return new Refusal("question.text-length", Longest.ToString()).On("max-length");
        if (Dots is < 1 or > MostDots)
            yield return new Refusal("question.dot-count", MostDots.ToString()).On("dots");
        if (Columns.Length > MostColumns)
            yield return new Refusal("question.column-count", MostColumns.ToString()).On("columns");
        foreach (var refusal in ItemChecks.Of(Columns, "columns"))
            yield return refusal;
    }

    public bool Equals(IdeasQuestion? other) =>
        base.Equals(other) && (MaxIdeas, MaxLength, Dots) == (other.MaxIdeas, other.MaxLength, other.Dots) && Columns.SequenceEqual(other.Columns);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), MaxIdeas, MaxLength, Dots, Columns.Length);
}
