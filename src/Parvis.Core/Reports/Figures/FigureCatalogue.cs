using System.Collections.Frozen;
using System.Collections.Immutable;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Publishing;
using Parvis.Core.Typography;

namespace Parvis.Core.Reports.Figures;

/// <summary>Figures that are told together: those of the panel, or of one question.</summary>
public sealed record FigureGroup(string Name, string Title, Finding? Finding, ImmutableArray<ReportFigure> Figures);

/// <summary>Every figure that a report on a barometer may name, in one language: what the picker lists is what a reference finds.</summary>
public sealed class FigureCatalogue
{
    private static readonly string[] Reserved = ["panel", "survey"];

    private readonly FrozenDictionary<string, ReportFigure> byCode;
    private readonly FigureBuilder make;

    private FigureCatalogue(ImmutableArray<FigureGroup> groups, FigureBuilder make)
    {
        Groups = groups;
        this.make = make;
        byCode = groups.SelectMany(g => g.Figures).DistinctBy(f => f.Code).ToFrozenDictionary(f => f.Code);
    }

    public ImmutableArray<FigureGroup> Groups { get; }

    public string Language => make.Language;

    public static FigureCatalogue Of(Barometer barometer, string language)
    {
        var make = new FigureBuilder(language);
        return new(
        [
            new("panel", make.Say("L’enquête", "The survey"), null, [.. Panel(barometer, make)]),
            .. barometer.Findings.Select(f => new FigureGroup(NameOf(f), f.Wording.In(language), f, QuestionFigures.Of(f, NameOf(f), make))),
        ], make);
    }

    /// <summary><c>q6</c>; <c>q6@1</c> for a wording that is no longer asked.</summary>
    public static string NameOf(Finding finding) =>
        finding.Superseded || Reserved.Contains(finding.Question) ? $"{finding.Question}@{finding.Revision}" : finding.Question;

    public Finding? Question(string name) => Groups.FirstOrDefault(g => g.Name == name)?.Finding;

    /// <summary>The figure of a name; or why there is none.</summary>
    public (ReportFigure? Figure, Refusal? Refusal) Find(string code)
    {
        if (byCode.TryGetValue(code, out var figure) || (figure = Sum(code)) is not null)
            return figure.Shown is null ? (null, new("report.small-base", code, Share.CountsOnlyBase.ToString())) : (figure, null);
        var name = code.Split('.')[0];
        var group = Groups.FirstOrDefault(g => g.Name == name);
        return (null, group switch
        {
            null => new("report.unknown-question", name),
            { Finding.Withheld: true } => new("report.withheld", name),
            { Finding.Kind: FindingKind.Multiple } when code.Contains('+') => new("report.no-sum", name),
            _ => new("report.unknown-figure", code, name),
        });
    }

    /// <summary><c>q3.frequemment+en-continu</c>: people of several options, added before they are rounded. Not where one person may have chosen both.</summary>
    private ReportFigure? Sum(string code)
    {
        var parts = code.Split('.', 3);
        if (parts.Length < 2 || !parts[1].Contains('+') || Question(parts[0]) is not { Withheld: false } finding || finding.Kind is FindingKind.Multiple)
            return null;
        var codes = parts[1].Split('+');
        var lines = finding.Lines.Where(l => codes.Contains(l.Code)).ToList();
        if (lines.Count != codes.Length)
            return null;
        var figures = ImmutableArray.CreateBuilder<ReportFigure>();
        var label = string.Join(" + ", lines.Select(l => finding.Label(l, Language)));
        QuestionFigures.Line(figures, finding, $"{parts[0]}.{parts[1]}", label, lines.Sum(l => l.Count), make);
        return figures.FirstOrDefault(f => f.Code == code);
    }

    private static IEnumerable<ReportFigure> Panel(Barometer barometer, FigureBuilder make)
    {
        var method = barometer.Method;
        var forms = make.Say("formulaires", "forms");
        yield return FigureBuilder.Words("survey.title", make.Say("Titre de l’enquête", "Title of the survey"), barometer.Title.In(make.Language));
        yield return make.Count(
            "survey.questions", make.Say("Questions posées", "Questions asked"), barometer.Findings.Count(f => !f.Superseded), make.Say("questions", "questions"));
        yield return make.Count("panel.received", make.Say("Formulaires reçus", "Forms received"), method.Received, forms);
        yield return make.Count("panel.analysed", make.Say("Réponses analysées", "Responses analysed"), method.Panel, make.Say("réponses", "responses"));
        yield return make.Count("panel.excluded", make.Say("Formulaires exclus", "Forms left out"), method.Received - method.Panel, forms);
        foreach (var excluded in method.Exclusions)
            yield return make.Count($"panel.excluded.{excluded.Rule}", Why(excluded.Rule, make), excluded.Removed, forms);
        if (method is not { FirstDay: { } first, LastDay: { } last })
            yield break;
        yield return FigureBuilder.Words("panel.first-day", make.Say("Premier jour", "First day"), Dates.Day(first, make.Language));
        yield return FigureBuilder.Words("panel.last-day", make.Say("Dernier jour", "Last day"), Dates.Day(last, make.Language));
        yield return FigureBuilder.Words("panel.period", make.Say("Période", "Period"), Dates.Period(first, last, make.Language));
    }

    private static string Why(string rule, FigureBuilder make) => rule switch
    {
        "withdrawn" => make.Say("Formulaires effacés par leur auteur", "Forms erased by their author"),
        "test" => make.Say("Essais", "Tests"),
        "blank" => make.Say("Formulaires blancs", "Blank forms"),
        "duplicate" => make.Say("Doublons", "Duplicates"),
        _ => make.Say("Formulaires reçus hors période", "Forms received outside the period"),
    };
}
