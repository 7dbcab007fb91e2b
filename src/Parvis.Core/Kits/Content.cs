using System.Collections.Immutable;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Position;

namespace Parvis.Core.Kits;

/// <summary>What an activity asks of people: a closed hierarchy, one a kind of file.</summary>
public abstract record Content
{
    private protected Content() { }

    public ImmutableArray<Card> Cards { get; init; } = [];

    /// <summary>What is asked; the talk asks nothing, the rest have a wording of their own or in each card.</summary>
    public LocalisedText? Wording { get; init; }

    public PlainWording? Plain { get; init; }

    /// <summary>Cards played in a room, one after the other, by their codes; empty means all. The others are for paper and for next time.</summary>
    public ImmutableArray<string> Rounds { get; init; } = [];

    public IEnumerable<Card> Played => Rounds.IsEmpty ? Cards : Rounds.Select(code => Cards.FirstOrDefault(c => c.Code == code)).OfType<Card>();
}

/// <summary>Welcoming, explaining, closing: nothing is asked.</summary>
public sealed record Talk : Content;

/// <summary>A cloud of words, perhaps shown beside an earlier one: before and after.</summary>
public sealed record WordCloud(int MaxExpressions, string? Beside) : Content;

/// <summary>A deck to sort into bins.</summary>
public sealed record SortingDeck(ImmutableArray<Option> Bins) : Content;

/// <summary>Dated events to place on a line that starts with the event <paramref name="Start"/>.</summary>
public sealed record TimelineDeck(string Start) : Content;

/// <summary>Cards to put in order under constraints, with loops and conditions: an algorithm.</summary>
public sealed record OrderingDeck(ImmutableArray<Precedence> Required) : Content;

/// <summary>Claims: true or false, each explained.</summary>
public sealed record ClaimDeck : Content;

/// <summary>Statements to stand for or against.</summary>
public sealed record DebateDeck(PositionVariant Variant) : Content;

/// <summary>Actions to choose a first step from.</summary>
public sealed record ActionDeck : Content;

/// <summary>Ordinary questions, such as the feedback at the end.</summary>
public sealed record QuestionList(ImmutableArray<Question> Questions) : Content;
