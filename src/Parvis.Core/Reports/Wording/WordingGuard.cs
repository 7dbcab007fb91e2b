using System.Text.RegularExpressions;
using Parvis.Core.Surveys;

namespace Parvis.Core.Reports.Wording;

/// <summary>
/// What a survey's design does not let a report say (METHOD §10). People who chose to answer speak for themselves: no margin of error, no
/// significance, no « habitants » in general. The refusal's words suggest others.
/// </summary>
public static partial class WordingGuard
{
    private const RegexOptions Loose = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    public static IEnumerable<ReportProblem> In(Prose prose, SurveyDesign design)
    {
        if (design is SurveyDesign.RandomSample)
            return [];
        // A census that not everyone answered has no sampling error either, but it may speak of those it asked.
        var found = new List<ReportProblem>();
        Look(found, prose, Margin(), "report.says-margin", blocking: true);
        Look(found, prose, Significant(), "report.says-significant", blocking: true);
        Look(found, prose, Representative(), "report.says-representative", blocking: true);
        Look(found, prose, Poll(), "report.says-poll", blocking: false);
        if (design is SurveyDesign.SelfSelected)
            Look(found, prose, Everyone(), "report.says-everyone", blocking: false);
        return found;
    }

    // To deny a thing is not to claim it: « aucune marge d’erreur », « non représentative », « ne sont pas significatifs ».
    private static void Look(List<ReportProblem> found, Prose prose, Regex words, string key, bool blocking)
    {
        foreach (Match match in words.Matches(prose.Text))
            if (!Denied().IsMatch(prose.Text[Math.Max(0, match.Index - 40)..match.Index]))
                found.Add(new(prose.At(match.Index), new(key, match.Value), blocking));
    }

    [GeneratedRegex(@"\bmarges?\sd[’']erreur|\bintervalles?\sde\sconfiance|\bmargins?\sof\serror|\bconfidence\sintervals?|\berreur\sd[’']échantillonnage|\bsampling\serror", Loose)]
    private static partial Regex Margin();

    [GeneratedRegex(@"\b(?:statistiquement\s)?significati(?:fs?|ves?|vement)\b|\b(?:statistically\s)?significan(?:t|tly|ce)\b", Loose)]
    private static partial Regex Significant();

    [GeneratedRegex(@"\b(?:échantillon\s|panel\s)?représentati(?:fs?|ves?)\b|\brepresentative\b", Loose)]
    private static partial Regex Representative();

    // The Commission des sondages keeps its name.
    [GeneratedRegex(@"(?<!commission\sdes\s)\bsond(?:ages?|és?|ées?)\b|\bopinion\spolls?\b|\bpoll(?:s|ed)?\b", Loose)]
    private static partial Regex Poll();

    [GeneratedRegex(@"\b(?:les\s(?:habitants|habitantes|Roubaisiens|Français|citoyens|citoyennes|usagers|jeunes|familles|gens)(?:\sd[eu]s?\s\p{L}+)?|la\spopulation|la\sville|le\sterritoire|(?:the\s)?inhabitants|the\s(?:population|public)|citizens)\s(?:ne\s)?(?:pensent?|estiment?|veulent|veut|souhaitent?|jugent?|considèrent?|craignent|attendent|attend|demandent?|sont\s\p{L}+|think|want|believe|fear|expect|consider)\b", Loose)]
    private static partial Regex Everyone();

    [GeneratedRegex(@"\b(?:aucune?s?|sans|non|ne|n[’']\p{L}+|pas|ni|no|not|without|neither|nor|never|jamais)\b[^.,;:!?]*$", Loose)]
    private static partial Regex Denied();
}
