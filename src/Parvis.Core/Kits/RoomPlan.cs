using System.Collections.Immutable;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Position;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Questions.Sorting;
using Parvis.Core.Questions.Timeline;
using Parvis.Core.Questions.Words;
using Parvis.Core.Workshops.Activities;

namespace Parvis.Core.Kits;

/// <summary>A step of a room, and what of the kit it plays: an activity, or one card of it.</summary>
public sealed record PlannedStep(Activity Activity, Card? Card, Workshops.Activities.Activity Step);

/// <summary>Activities of a kit as a room runs them: a deck of claims is a step a claim, a long deck to sort is dealt in hands, a talk is no step.</summary>
public sealed record RoomPlan(ImmutableArray<PlannedStep> Steps)
{
    private static readonly ImmutableArray<Option> TrueFalse =
        [new("true", LocalisedText.Of("Vrai", "True")), new("false", LocalisedText.Of("Faux", "False"))];

    public Workshop Workshop => new() { Activities = [.. Steps.Select(s => s.Step)] };

    public static RoomPlan Of(IEnumerable<Activity> activities, Kit kit)
    {
        ImmutableArray<PlannedStep> steps = [.. activities.SelectMany(activity => StepsOf(activity, kit))];
        return new([.. steps.Select(step => Paired(step, steps))]);
    }

    // A cloud shown beside an earlier one, when that one is played too.
    private static PlannedStep Paired(PlannedStep step, ImmutableArray<PlannedStep> steps) =>
        step is { Activity.Content: WordCloud { Beside: { } earlier }, Step: Asking asking } && steps.ToList().FindIndex(s => s.Activity.Id == earlier) is >= 0 and var at
            ? step with { Step = asking with { Beside = at } }
            : step;

    private static IEnumerable<PlannedStep> StepsOf(Activity activity, Kit kit) => activity.Content switch
    {
        Talk => [],
        WordCloud cloud => [new(activity, null, new Asking(Cloud(activity, cloud)))],
        SortingDeck deck => Hands(deck).Select((hand, i) => new PlannedStep(activity, null, Sorting(activity, deck, hand, i, kit))),
        TimelineDeck deck => Placed(activity, deck, kit),
        OrderingDeck deck => [new(activity, null, new Asking(Ordering(activity, deck), deck.Required.IsEmpty ? null : new Quiz([])))],
        ClaimDeck deck => deck.Played.Select(card => new PlannedStep(activity, card, Claim(activity, card, kit))),
        DebateDeck deck => deck.Played.Select(card => new PlannedStep(activity, card, Debate(activity, deck, card))),
        ActionDeck deck => 
        [
            new(activity, null, new Pledging(activity.Id, deck.Wording!, [.. deck.Cards.Select(c => new Option(c.Code, c.Front))])
            {
                Plain = deck.Plain, Guides = [.. deck.Cards.Select(c => new PledgeGuide(c.Code, c.Detail, c.Steps))],
            }),
        ],
        QuestionList list => list.Questions.Select(asked => new PlannedStep(activity, null, new Asking(asked with { Id = $"{activity.Id}-{asked.Id}" }))),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static WordsQuestion Cloud(Activity activity, WordCloud cloud) => new()
    {
        Id = activity.Id, Wording = cloud.Wording!, Plain = cloud.Plain, MaxExpressions = cloud.MaxExpressions, OffersNoOpinion = false,
    };

    private static OrderingQuestion Ordering(Activity activity, OrderingDeck deck) => new()
    {
        Id = activity.Id, Wording = deck.Wording!, Plain = deck.Plain, Required = deck.Required, OffersNoOpinion = false,
        Cards = [.. deck.Cards.Select(c => new OrderingCard(c.Code, c.Front, c.Role))],
    };

    private static Asking Debate(Activity activity, DebateDeck deck, Card card) => new(new PositionQuestion
    {
        Id = $"{activity.Id}-{card.Code}", Wording = card.Front, Help = card.Detail, Plain = card.Plain, Variant = deck.Variant,
    });

    // 18 cards are dealt nine and nine, not twelve and six.
    private static IEnumerable<Card[]> Hands(SortingDeck deck)
    {
        var cards = deck.Played.ToArray();
        var hands = (cards.Length + KitLimits.Hand - 1) / KitLimits.Hand;
        return cards.Chunk((cards.Length + hands - 1) / hands);
    }

    private static Asking Sorting(Activity activity, SortingDeck deck, Card[] hand, int number, Kit kit) => new(
        new SortingQuestion
        {
            Id = number == 0 ? activity.Id : $"{activity.Id}-{number + 1}", Wording = deck.Wording!, Plain = deck.Plain, Bins = deck.Bins, OffersNoOpinion = false,
            Cards = [.. hand.Select(c => new SortingCard(c.Code, c.Front, c.Answer, c.Rule) { Rewording = c.Rewording, Explanation = c.Back, Source = Cited(c, kit) })],
        },
        hand.Any(c => c.Answer is not null) ? new Quiz([]) : null);

    private static Asking Claim(Activity activity, Card card, Kit kit) => new(
        new SingleChoiceQuestion { Id = $"{activity.Id}-{card.Code}", Wording = card.Front, Help = card.Detail, Plain = card.Plain, Options = TrueFalse },
        new Quiz([card.Answer!], card.Back, Cited(card, kit)));

    // Each event is placed among those before it, as the card game does.
    private static IEnumerable<PlannedStep> Placed(Activity activity, TimelineDeck deck, Kit kit)
    {
        ImmutableArray<TimelineEvent> line = [Event(deck.Cards.First(c => c.Code == deck.Start), kit)];
        foreach (var card in deck.Played.Where(c => c.Code != deck.Start))
        {
            var question = new TimelineQuestion
            {
                Id = $"{activity.Id}-{card.Code}", Wording = deck.Wording!, Plain = deck.Plain, Revealed = line, Placing = Event(card, kit),
            };
            yield return new(activity, card, new Asking(question, new Quiz([], card.Back, Cited(card, kit))));
            line = question.AfterReveal();
        }
    }

    private static TimelineEvent Event(Card card, Kit kit) => new(card.Code, card.Front, card.Date, Cited(card, kit));

    private static LocalisedText? Cited(Card card, Kit kit) =>
        card.Sources.Select(kit.Source).OfType<Source>().Select(s => s.Line).ToList() is { Count: > 0 } lines
            ? LocalisedText.Of(string.Join(" ; ", lines), string.Join("; ", lines))
            : null;
}
