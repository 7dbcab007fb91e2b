using System.Collections.Immutable;

namespace Parvis.Core.Charts;

/// <summary>One line of <see cref="CountChart"/>.</summary>
/// <param name="Value">What its bar is as long as.</param>
/// <param name="Strong">The value in words: « 3,2 points », « 12 ».</param>
public sealed record CountLine(string Label, double Value, string Strong, string Soft = "", bool Marked = false);

/// <summary>Plain bars of anything counted in a room: points, people in a slot, dots.</summary>
public static class CountChart
{
    public static string Draw(ImmutableArray<CountLine> lines, string language, ChartFormat format, string id, ChartCaption caption)
    {
        var most = Math.Max(lines.Select(l => l.Value).DefaultIfEmpty().Max(), 1e-9);
        var rows = new ChartRows(
            [.. lines.Select(l => new ChartRow(l.Label, l.Strong, l.Soft, l.Value / most, l.Marked ? Fill.Teal : Fill.Navy))], null, language);
        return ChartFrame.Around(format, caption, rows.Described, id, (layers, area, y) => lines.IsEmpty ? y : BarChart.Draw(layers, area, y, rows));
    }
}
