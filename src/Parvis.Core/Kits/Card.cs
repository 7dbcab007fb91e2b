using System.Collections.Immutable;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Timeline;

namespace Parvis.Core.Kits;

/// <summary>A card, on a screen or cut out of paper. What a deck needs of its cards depends on the activity (<see cref="Content"/>).</summary>
public sealed record Card(string Code, LocalisedText Front)
{
    /// <summary>A sentence under the front.</summary>
    public LocalisedText? Detail { get; init; }

    /// <summary>The explanation: it states facts, so it has a source.</summary>
    public LocalisedText? Back { get; init; }

    /// <summary>Advice, which is nobody's fact: « rule of prudence ».</summary>
    public LocalisedText? Rule { get; init; }

    /// <summary>How to say the same to a machine without giving anyone away.</summary>
    public LocalisedText? Rewording { get; init; }

    /// <summary>The bin it belongs in; <c>true</c> or <c>false</c> for a claim. Null where people may disagree.</summary>
    public string? Answer { get; init; }

    public EventDate? Date { get; init; }

    public CardRole Role { get; init; }

    /// <summary>Arguments heard on each side of a debate, for the facilitator.</summary>
    public ImmutableArray<LocalisedText> For { get; init; } = [];

    public ImmutableArray<LocalisedText> Against { get; init; } = [];

    /// <summary>First steps of an action: five minutes, an hour, a month.</summary>
    public ImmutableArray<LocalisedText> Steps { get; init; } = [];

    /// <summary>The front in plain language; re-read by nobody yet when it says so.</summary>
    public PlainWording? Plain { get; init; }

    /// <summary>Name of a file of <c>pictures/</c>.</summary>
    public string? Picture { get; init; }

    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>Whether it says something of the world that may be wrong: such a card needs a source.</summary>
    public bool StatesFact => Back is not null || Date is not null;

    /// <summary>What the back of the printed card says: explanation, rule, rewording.</summary>
    public bool HasBack => Back is not null || Rule is not null || Rewording is not null || Date is not null || !Steps.IsEmpty || !For.IsEmpty;
}
