using System.Collections.Immutable;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Typography;

namespace Parvis.Core.Reports.Figures;

/// <summary>Every figure of one question, under its name.</summary>
internal static class QuestionFigures
{
    private static readonly string[] Measures =
    [
        "asked", "answered", "no-opinion", "citations", "citations-each", "mean", "net", "positive", "negative", "top2", "bottom2", "median",
        "wording", "option",
    ];

    /// <param name="name"><c>q6</c>, or <c>q6@1</c> for a wording that is no longer asked.</param>
    public static ImmutableArray<ReportFigure> Of(Finding finding, string name, FigureBuilder make)
    {
        var figures = ImmutableArray.CreateBuilder<ReportFigure>();
        figures.Add(FigureBuilder.Words($"{name}.wording", make.Say("La question", "The question"), finding.Wording.In(make.Language)));
        if (finding.Withheld)
            return figures.ToImmutable();
        foreach (var line in finding.Lines)
        {
            var code = $"{name}.{(Measures.Contains(line.Code) ? $"option.{line.Code}" : line.Code)}";
            Line(figures, finding, code, finding.Label(line, make.Language), line.Count, make);
            if (finding.Weighted is { } weighted && weighted.Percents.TryGetValue(line.Code, out var percent))
                figures.Add(make.Weighted($"{code}.weighted", Phrases.Quote(finding.Label(line, make.Language), make.Language), percent, weighted));
        }
        figures.AddRange(States(finding, name, make));
        figures.AddRange(Scores(finding, name, make));
        return figures.ToImmutable();
    }

    /// <summary>The bases that a share of this question may be of; the first is its headline.</summary>
    public static string[] Bases(Finding finding) => finding.Kind is FindingKind.Multiple ? ["respondents", "shown", "citations"]
        : finding.Headline is ShareBase.Expressed ? ["expressed", "shown"]
        : ["shown", "expressed"];

    public static int BaseOf(Finding finding, string name) => finding.Base(name switch
    {
        "shown" => ShareBase.Shown,
        "citations" => ShareBase.Citations,
        _ => ShareBase.Expressed,
    });

    /// <summary>A count of people with its shares; of one option, or of several added up.</summary>
    public static void Line(
        ImmutableArray<ReportFigure>.Builder figures, Finding finding, string code, string label, int count, FigureBuilder make)
    {
        var quoted = Phrases.Quote(label, make.Language);
        var bases = Bases(finding);
        var headline = new Share(count, BaseOf(finding, bases[0]));
        figures.Add(make.Percent(code, quoted, headline, make.OfBase(bases[0])));
        figures.Add(make.Count($"{code}.count", quoted, count, make.Say("personnes", "people")));
        foreach (var name in bases)
            figures.Add(make.Percent($"{code}.{name}", quoted, new(count, BaseOf(finding, name)), make.OfBase(name)));
        var fraction = make.Fraction($"{code}.fraction", quoted, headline, make.OfBase(bases[0]));
        if (fraction.Shown is not null)
            figures.Add(fraction);
        figures.Add(FigureBuilder.Words($"{code}.label", make.Say("L’intitulé", "The label"), label));
    }

    private static IEnumerable<ReportFigure> States(Finding finding, string name, FigureBuilder make)
    {
        var states = finding.States;
        var people = make.Say("personnes", "people");
        yield return make.Count($"{name}.asked", make.Say("Personnes interrogées", "People asked"), states.Shown, people);
        yield return make.Count(
            $"{name}.answered", make.Say("Personnes qui ont donné leur avis", "People who gave an opinion"), states.Expressed, people);
        var silent = LineLabel.NoOpinion(make.Language);
        yield return make.Percent($"{name}.no-opinion", silent, new(states.DidNotSay, states.Shown), make.OfBase("shown"));
        yield return make.Count($"{name}.no-opinion.count", silent, states.DidNotSay, people);
        if (finding.Kind is not FindingKind.Multiple)
            yield break;
        yield return make.Count($"{name}.citations", make.Say("Citations", "Citations"), finding.Citations, make.OfBase("citations"));
        yield return make.Mean(
            $"{name}.citations-each", make.Say("Citations par personne", "Citations a person"), finding.Citations, states.Expressed, 1, false,
            make.OfBase("respondents"));
    }

    private static IEnumerable<ReportFigure> Scores(Finding finding, string name, FigureBuilder make)
    {
        var opinions = make.OfBase("expressed");
        if (finding.Numbers is { } numbers)
        {
            yield return make.Mean($"{name}.mean", make.Say("Moyenne", "Mean"), numbers.Sum, finding.States.Expressed, 1, false, opinions);
            if (numbers.Median is { } median)
                yield return make.Number($"{name}.median", make.Say("Médiane", "Median"), (decimal)median, "");
        }
        if (finding.Kind is not (FindingKind.Likert or FindingKind.Stars) || ScoreFacts.Of(finding) is not { } facts)
            yield break;
        var likert = finding.Kind is FindingKind.Likert;
        yield return make.Mean(
            $"{name}.mean", likert ? make.Say("Score moyen", "Mean score") : make.Say("Note moyenne", "Mean mark"), facts.Sum, facts.N, 2, likert, opinions);
        if (likert)
        {
            yield return make.Points(
                $"{name}.net", make.Say("Solde des avis (positifs − négatifs)", "Balance of opinions (positive − negative)"),
                (int)(facts.Sides.Positive - facts.Sides.Negative), facts.N, opinions);
            yield return Side("positive", make.Say("Avis positifs", "Positive opinions"), facts.Sides.Positive);
            yield return Side("negative", make.Say("Avis négatifs", "Negative opinions"), facts.Sides.Negative);
        }
        if (finding.Lines.Length < 4)
            yield break;
        yield return Side("top2", make.Say("Les deux plus hauts", "The two highest"), facts.Sides.Top2);
        yield return Side("bottom2", make.Say("Les deux plus bas", "The two lowest"), facts.Sides.Bottom2);

        ReportFigure Side(string code, string label, long count) => make.Percent($"{name}.{code}", label, new((int)count, facts.N), opinions);
    }
}
