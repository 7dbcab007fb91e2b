using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Sentences;

namespace Parvis.Core.Charts;

/// <summary>Counts in, SVG out: the right drawing for a finding (METHOD §12).</summary>
public static class FindingChart
{
    /// <param name="id">Distinguishes this drawing's identifiers from those of others in the page.</param>
    /// <param name="source">« Mur de l’IA, Roubaix, février 2026 »: printed in a file.</param>
    /// <returns>Null where there is nothing to draw: withheld, free words, a number without bands.</returns>
    public static string? Draw(Finding finding, string language, ChartFormat format, string id, string source = "")
    {
        if (finding.Withheld || finding.Lines.IsEmpty)
            return null;
        var caption = new ChartCaption(
            finding.Wording.In(language), Sentence.Of(finding, language), BaseLine.Of(finding, language), BaseLine.Note(finding, language), source);
        var rows = ChartRows.Of(finding, language);
        return ChartFrame.Around(format, caption, rows.Described, id, (layers, area, y) => finding.Kind switch
        {
            FindingKind.TwoWay or FindingKind.Likert => StackedBar.Draw(layers, area, y, rows, finding, language),
            FindingKind.Stars => StarChart.Draw(layers, area, y, rows, finding, language, id),
            _ => BarChart.Draw(layers, area, y, rows),
        });
    }
}
