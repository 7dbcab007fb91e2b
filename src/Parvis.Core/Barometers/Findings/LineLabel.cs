using Parvis.Core.Typography;

namespace Parvis.Core.Barometers.Findings;

/// <summary>The words of a line: an option's label, « 4 étoiles », « de 26 à 44 ans ».</summary>
public static class LineLabel
{
    public static string Label(this Finding finding, FindingLine line, string language) => finding.Kind switch
    {
        FindingKind.Stars => Stars(int.Parse(line.Code), language),
        FindingKind.Bands => Band(finding, line, language),
        _ => (line.Label ?? LocalisedText.French(line.Code)).In(language),
    };

    public static string NoOpinion(string language) => Numbers.IsEnglish(language) ? "No opinion" : "Ne se prononce pas";

    private static string Stars(int stars, string language) => Numbers.IsEnglish(language)
        ? stars == 1 ? "1 star" : $"{stars} stars"
        : stars == 1 ? "1 étoile" : $"{stars} étoiles";

    // A band of whole numbers ends one before the next begins; with decimals « moins de » is exact for both.
    private static string Band(Finding finding, FindingLine line, string language)
    {
        var unit = finding.Unit is { } named ? $"{Phrases.NoBreakSpace}{named.In(language)}" : "";
        var english = Numbers.IsEnglish(language);
        string Of(decimal value) => Numbers.Plain(value, language);
        return (line.From, line.To) switch
        {
            (null, { } to) => english ? $"Under {Of(to)}{unit}" : $"Moins de {Of(to)}{unit}",
            ({ } from, null) => english ? $"{Of(from)}{unit} and over" : $"{Of(from)}{unit} et plus",
            ({ } from, { } to) when finding.WholeNumbers => english ? $"{Of(from)} to {Of(to - 1)}{unit}" : $"{Of(from)} à {Of(to - 1)}{unit}",
            ({ } from, { } to) => english ? $"{Of(from)} to under {Of(to)}{unit}" : $"De {Of(from)} à moins de {Of(to)}{unit}",
            _ => "",
        };
    }
}
