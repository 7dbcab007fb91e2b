using Parvis.Core.Barometers.Publishing;
using Parvis.Core.Typography;
using Parvis.Web.Layout;

namespace Parvis.Web.Barometers;

/// <summary>What the method sheet says of weighting, in one paragraph: on the page, in documents, in workbooks.</summary>
internal static class WeightingWords
{
    public static string Of(MethodSheet method, Words words)
    {
        if (method.Weighting is not { } weighting)
            return words["barometer.weighting-none"];
        string Whole(double number) => Numbers.Whole((long)number, words.Language);
        string Tenths(double number) => Numbers.Fixed((long)Math.Floor(number * 10 + 0.5), 1, words.Language);
        var by = string.Join(words.Language == "fr" ? "\u202F; " : "; ", weighting.Margins.Select(m => $"{Phrases.Quote(m.Question.In(words.Language), words.Language)} ({m.Source})"));
        var said = words["barometer.weighting-text", by, Whole(weighting.People), Whole(weighting.EffectiveN), Tenths(weighting.Deff), Tenths(weighting.Most)];
        return weighting.LeftOut == 0 ? said : $"{said} {words.Count("barometer.weighting-left-out", weighting.LeftOut)}";
    }
}
