using System.Collections.Immutable;

namespace Parvis.Core.Questions.Position;

public enum PositionVariant
{
    /// <summary>For or against, nothing between.</summary>
    TwoBanks,

    /// <summary>« Rivière du doute »: a middle is allowed.</summary>
    River,

    /// <summary>A frieze from fully against to fully for.</summary>
    FiveSteps,
}

/// <summary>
/// A moving debate: a statement (never a question), and where people stand. They may move while it is open: an answer is the first and the
/// last position, and perhaps the argument that made the person move. Raw values: <c>first</c>, <c>last</c>, <c>arg:id</c>; one position
/// alone is both.
/// </summary>
public sealed record PositionQuestion : Question
{
    private const string Argument = "arg:";

    public const int LongestArgumentId = 12;

    public PositionVariant Variant { get; init; }

    public LocalisedText? AgainstLabel { get; init; }

    public LocalisedText? ForLabel { get; init; }

    /// <summary>Codes of the places one can stand at, from against to for.</summary>
    public ImmutableArray<string> Sides => Variant switch
    {
        PositionVariant.TwoBanks => ["against", "for"],
        PositionVariant.River => ["against", "doubt", "for"],
        PositionVariant.FiveSteps => ["1", "2", "3", "4", "5"],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private protected override Reading ReadValues(ImmutableArray<string> values)
    {
        ImmutableArray<string> credits = [.. values.Where(v => v.StartsWith(Argument, StringComparison.Ordinal)).Select(v => v[Argument.Length..])];
        var stands = values.RemoveAll(v => v.StartsWith(Argument, StringComparison.Ordinal));
        return stands.Length > 2 || credits.Length > 1 ? Reading.Refused("answer.one-only")
            : stands.IsEmpty || stands.Any(s => !Sides.Contains(s)) ? Reading.Refused("answer.unknown-option")
            : credits.Any(id => !IsArgumentId(id)) ? Reading.Refused("answer.unknown-argument")
            : Reading.Of(new PositionAnswer(stands[0], stands[^1], credits.FirstOrDefault()));
    }

    public static bool IsArgumentId(string id) => id.Length is > 0 and <= LongestArgumentId && id.All(char.IsAsciiLetterOrDigit);

    internal static string Credit(string argument) => Argument + argument;

    public override PositionTally NewTally() => PositionTally.Zero(Sides);

    public override IEnumerable<Refusal> Check()
    {
        foreach (var refusal in base.Check())
            yield return refusal;
        if (!Enum.IsDefined(Variant))
            yield return new Refusal("question.position-variant").On("variant");
    }
}

/// <param name="Swayed">The argument credited, by its id in the debate; null when none was.</param>
public sealed record PositionAnswer(string First, string Last, string? Swayed = null) : Answer
{
    public bool Moved => First != Last;

    public override ImmutableArray<string> Raw =>
        Swayed is { } argument ? [First, Last, PositionQuestion.Credit(argument)] : [First, Last];
}
