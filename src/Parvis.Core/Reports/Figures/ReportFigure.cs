using Parvis.Core.Typography;

namespace Parvis.Core.Reports.Figures;

/// <summary>
/// A number that a report may name: <c>q6.sante</c> is 98 people of 192, shown « 51 % ». What is shown is computed from the counts,
/// each time.
/// </summary>
/// <param name="Code">How the source names it.</param>
/// <param name="Label">What it is, in the report's language.</param>
/// <param name="Unit">How it is shown.</param>
/// <param name="Numerator">A count, a sum of scores, or the number itself.</param>
/// <param name="Denominator">The base, in people or citations; null for a number that is of nothing.</param>
/// <param name="Of">Whom the base is: « personnes interrogées ».</param>
public sealed record ReportFigure(string Code, string Label, FigureUnit Unit, decimal Numerator, int? Denominator, string Of)
{
    /// <summary>What is shown; null where the base is too small for this figure.</summary>
    public required string? Shown { get; init; }

    /// <summary>« 98 / 192 personnes interrogées », « −53 / 189 ».</summary>
    public string Formula(string language)
    {
        var number = Numbers.Plain(Numerator, language);
        return Denominator is not { } under ? $"{number} {Of}".TrimEnd() : $"{number} / {Numbers.Whole(under, language)} {Of}".TrimEnd();
    }
}

public enum FigureUnit
{
    /// <summary>« 51 % ».</summary>
    Percent,

    /// <summary>« 98 ».</summary>
    Count,

    /// <summary>« −0,28 ».</summary>
    Mean,

    /// <summary>« −20 », in points of percent.</summary>
    Points,

    /// <summary>« 3 personnes sur 4 ».</summary>
    Fraction,

    /// <summary>Words: a label, a wording, a day.</summary>
    Words,
}
