namespace Parvis.Core.Charts;

/// <summary>Horizontal bars from zero, value and count at the bar's end. The longest bar takes the whole width.</summary>
internal static class BarChart
{
    private const double Gap = 8;

    /// <returns>Where the next thing may be drawn.</returns>
    public static double Draw(Layers layers, DrawingArea area, double y, ChartRows rows)
    {
        var format = area.Format;
        var size = format.TextSize;
        var most = Math.Max(rows.All.Max(r => r.Ratio), 1e-9);
        var values = rows.All.Max(r => TextWidth.Of($"{r.Strong} {r.Soft}", size, bold: true)) + 2 * Gap;
        var labels = format.LabelsAbove ? 0 : Math.Min(area.Width * 0.42, rows.All.Max(r => TextWidth.Of(r.Label, size)) + Gap);
        var zero = area.X + labels + (format.LabelsAbove ? 0 : Gap);
        var longest = area.Right - zero - values;
        var top = y;
        foreach (var row in rows.All)
        {
            var lines = TextWidth.Wrap(row.Label, format.LabelsAbove ? area.Width : labels, size);
            var thickness = format.LabelsAbove ? 16 : 24;
            double bar;
            if (format.LabelsAbove)
            {
                foreach (var line in lines)
                    layers.Text("etiquettes", area.X, y += format.LineHeight, line, new(size));
                bar = y + 6;
                y = bar + thickness + 12;
            }
            else
            {
                var height = Math.Max(thickness, lines.Count * format.LineHeight) + 12;
                var first = y + height / 2 - (lines.Count - 1) * format.LineHeight / 2 + size * 0.35;
                for (var i = 0; i < lines.Count; i++)
                    layers.Text("etiquettes", zero - Gap, first + i * format.LineHeight, lines[i], new(size) { Anchor = "end" });
                bar = y + (height - thickness) / 2;
                y += height;
            }
            var length = row.Ratio / most * longest;
            layers.Rect("serie-1", zero, bar, length, thickness, row.Fill);
            layers.Value("etiquettes", zero + length + Gap, bar + thickness / 2.0 + size * 0.35, row.Strong, row.Soft, new(size));
        }
        if (!format.LabelsAbove)
            layers.Path("axe", $"M{Layers.N(zero)} {Layers.N(top + 2)}V{Layers.N(y - 2)}", "axis", Fill.Line);
        return y;
    }
}
