using System.Text;
using Parvis.Core.Barometers.Publishing;
using Parvis.Core.Questions;
using Parvis.Core.Reports.Figures;
using Parvis.Core.Typography;

namespace Parvis.Core.Reports;

/// <summary>A first report to write on: question by question, the sentence and the chart, then method and annex. Right as it is.</summary>
public static class StartingSource
{
    public static string Of(Barometer barometer, string language)
    {
        var english = Numbers.IsEnglish(language);
        var source = new StringBuilder();
        source.Append($"# {OneLine(barometer.Title.In(language))}\n\n");
        source.Append(english
            ? "This report presents the {{panel.analysed}} responses received {{panel.period}}. Everyone was free to answer: the figures describe those who did.\n\n"
            : "Ce rapport présente les {{panel.analysed}} réponses reçues {{panel.period}}. Chacun était libre de répondre : les chiffres décrivent les personnes qui ont répondu.\n\n");
        source.Append("::: key-points\n");
        foreach (var finding in barometer.With(QuestionRole.Thematic).Where(f => !f.Superseded && !f.Withheld).Take(3))
            source.Append($"::: sentence {FigureCatalogue.NameOf(finding)}\n");
        source.Append(":::\n");
        foreach (var role in new[] { QuestionRole.Thematic, QuestionRole.Profile })
        {
            var findings = barometer.With(role).Where(f => !f.Superseded).ToList();
            if (findings.Count == 0)
                continue;
            source.Append(role is QuestionRole.Thematic
                ? english ? "\n## Results\n" : "\n## Résultats\n"
                : english ? "\n## Who answered\n" : "\n## Qui a répondu\n");
            foreach (var finding in findings)
                source.Append($"\n### {OneLine(finding.Wording.In(language))}\n\n::: figure {FigureCatalogue.NameOf(finding)}\n");
        }
        source.Append(english ? "\n## Method\n\n::: method\n\n::: page-break\n\n## Annex: all the figures\n\n::: annex\n"
            : "\n## Méthode\n\n::: method\n\n::: page-break\n\n## Annexe : tous les chiffres\n\n::: annex\n");
        return source.ToString();
    }

    // A wording may hold what the source's syntax would read: a star, a bracket, two braces.
    private static string OneLine(string words)
    {
        var line = new StringBuilder();
        foreach (var letter in words.ReplaceLineEndings(" "))
        {
            if (letter is '\\' or '*' or '[' or '{' or '<')
                line.Append('\\');
            line.Append(letter);
        }
        return line.ToString().Trim();
    }
}
