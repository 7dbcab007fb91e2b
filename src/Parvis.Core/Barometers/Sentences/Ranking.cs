using Parvis.Core.Barometers.Findings;
using Parvis.Core.Typography;

namespace Parvis.Core.Barometers.Sentences;

/// <summary>Which answers come first: « « Santé » arrive en tête (51 % des répondants), devant « Vie quotidienne » (40 %) et… ».</summary>
internal static class Ranking
{
    private const int Followers = 2;

    public static string Of(Finding finding, string language)
    {
        var english = Numbers.IsEnglish(language);
        var ranked = finding.Lines.Where(l => !l.Residual).OrderByDescending(l => l.Count).ToList();
        if (ranked.Count == 0 || ranked[0].Count == 0)
            return english ? "No proposed answer was chosen." : "Aucune des réponses proposées n’a été choisie.";
        var first = ranked.TakeWhile(l => l.Count == ranked[0].Count).ToList();
        var head = first.Count == 1 ? Alone(finding, first[0], english) : Level(finding, first, english);
        var rest = ranked.Skip(first.Count).Where(l => l.Count > 0).ToList();
        return $"{head}{After(finding, first, rest, english)}.";
    }

    private static string Alone(Finding finding, FindingLine line, bool english) => english
        ? $"{Quote(finding, line, english)} comes first ({Figure.Of(finding, line, "en")}{Whom(finding, english)})"
        : $"{Quote(finding, line, english)} arrive en tête ({Figure.Of(finding, line, "fr")}{Whom(finding, english)})";

    private static string Level(Finding finding, List<FindingLine> lines, bool english)
    {
        var each = Figure.Of(finding, lines[0], english ? "en" : "fr");
        // A long tie is no ranking: three names are enough to say so.
        if (lines.Count > 3)
            return english
                ? $"{lines.Count} answers come first, level ({each}{Whom(finding, english)} each)"
                : $"{lines.Count} réponses arrivent en tête à égalité ({each}{Whom(finding, english)} pour chacune)";
        var names = lines.ConvertAll(l => Quote(finding, l, english));
        return english
            ? $"{Phrases.And(names, "en")} come first, level ({each}{Whom(finding, english)} each)"
            : $"{Phrases.And(names, "fr")} arrivent en tête à égalité ({each}{Whom(finding, english)} pour chaque réponse)";
    }

    private static string After(Finding finding, List<FindingLine> first, List<FindingLine> rest, bool english)
    {
        if (rest.Count == 0)
            return "";
        var language = english ? "en" : "fr";
        // Same percent, different counts: the lead is real but small, and only counts show it.
        var close = finding.Share(first[0]).Percent is { } top && top == finding.Share(rest[0]).Percent;
        var shown = rest.TakeWhile((l, i) => i < Followers || (i < Followers + 1 && l.Count == rest[i - 1].Count)).ToList();
        // Naming one of several that are level would be a choice we have no reason to make.
        if (shown.Count < rest.Count && rest[shown.Count].Count == shown[^1].Count)
            shown.RemoveAll(l => l.Count == shown[^1].Count);
        if (shown.Count == 0)
            return "";
        var names = shown.ConvertAll(l => $"{Quote(finding, l, english)} ({(close ? Figure.People(l.Count, language) : Figure.Of(finding, l, language))})");
        var ahead = english ? close ? ", just ahead of " : ", ahead of " : close ? ", de peu devant " : ", devant ";
        var lead = close ? english ? $" with {Figure.People(first[0].Count, language)}" : $" avec {Figure.People(first[0].Count, language)}" : "";
        return $"{lead}{ahead}{Phrases.And(names, language)}";
    }

    private static string Quote(Finding finding, FindingLine line, bool english)
    {
        var language = english ? "en" : "fr";
        return Phrases.Quote(finding.Label(line, language), language);
    }

    // Said once, at the first figure: whom the percents are of.
    private static string Whom(Finding finding, bool english) => finding.Base(finding.Headline) < Share.CountsOnlyBase ? ""
        : finding.Headline is ShareBase.Expressed ? english ? " of respondents" : " des répondants"
        : english ? " of those asked" : " des personnes interrogées";
}
