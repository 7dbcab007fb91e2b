using Parvis.Core.Barometers.Findings;
using Parvis.Core.Typography;

namespace Parvis.Core.Barometers.Sentences;

/// <summary>What is said of ordered answers: sides, means, the most frequent.</summary>
internal static class Scales
{
    public static string Ordered(Finding finding, bool english)
    {
        var language = english ? "en" : "fr";
        var most = Most(finding);
        var names = most.ConvertAll(l => Phrases.Quote(finding.Label(l, language), language));
        var figure = $"{Figure.Of(finding, most[0], language)}{(finding.Base(finding.Headline) < Share.CountsOnlyBase ? "" : english ? " of those asked" : " des personnes interrogées")}";
        // A long tie is no finding: three names are enough to say so.
        if (most.Count > 3)
            return english ? $"{most.Count} answers come first, level ({figure} each)." : $"{most.Count} réponses arrivent en tête à égalité ({figure} pour chacune).";
        return most.Count == 1
            ? english ? $"The most frequent answer is {names[0]} ({figure})." : $"La réponse la plus fréquente est {names[0]} ({figure})."
            : english ? $"The most frequent answers are {Phrases.And(names, "en")} ({figure} each)."
            : $"Les réponses les plus fréquentes sont {Phrases.And(names, "fr")} ({figure} pour chacune).";
    }

    public static string Likert(Finding finding, bool english)
    {
        var language = english ? "en" : "fr";
        var facts = ScoreFacts.Of(finding)!;
        string Side(Func<decimal, bool> of) => Phrases.Or(
            [.. finding.Lines.Where(l => of(l.Score!.Value)).OrderBy(l => Math.Abs(l.Score!.Value)).Select(l => Phrases.Quote(finding.Label(l, language), language))], language);
        string Choose(long people, string side) => english
            ? $"{Figure.Of(finding, (int)people, language)} choose {side}"
            : $"{Figure.Of(finding, (int)people, language)} choisissent {side}".Replace("1 personne choisissent", "1 personne choisit").Replace("0 personne choisissent", "0 personne choisit");
        var negative = Choose(facts.Sides.Negative, Side(s => s < 0));
        var positive = Choose(facts.Sides.Positive, Side(s => s > 0));
        var (larger, smaller) = facts.Sides.Positive >= facts.Sides.Negative ? (positive, negative) : (negative, positive);
        var (low, high) = (Numbers.Plain(facts.Lowest, language, signed: true), Numbers.Plain(facts.Highest, language, signed: true));
        var mean = Numbers.Fixed(facts.MeanHundredths!.Value, 2, language, signed: true);
        return english
            ? $"{larger}; {smaller}. Mean score: {mean}, from {low} to {high}{Net(facts, english)}."
            : $"{larger} ; {smaller}. Score moyen : {mean}, de {low} à {high}{Net(facts, english)}.".Spaced();
    }

    private static string Net(ScoreFacts facts, bool english)
    {
        if (facts.N < Share.CountsOnlyBase || facts.Sides.NetRounded is not { } net)
            return "";
        var points = Numbers.Fixed(net, 0, english ? "en" : "fr", signed: true);
        return english
            ? $"; balance of opinions: {points} {(Math.Abs(net) == 1 ? "point" : "points")}"
            : $" ; solde des avis : {points}\u00A0{(Math.Abs(net) < 2 ? "point" : "points")}";
    }

    public static string Stars(Finding finding, bool english)
    {
        var language = english ? "en" : "fr";
        var facts = ScoreFacts.Of(finding)!;
        var mean = Numbers.Fixed(facts.MeanHundredths!.Value, 2, language);
        var steps = finding.Lines.Length;
        var most = Most(finding);
        var marks = Phrases.And(most.ConvertAll(l => finding.Label(l, language)), language);
        var figure = Figure.Of(finding, most[0], language);
        var high = Figure.Of(finding, finding.Lines[^1].Count + finding.Lines[^2].Count, language);
        var opening = english
            ? $"The mean mark is {mean} out of {steps} ({Numbers.Whole(facts.N, "en")} marks). "
            : $"La note moyenne est de {mean} sur {steps} ({Numbers.Whole(facts.N, "fr")} notes). ";
        var often = most.Count == 1
            ? english ? $"The most given is {marks} ({figure})" : $"La note la plus donnée est {marks} ({figure})"
            : english ? $"The most given are {marks} ({figure} each)" : $"Les notes les plus données sont {marks} ({figure} pour chacune)";
        if (steps < 4)
            return $"{opening}{often}.";
        return opening + (english
            ? $"{often}; {high} give {steps - 1} or {steps} stars."
            : $"{often} ; {high} donnent {steps - 1} ou {steps} étoiles.".Replace("1 personne donnent", "1 personne donne").Replace("0 personne donnent", "0 personne donne").Spaced());
    }

    public static string Bands(Finding finding, bool english)
    {
        var language = english ? "en" : "fr";
        var unit = finding.Unit is { } named ? $"{Phrases.NoBreakSpace}{named.In(language)}" : "";
        var mean = Numbers.Fixed(ScoreFacts.MeanOf(finding.Numbers!.Sum, finding.States.Expressed, 10)!.Value, 1, language);
        var median = finding.Numbers.Median is { } middle
            ? $"{Phrases.Semicolon(language)} {(english ? "median:" : $"médiane{Phrases.NoBreakSpace}:")} {Numbers.Plain((decimal)middle, language)}{unit}"
            : "";
        var opening = english ? $"Mean: {mean}{unit}{median}." : $"Moyenne{Phrases.NoBreakSpace}: {mean}{unit}{median}.";
        return finding.Lines.IsEmpty ? opening : $"{opening} {Ordered(finding, english)}";
    }

    private static List<FindingLine> Most(Finding finding)
    {
        var most = finding.Lines.Max(l => l.Count);
        return [.. finding.Lines.Where(l => l.Count == most)];
    }
}
