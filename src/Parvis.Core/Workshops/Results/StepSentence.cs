using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Sentences;
using Parvis.Core.Questions.Ideas;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Position;
using Parvis.Core.Questions.Ranking;
using Parvis.Core.Questions.Sorting;
using Parvis.Core.Questions.Timeline;
using Parvis.Core.Questions.Words;
using Parvis.Core.Typography;
using Parvis.Core.Workshops.Views;

namespace Parvis.Core.Workshops.Results;

/// <summary>What a round came to, in one or two sentences made of its counts: read aloud, under the drawing, in the file.</summary>
public static class StepSentence
{
    public static string Of(StepView step, RoundResult result, string language)
    {
        var english = Numbers.IsEnglish(language);
        if (result.Tally.States.Answered == 0 && result.Hands.Values.Sum() == 0)
            return english ? "Nobody has answered yet." : "Personne n’a encore répondu.";
        return (step.Question, result.Tally) switch
        {
            (WordsQuestion, _) => Words(result, language, english),
            (IdeasQuestion, IdeasTally tally) => Ideas(step, tally, language, english),
            (RankingQuestion question, RankingTally tally) => Ranked(question, tally, language, english),
            (OrderingQuestion question, OrderingTally tally) => OrderSentence.Of(question, tally, language, english),
            (SortingQuestion question, SortingTally tally) => Sorted(question, WithHands.Of(question, tally, result), language, english),
            (TimelineQuestion question, TimelineTally tally) => Placed(question, tally, result, language, english),
            (PositionQuestion question, PositionTally tally) => DebateSentence.Of(question, tally, result, language),
            ({ } question, _) => Sentence.Of(FindingsOf.Question(question, WithHands.Of(question, result)), language),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static string Words(RoundResult result, string language, bool english)
    {
        var shown = result.Words.Where(w => w.Status is WordStatus.Shown).ToList();
        var people = Figure.People(result.Tally.States.Answered, language);
        if (shown.Count == 0)
            return english ? $"{people} wrote something; no word is shown." : $"{people} : aucun mot n’est affiché.".Spaced();
        var first = shown.Where(w => w.People == shown[0].People).ToList();
        var groups = Numbers.Whole(shown.Count, language);
        var most = first.Count > 3 ? "" : english
            ? $" Most named: {Phrases.And([.. first.Select(w => Phrases.Quote(w.Text, language))], language)} ({Figure.People(first[0].People, language)}{(first.Count > 1 ? " each" : "")})."
            : $" {(first.Count > 1 ? "Les plus cités" : "Le plus cité")} : {Phrases.And([.. first.Select(w => Phrases.Quote(w.Text, language))], language)} ({Figure.People(first[0].People, language)}{(first.Count > 1 ? " chacun" : "")}).".Spaced();
        return english
            ? $"{people} gave {groups} different {(shown.Count == 1 ? "expression" : "expressions")}.{most}"
            : $"{people} {(result.Tally.States.Answered < 2 ? "a" : "ont")} donné {groups} {(shown.Count < 2 ? "expression" : "expressions différentes")}.{most}";
    }

    private static string Ideas(StepView step, IdeasTally tally, string language, bool english)
    {
        var (ideas, people) = (Numbers.Whole(tally.Ideas, language), Figure.People(tally.States.Answered, language));
        var cards = step.Board.Where(c => !c.Hidden).ToList();
        var best = cards.MaxBy(c => c.Dots);
        var said = english
            ? $"{people} gave {ideas} {(tally.Ideas == 1 ? "idea" : "ideas")}"
            : $"{people} {(tally.States.Answered < 2 ? "a" : "ont")} donné {ideas} {(tally.Ideas < 2 ? "idée" : "idées")}";
        if (best is not { Dots: > 0 })
            return $"{said}.";
        var dots = Numbers.Whole(best.Dots, language);
        return english
            ? $"{said}. Most dots: {Phrases.Quote(best.Text, language)} ({dots})."
            : $"{said}. Le plus de gommettes : {Phrases.Quote(best.Text, language)} ({dots}).".Spaced();
    }

    private static string Ranked(RankingQuestion question, RankingTally tally, string language, bool english)
    {
        var ranked = RankedOption.Of(tally);
        var first = ranked[0];
        var label = Phrases.Quote(question.Options.First(o => o.Code == first.Code).Label.In(language), language);
        var points = Points(first.Borda ?? 0, language);
        var lead = ranked.MaxBy(o => o.FirstPlaces)!;
        var firsts = Figure.People(lead.FirstPlaces, language);
        var leads = Phrases.Quote(question.Options.First(o => o.Code == lead.Code).Label.In(language), language);
        return english
            ? $"{label} comes first, with {points} points on average out of {question.Places}. Most often put first: {leads} ({firsts})."
            : $"{label} arrive en tête, avec {points} points en moyenne sur {question.Places}. Le plus souvent en premier : {leads} ({firsts}).".Spaced();
    }

    private static string Sorted(SortingQuestion question, SortingTally tally, string language, bool english)
    {
        var cards = CardOutcome.Of(question, tally).Where(c => c.Consensus is not null).ToList();
        if (cards.Count == 0)
            return english ? "A single person has sorted cards: nothing to compare yet." : "Une seule personne a trié des cartes : rien à comparer encore.".Spaced();
        var (agreed, split) = (cards[0], cards[^1]);
        string Say(CardOutcome card) => Phrases.Quote(card.Card.Label.In(language), language);
        string Bin(CardOutcome card) => Phrases.Quote(question.Bins[card.Counts.IndexOf(card.Counts.Max())].Label.In(language), language);
        var (most, all) = (Numbers.Whole(agreed.Counts.Max(), language), Numbers.Whole(agreed.People, language));
        return english
            ? $"People agree most on {Say(agreed)}: {most} of {all} say {Bin(agreed)}." + (cards.Count > 1 ? $" They are most split on {Say(split)}." : "")
            : ($"On s’accorde le plus sur {Say(agreed)} : {most} sur {all} disent {Bin(agreed)}." + (cards.Count > 1 ? $" On se partage le plus sur {Say(split)}." : "")).Spaced();
    }

    private static string Placed(TimelineQuestion question, TimelineTally tally, RoundResult result, string language, bool english)
    {
        var counts = WithHands.Slots(tally, result);
        var (all, right) = (Numbers.Whole(counts.Sum(), language), TimelineResult.Of(question, tally with { Counts = counts }));
        var name = Phrases.Quote(question.Placing.Label.In(language), language);
        return question.Placing.Date is not { } date
            ? english ? $"{all} {(counts.Sum() == 1 ? "person" : "people")} placed {name}." : $"{Figure.People(counts.Sum(), "fr")} {(counts.Sum() < 2 ? "a" : "ont")} placé {name}."
            : english ? $"{name}: {date.In(language)}. {Numbers.Whole(right.Right, language)} of {all} found its place."
            : $"{name} : {date.In(language)}. {Numbers.Whole(right.Right, language)} sur {all} {(right.Right < 2 ? "a" : "ont")} trouvé sa place.".Spaced();
    }

    /// <summary>A mean of points, in tenths: shown as it is computed from counts.</summary>
    public static string Points(double mean, string language) => Numbers.Fixed((long)Math.Floor((mean * 10) + 0.5), 1, language);
}
