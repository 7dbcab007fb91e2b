using Parvis.Core.Barometers.Sentences;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Typography;

namespace Parvis.Core.Workshops.Results;

internal static class OrderSentence
{
    public static string Of(OrderingQuestion question, OrderingTally tally, string language, bool english)
    {
        var result = OrderingResult.Of(tally);
        var answered = Numbers.Whole(result.Answered, language);
        if (result.PairScore is not { } score || result.AllRight is not { } right)
            return english
                ? $"{answered} {(result.Answered == 1 ? "person" : "people")} gave an order."
                : $"{Figure.People(result.Answered, language)} {(result.Answered < 2 ? "a" : "ont")} donné un ordre.";
        var percent = Numbers.Percent((long)Math.Floor((score * 100) + 0.5), language);
        var all = english
            ? $"{Numbers.Whole(right, language)} of {answered} put everything in a right order; on average {percent} of the pairs that matter are right."
            : $"{Numbers.Whole(right, language)} sur {answered} {(right < 2 ? "a" : "ont")} tout mis dans un bon ordre ; en moyenne, {percent} des paires qui comptent sont dans le bon sens.".Spaced();
        if (result.MostCommonSwap is not { } swap)
            return all;
        string Label(string code) => Phrases.Quote(question.Cards[question.IndexOf(code)].Label.In(language), language);
        return english
            ? $"{all} Most common swap: {Label(swap.Then)} before {Label(swap.First)} ({Figure.People(swap.People, language)})."
            : $"{all} {$"L’inversion la plus fréquente : {Label(swap.Then)} avant {Label(swap.First)} ({Figure.People(swap.People, language)}).".Spaced()}";
    }
}
