using Parvis.Statistics;
using SurveyDesign = Parvis.Core.Surveys.SurveyDesign;

namespace Parvis.Core.Barometers.Crosses;

/// <summary>Whether groups differ more than chance alone would make them. On an open consultation it describes the panel and proves nothing (METHOD §10).</summary>
/// <param name="Notable">p is below 5 %.</param>
/// <param name="Strength">Cramér's V, from 0 to 1.</param>
/// <param name="P">Only where people were drawn at random or all asked; null on an open consultation.</param>
/// <param name="IsExact">Fisher's exact test, some expected counts being below 5.</param>
public sealed record CrossTest(bool Notable, double Strength, double? P, bool IsExact)
{
    private const double Level = 0.05;

    /// <summary>Null where no test applies: several answers a person, a side with a single line in use, or too many small cells to be exact.</summary>
    public static CrossTest? Of(CrossTable table, SurveyDesign design)
    {
        if (table.Withheld || table.Rows.Overlaps || table.Columns.Overlaps)
            return null;
        var used = new CountTable(table.Counts.Rows, table.Counts.Columns, [.. table.Counts.Cells.Select(n => (long)n)]).WithoutEmptyMargins();
        if (!CrossTab.TryOf(used, out var cross, out _) || cross.Strength.V is not { } strength)
            return null;
        var exact = cross.MinExpected < 5;
        return (exact ? FisherRxC.PValue(used) : cross.Chi2.P) is { } p
            ? new(p < Level, strength, design is SurveyDesign.SelfSelected ? null : p, exact)
            : null;
    }
}
