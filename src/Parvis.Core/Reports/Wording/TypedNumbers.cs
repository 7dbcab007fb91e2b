using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Parvis.Core.Reports.Wording;

/// <summary>
/// Numbers that someone typed: in a report a number is a reference or says where it comes from. Dates, years, hours, the numbers of
/// questions, annexes and articles, ordinals and labels quoted as they were asked are not figures of the survey.
/// </summary>
public static partial class TypedNumbers
{
    private const RegexOptions Loose = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private const string Month =
        "(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|january|february|march|april|may|june|july|august|september|october|november|december)";

    // What a number right before these words counts: a year is never followed by them.
    private const string Counted =
        "(?:%|‰|€|pour\\s?cent|percent|points?|personnes?|réponses?|répondant|habitant|formulaire|participant|citation|voix|avis|étoile|people|persons?|answers?|responses?|respondents?|inhabitants?|forms?|stars?|euros?)";

    public static IEnumerable<ReportProblem> In(Prose prose, IReadOnlyCollection<string> labels)
    {
        var text = WithoutLabels(prose.Text, labels);
        foreach (var allowed in new[] { Days(), Hours(), Years(), Questions(), Parts(), Ordinals(), Names() })
            text = allowed.Replace(text, match => new string(Prose.NotTyped, match.Length));
        foreach (Match number in Number().Matches(text))
            yield return new(prose.At(number.Index), new("report.typed-number", number.Value.Trim()));
        foreach (Match percent in SpelledPercent().Matches(text))
            yield return new(prose.At(percent.Index), new("report.typed-number", percent.Value));
        foreach (Match words in Spelled().Matches(text))
            yield return new(prose.At(words.Index), new("report.spelled-figure", words.Value), Blocking: false);
    }

    private static string WithoutLabels(string text, IReadOnlyCollection<string> labels)
    {
        foreach (var label in labels)
            for (var at = 0; (at = text.IndexOf(label, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += label.Length)
                // Not the end of another number: « 3 ans » is not in « 13 ans ».
                if (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
                    text = string.Concat(text.AsSpan(0, at), new string(Prose.NotTyped, label.Length), text.AsSpan(at + label.Length));
        return text;
    }

    /// <summary>Labels and wordings that hold a digit, the longest first: « 26 à 44 ans » is quoted, not counted.</summary>
    public static ImmutableArray<string> Labels(Figures.FigureCatalogue catalogue) =>
    [
        .. catalogue.Groups.Where(g => g.Finding is not null).SelectMany(g => g.Figures).Where(f => f.Unit is Figures.FigureUnit.Words).Select(f => f.Shown!)
            .Where(l => l.Any(char.IsAsciiDigit) && !IsBareNumber().IsMatch(l)).Distinct().OrderByDescending(l => l.Length),
    ];

    // A label « 12 » would let any 12 through.
    [GeneratedRegex(@"^[\d\s.,%+-]*$", Loose)]
    private static partial Regex IsBareNumber();

    [GeneratedRegex(@"\b\d{1,2}(?:er|st|nd|rd|th)?(?:\s(?:au|et|à|to|and|-)\s\d{1,2}(?:er|st|nd|rd|th)?)?\s" + Month + @"(?:\s\d{4})?\b|\b" + Month
        + @"\s\d{1,2}(?:,\s|\s)\d{4}\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b", Loose)]
    private static partial Regex Days();

    [GeneratedRegex(@"\b\d{1,2}\s?h(?:\s?\d{2})?\b|\b\d{1,2}:\d{2}\b", Loose)]
    private static partial Regex Hours();

    [GeneratedRegex(@"(?<![\d.,])(?:19|20)\d{2}(?![\d.,]\d|\d|\s*" + Counted + ")", Loose)]
    private static partial Regex Years();

    [GeneratedRegex(@"\bquestions?\s\d{1,3}(?:(?:,\s|\set\s|\sand\s|\sà\s|\sto\s|\sou\s|\sor\s|-)\d{1,3}\b)*(?!\d|[.,]\d|\s*" + Counted + @")|\bq\s?\d{1,3}\b", Loose)]
    private static partial Regex Questions();

    [GeneratedRegex(@"\b(?:annexe|figure|tableau|page|chapitre|partie|section|article|étape|axe|numéro|version|appendix|table|part|chapter|step)s?\s\d{1,4}\b(?![.,]\d|\s*%)"
        + @"|\bn[°o]\s?\d[\d-]*\b|\bloi\s(?:n°\s?)?\d{2,4}-\d+", Loose)]
    private static partial Regex Parts();

    [GeneratedRegex(@"\b\d{1,4}(?:ers?|res?|ères?|es?|èmes?|nde?s?|st|rd|th)\b", Loose)]
    private static partial Regex Ordinals();

    // CO2, GPT-4, A4; 4G, 3D.
    [GeneratedRegex(@"\b\p{L}+-?\d+\b|\b[2-6][GD]\b", RegexOptions.CultureInvariant)]
    private static partial Regex Names();

    [GeneratedRegex(@"[+\-−]?\d(?:[\d.,\u00A0\u202F ]*\d)?(?:\s*[%‰€])?", Loose)]
    private static partial Regex Number();

    [GeneratedRegex(@"\b\p{L}+(?:-\p{L}+)*\s(?:pour\s?cent|percent|per\scent)\b", Loose)]
    private static partial Regex SpelledPercent();

    [GeneratedRegex(@"\b(?:la\smoitié|un\stiers|deux\stiers|un\squart|trois\squarts|(?:une|deux|trois|quatre|cinq|six|sept|huit|neuf)\s(?:\p{L}+\s)?sur\s(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix)"
        + @"|half\sof|two\sthirds|(?:a|one)\sthird|(?:a|one)\squarter|three\squarters|(?:one|two|three|four|five|six|seven|eight|nine)\s(?:\p{L}+\s)?(?:in|out\sof)\s(?:two|three|four|five|six|seven|eight|nine|ten))\b", Loose)]
    private static partial Regex Spelled();
}
