using Parvis.Core.Barometers.Findings;
using Parvis.Core.Typography;

namespace Parvis.Core.Barometers.Sentences;

/// <summary>
/// The line under every figure: whom it is of. « Base : 189 personnes ayant exprimé un avis (192 interrogées, 3 ne se prononcent
/// pas) ».
/// </summary>
public static class BaseLine
{
    public static string Of(Finding finding, string language)
    {
        if (finding.Withheld)
            return Numbers.IsEnglish(language) ? "Too few answers to publish a figure." : "Trop peu de réponses pour publier un chiffre.";
        return Numbers.IsEnglish(language) ? English(finding) : French(finding);
    }

    /// <summary>What a reader must know of the numbers themselves: small base, totals of 99 or 101, totals above 100. Null when nothing.</summary>
    public static string? Note(Finding finding, string language)
    {
        var english = Numbers.IsEnglish(language);
        if (finding is { Withheld: false, Kind: FindingKind.Words, Lines.IsEmpty: false })
            return english ? "Themes given by hand; an answer may have several." : "Thèmes donnés à la main ; une réponse peut en avoir plusieurs.".Spaced();
        if (finding.Withheld || finding.Kind is FindingKind.Words)
            return null;
        var @base = finding.Base(finding.Headline);
        if (@base < Share.CountsOnlyBase)
            return english ? "Too few answers for percentages: only counts are given." : "Trop peu de réponses pour des pourcentages : seuls les effectifs sont donnés.".Spaced();
        var notes = new List<string>();
        if (@base < Share.SmallBase)
            notes.Add(english ? "Small base: read with caution." : "Base faible : à lire avec prudence.".Spaced());
        if (finding.Kind is FindingKind.Multiple)
            notes.Add(english ? "Several answers possible: the total exceeds 100%." : "Plusieurs réponses possibles : total supérieur à 100 %.".Spaced());
        else if (DisplayedTotal(finding) is var total and not 100)
            notes.Add(english
                ? $"The displayed total is {Numbers.Percent(total, language)} because of rounding."
                : $"Le total affiché est de {Numbers.Percent(total, language)} en raison des arrondis.");
        return notes.Count == 0 ? null : string.Join(" ", notes);
    }

    /// <summary>Sum of the rounded percents as displayed, those who do not say included where they are on the base.</summary>
    public static int DisplayedTotal(Finding finding)
    {
        var @base = finding.Base(finding.Headline);
        var lines = finding.Lines.Sum(l => finding.Share(l).Percent ?? 0);
        return lines + (finding.Headline is ShareBase.Shown ? new Share(finding.States.DidNotSay, @base).Percent ?? 0 : 0);
    }

    private static string French(Finding finding)
    {
        var (states, didNot) = (finding.States, DidNotSayFrench(finding.States.DidNotSay));
        string People(int n) => $"{Numbers.Whole(n, "fr")} {(n < 2 ? "personne" : "personnes")}";
        if (finding is { Kind: FindingKind.Words, Lines.IsEmpty: false })
            return $"Base : {People(states.Expressed)} ayant écrit une réponse ({Numbers.Whole(states.Shown, "fr")} {(states.Shown < 2 ? "interrogée" : "interrogées")})".Spaced();
        if (finding.Kind is FindingKind.Words)
            return $"Base : {People(states.Shown)} {(states.Shown < 2 ? "interrogée" : "interrogées")}".Spaced();
        if (finding.Headline is ShareBase.Shown)
            return (states.DidNotSay == 0
                ? $"Base : {People(states.Shown)} {(states.Shown < 2 ? "interrogée, qui s’est prononcée" : "interrogées, toutes se sont prononcées")}"
                : $"Base : {People(states.Shown)} {(states.Shown < 2 ? "interrogée" : "interrogées")} "
                    + $"({Numbers.Whole(states.Expressed, "fr")} {(states.Expressed < 2 ? "a" : "ont")} répondu, {didNot})").Spaced();
        var opinion = finding.Kind is FindingKind.Multiple ? "ayant choisi au moins une réponse" : "ayant exprimé un avis";
        var asked = $"{Numbers.Whole(states.Shown, "fr")} {(states.Shown < 2 ? "interrogée" : "interrogées")}";
        return $"Base : {People(states.Expressed)} {opinion} ({asked}, {didNot})".Spaced() + CitationsFrench(finding);
    }

    private static string English(Finding finding)
    {
        var states = finding.States;
        string People(int n) => $"{Numbers.Whole(n, "en")} {(n == 1 ? "person" : "people")}";
        var didNot = $"{Numbers.Whole(states.DidNotSay, "en")} gave no opinion";
        if (finding is { Kind: FindingKind.Words, Lines.IsEmpty: false })
            return $"Base: {People(states.Expressed)} who wrote an answer ({Numbers.Whole(states.Shown, "en")} asked)";
        if (finding.Kind is FindingKind.Words)
            return $"Base: {People(states.Shown)} asked";
        if (finding.Headline is ShareBase.Shown)
            return states.DidNotSay == 0
                ? $"Base: {People(states.Shown)} asked, all of whom answered"
                : $"Base: {People(states.Shown)} asked ({Numbers.Whole(states.Expressed, "en")} answered, {didNot})";
        var opinion = finding.Kind is FindingKind.Multiple ? "who chose at least one answer" : "who gave an opinion";
        return $"Base: {People(states.Expressed)} {opinion} ({Numbers.Whole(states.Shown, "en")} asked, {didNot})" + CitationsEnglish(finding);
    }

    private static string DidNotSayFrench(int n) => n switch
    {
        0 => "toutes se prononcent",
        1 => "1 ne se prononce pas",
        _ => $"{Numbers.Whole(n, "fr")} ne se prononcent pas",
    };

    private static string CitationsFrench(Finding finding)
    {
        if (finding.Kind is not FindingKind.Multiple || ScoreFacts.MeanOf(finding.Citations, finding.States.Expressed, 10) is not { } tenths)
            return "";
        return $"{Phrases.Semicolon("fr")} {Numbers.Whole(finding.Citations, "fr")} {(finding.Citations < 2 ? "citation" : "citations")}, soit {Numbers.Fixed(tenths, 1, "fr")} par personne";
    }

    private static string CitationsEnglish(Finding finding)
    {
        if (finding.Kind is not FindingKind.Multiple || ScoreFacts.MeanOf(finding.Citations, finding.States.Expressed, 10) is not { } tenths)
            return "";
        return $"; {Numbers.Whole(finding.Citations, "en")} {(finding.Citations == 1 ? "citation" : "citations")}, {Numbers.Fixed(tenths, 1, "en")} a person";
    }
}
