using Parvis.Core.Barometers.Findings;
using Parvis.Core.Typography;
using Parvis.Statistics;

namespace Parvis.Core.Reports.Figures;

/// <summary>Makes figures of one language, each shown as its unit is.</summary>
internal sealed class FigureBuilder(string language)
{
    public string Language => language;

    public bool English => Numbers.IsEnglish(language);

    public string Say(string french, string english) => English ? english : french.Spaced();

    public static ReportFigure Words(string code, string label, string words) => new(code, label, FigureUnit.Words, 0, null, "") { Shown = words };

    public ReportFigure Count(string code, string label, int count, string of) =>
        new(code, label, FigureUnit.Count, count, null, of) { Shown = Numbers.Whole(count, language) };

    public ReportFigure Percent(string code, string label, Share share, string of) =>
        new(code, label, FigureUnit.Percent, share.Count, share.Base, of) { Shown = share.Percent is { } percent ? Numbers.Percent(percent, language) : null };

    public ReportFigure Fraction(string code, string label, Share share, string of) =>
        new(code, label, FigureUnit.Fraction, share.Count, share.Base, of) { Shown = Barometers.Sentences.Fraction.Of(share, language) };

    /// <summary>A mean to <paramref name="decimals"/> places, half up in exact arithmetic.</summary>
    public ReportFigure Mean(string code, string label, decimal sum, int people, int decimals, bool signed, string of)
    {
        var shown = ScoreFacts.MeanOf(sum, people, (int)Math.Pow(10, decimals)) is { } mean ? Numbers.Fixed(mean, decimals, language, signed) : null;
        return new(code, label, FigureUnit.Mean, sum, people, of) { Shown = shown };
    }

    public ReportFigure Number(string code, string label, decimal value, string of) =>
        new(code, label, FigureUnit.Mean, value, null, of) { Shown = Numbers.Plain(value, language) };

    public ReportFigure Points(string code, string label, int difference, int people, string of) =>
        new(code, label, FigureUnit.Points, difference, people, of)
        {
            Shown = people < Share.CountsOnlyBase ? null : Numbers.Fixed(Rounding.HalfUp(difference, people)!.Value, 0, language, signed: true),
        };

    /// <summary>A share each response counts in for its weight: a number that is of nothing one can count again, with its unweighted base said.</summary>
    public ReportFigure Weighted(string code, string label, int percent, WeightedShares of) => new(code, label, FigureUnit.Percent, percent, null, Say(
        $"sur 100, redressés ; base : {Numbers.Whole(of.People, language)} personnes, qui en valent {Numbers.Whole(of.EffectiveN, language)}",
        $"in 100, weighted; base: {Numbers.Whole(of.People, language)} people, worth {Numbers.Whole(of.EffectiveN, language)}"))
    {
        Shown = Numbers.Percent(percent, language),
    };

    /// <summary>« personnes interrogées », « répondants », « citations ».</summary>
    public string OfBase(string name) => name switch
    {
        "shown" => Say("personnes interrogées", "people asked"),
        "expressed" => Say("avis exprimés", "opinions given"),
        "respondents" => Say("répondants", "respondents"),
        "citations" => Say("citations", "citations"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
