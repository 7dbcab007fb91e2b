using Parvis.Core.Barometers.Findings;
using Parvis.Core.Typography;

namespace Parvis.Core.Barometers.Sentences;

/// <summary>
/// The finding in one or two sentences, from its counts only. Labels are quoted as they were asked, so that agreement and elision never
/// depend on words we did not write.
/// </summary>
public static class Sentence
{
    public static string Of(Finding finding, string language)
    {
        var english = Numbers.IsEnglish(language);
        if (finding.Withheld)
            return english
                ? "Fewer than five people answered: no figure is published."
                : "Moins de cinq personnes ont répondu : aucun chiffre n’est publié.".Spaced();
        return finding.Kind switch
        {
            FindingKind.Nominal or FindingKind.Multiple => Ranking.Of(finding, language),
            FindingKind.TwoWay => TwoWay(finding, english),
            FindingKind.Ordered => Scales.Ordered(finding, english),
            FindingKind.Likert => Scales.Likert(finding, english),
            FindingKind.Stars => Scales.Stars(finding, english),
            FindingKind.Bands => Scales.Bands(finding, english),
            FindingKind.Words => Words(finding, english),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static string TwoWay(Finding finding, bool english)
    {
        var language = english ? "en" : "fr";
        var lines = finding.Lines.OrderByDescending(l => l.Count).ToArray();
        string Label(FindingLine line) => Phrases.Quote(finding.Label(line, language), language);
        var (first, second) = (Figure.Of(finding, lines[0], language), Figure.Of(finding, lines[1], language));
        var silence = Silence(finding, english);
        if (lines[0].Count == lines[1].Count)
            return english
                ? $"{Label(lines[0])} and {Label(lines[1])} are level ({first} each){silence}."
                : $"{Label(lines[0])} et {Label(lines[1])} sont à égalité ({first} pour chaque réponse){silence}.";
        var fraction = Fraction.Of(finding.Share(lines[0]), language) is { } spoken ? english ? $", or {spoken}" : $", soit {spoken}" : "";
        return english
            ? $"{first} answer {Label(lines[0])}{fraction}; {second} answer {Label(lines[1])}{silence}."
            : $"{first} répondent {Label(lines[0])}{fraction}{Phrases.Semicolon(language)} {second} répondent {Label(lines[1])}{silence}.".Agreed();
    }

    private static string Silence(Finding finding, bool english)
    {
        if (finding.States.DidNotSay == 0)
            return "";
        var figure = Figure.Of(finding, finding.States.DidNotSay, english ? "en" : "fr");
        return english ? $"; {figure} gave no opinion" : $"{Phrases.Semicolon("fr")} {figure} ne se prononcent pas".Agreed();
    }

    private static string Words(Finding finding, bool english)
    {
        var (wrote, asked) = (finding.States.Answered, finding.States.Shown);
        var themes = finding.Lines.Any(l => !l.Residual) ? $" {Ranking.Of(finding, english ? "en" : "fr")}" : "";
        return (english
            ? $"{Numbers.Whole(wrote, "en")} of {Numbers.Whole(asked, "en")} people asked wrote an answer."
            : $"{Numbers.Whole(wrote, "fr")} personnes sur {Numbers.Whole(asked, "fr")} ont écrit une réponse.") + themes;
    }

    // « 1 personne répondent » cannot be: only the counts of tiny bases are ever of one person.
    private static string Agreed(this string french) => french
        .Replace("1 personne répondent", "1 personne répond").Replace("1 personne ne se prononcent", "1 personne ne se prononce")
        .Replace("0 personne répondent", "personne ne répond");
}
