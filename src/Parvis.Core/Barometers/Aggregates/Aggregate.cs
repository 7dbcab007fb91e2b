using System.Collections.Immutable;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Publishing;

namespace Parvis.Core.Barometers.Aggregates;

/// <summary>
/// What a town shares of a published barometer with others: what was asked, what the answers add up to, how it was done. Never a response.
/// </summary>
public sealed record Aggregate
{
    /// <summary>Who asked, as the method sheet says it: « Ville de Roubaix ».</summary>
    public required string Place { get; init; }

    public required LocalisedText Title { get; init; }

    public required MethodSheet Method { get; init; }

    public required ImmutableArray<AggregateQuestion> Questions { get; init; }

    /// <summary>Free words add up to nothing that compares: those questions stay at home.</summary>
    public static Aggregate Of(Barometer barometer, DisclosureControl disclosure) => new()
    {
        Place = barometer.Method.Organisation is { Length: > 0 } place ? place : barometer.Title.In("fr"),
        Title = barometer.Title,
        Method = barometer.Method,
        Questions = [.. barometer.Findings.Where(f => f.Kind is not FindingKind.Words).Select(f => AggregateQuestion.Of(f, disclosure))],
    };

    public bool Equals(Aggregate? other) =>
        other is not null && Place == other.Place && Title.Equals(other.Title) && Method == other.Method && Questions.SequenceEqual(other.Questions);

    public override int GetHashCode() => HashCode.Combine(Place, Questions.Length);
}

/// <summary>One question of an aggregate. A hidden line has a count of zero in <see cref="Finding"/>: it means nothing.</summary>
/// <param name="Hidden">By line: not shared, too few people or what would give them away (METHOD §11).</param>
public sealed record AggregateQuestion(Finding Finding, ImmutableArray<bool> Hidden)
{
    public bool IsWhole => !Finding.Withheld && !Hidden.Contains(true);

    internal static AggregateQuestion Of(Finding finding, DisclosureControl disclosure)
    {
        ImmutableArray<int> counts = [.. finding.Lines.Select(l => l.Count)];
        // The options of a multiple choice have no total that would give one of them back.
        ImmutableArray<bool> hidden = finding.Kind is FindingKind.Multiple ? [.. counts.Select(n => n < disclosure.Threshold)] : disclosure.Hidden(counts);
        return new(
            finding with { Numbers = null, Lines = [.. finding.Lines.Select((l, i) => hidden[i] ? l with { Count = 0 } : l)] },
            hidden);
    }

    public bool Equals(AggregateQuestion? other) => other is not null && Finding == other.Finding && Hidden.SequenceEqual(other.Hidden);

    public override int GetHashCode() => HashCode.Combine(Finding, Hidden.Length);
}
