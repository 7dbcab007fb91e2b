using System.Collections.Immutable;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Sentences;
using Parvis.Core.Questions.Position;
using Parvis.Core.Typography;
using Parvis.Core.Workshops.Views;

namespace Parvis.Core.Workshops.Results;

/// <summary>A debate in words: where people stand, who moved, and whether the room as a whole shifted. Of this room only.</summary>
public static class DebateSentence
{
    /// <summary>Under this, a shift as large would often come by chance alone.</summary>
    private const double Unlikely = 0.05;

    public static string Of(PositionQuestion question, PositionTally tally, RoundResult result, string language)
    {
        var english = Numbers.IsEnglish(language);
        if (tally.States.Answered == 0)
            return Hands(result, language, english);
        return PositionFlow.Of(tally) is { Moved: > 0, Change: { } change } ? $"{Moves(tally, language)} {Test(change, english)}" : Moves(tally, language);
    }

    /// <summary>Who moved, without a word on the room as a whole: also true of several rooms together.</summary>
    public static string Moves(PositionTally tally, string language)
    {
        var english = Numbers.IsEnglish(language);
        var (flow, n) = (PositionFlow.Of(tally), tally.States.Answered);
        if (flow.Moved == 0)
            return english ? $"{Figure.People(n, language)} took a side; nobody moved." : $"{Figure.People(n, language)} {(n < 2 ? "a" : "ont")} pris position ; personne n’a changé de place.".Spaced();
        var share = new Share(flow.Moved, n).Percent is { } percent ? $" ({Numbers.Percent(percent, language)})" : "";
        var moved = Numbers.Whole(flow.Moved, language);
        return english
            ? $"{moved} of {Figure.People(n, language)} moved{share}."
            : $"{Figure.People(flow.Moved, language)} sur {Numbers.Whole(n, language)} {(flow.Moved < 2 ? "a" : "ont")} changé de place{share}.";
    }

    /// <summary>« Débat » labels of the places one can stand at, from against to for.</summary>
    public static ImmutableArray<string> Sides(PositionQuestion question, string language)
    {
        var english = Numbers.IsEnglish(language);
        var (against, @for) = (question.AgainstLabel?.In(language) ?? (english ? "Against" : "Pas d’accord"), question.ForLabel?.In(language) ?? (english ? "For" : "D’accord"));
        var doubt = english ? "In doubt" : "Dans le doute";
        return question.Variant switch
        {
            PositionVariant.TwoBanks => [against, @for],
            PositionVariant.River => [against, doubt, @for],
            PositionVariant.FiveSteps =>
            [
                against, english ? "Rather against" : "Plutôt contre", doubt, english ? "Rather for" : "Plutôt pour", @for,
            ],
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static string Hands(RoundResult result, string language, bool english)
    {
        var crossed = result.Crossings.Values.Sum();
        var standing = Figure.People(result.Hands.Values.Sum(), language);
        return english
            ? $"{standing} standing, {Numbers.Whole(crossed, language)} {(crossed == 1 ? "crossing" : "crossings")} counted."
            : $"{standing} debout dans la salle, {Numbers.Whole(crossed, language)} {(crossed < 2 ? "changement" : "changements")} de camp.";
    }

    private static string Test(ChangeTest change, bool english)
    {
        var name = change.Name is ChangeTestName.McNemar ? "McNemar" : "Stuart–Maxwell";
        var shifted = change.P < Unlikely;
        return (english, shifted) switch
        {
            (true, true) => $"The moves do not cancel out: this room as a whole shifted ({name} test). It says nothing of people outside it.",
            (true, false) => $"The moves may well cancel out: nothing shows that this room as a whole shifted ({name} test).",
            (false, true) => $"Les passages ne se compensent pas : cette salle, dans son ensemble, a bougé (test de {name}). Cela ne dit rien des personnes qui n’y sont pas.".Spaced(),
            (false, false) => $"Les passages peuvent se compenser : rien ne montre que cette salle, dans son ensemble, ait bougé (test de {name}).".Spaced(),
        };
    }
}
