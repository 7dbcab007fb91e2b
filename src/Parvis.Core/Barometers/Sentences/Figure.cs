using Parvis.Core.Barometers.Findings;
using Parvis.Core.Typography;

namespace Parvis.Core.Barometers.Sentences;

/// <summary>A count as a sentence says it: « 62 % », or « 4 personnes » where the base is too small for percents.</summary>
internal static class Figure
{
    public static string Of(Finding finding, FindingLine line, string language) => Of(finding, line.Count, language);

    public static string Of(Finding finding, int count, string language) =>
        new Share(count, finding.Base(finding.Headline)).Percent is { } percent ? Numbers.Percent(percent, language) : People(count, language);

    public static string People(int count, string language) => Numbers.IsEnglish(language)
        ? $"{Numbers.Whole(count, language)} {(count == 1 ? "person" : "people")}"
        : $"{Numbers.Whole(count, language)} {(count < 2 ? "personne" : "personnes")}";
}

/// <summary>« 3 personnes sur 4 », only where it is the share to half a point: never a rounder story than the counts.</summary>
internal static class Fraction
{
    private static readonly (int Of, int In)[] Spoken = [(1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (1, 5), (2, 5), (3, 5), (4, 5), (9, 10)];

    public static string? Of(Share share, string language)
    {
        if (share.Base < Share.SmallBase)
            return null;
        foreach (var (of, @in) in Spoken)
            // |count/base − of/in| ≤ 1/200, in whole numbers.
            if (200L * Math.Abs((long)share.Count * @in - (long)of * share.Base) <= (long)@in * share.Base)
                return Numbers.IsEnglish(language)
                    ? $"{of} {(of == 1 ? "person" : "people")} in {@in}"
                    : $"{of} {(of == 1 ? "personne" : "personnes")} sur {@in}";
        return null;
    }
}
