using System.Globalization;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Typography;

namespace Parvis.Core.Charts;

/// <summary>The mean as stars filled to it, and the whole distribution: never the mean alone.</summary>
internal static class StarChart
{
    private const double Radius = 13;

    public static double Draw(Layers layers, DrawingArea area, double y, ChartRows rows, Finding finding, string language, string id)
    {
        var facts = ScoreFacts.Of(finding)!;
        var steps = finding.Lines.Length;
        if (facts.Mean is { } mean && facts.MeanHundredths is { } hundredths)
        {
            var number = Numbers.Fixed(hundredths, 2, language);
            layers.Text("etiquettes", area.X, y + 34, number, new(38) { Bold = true });
            var x = area.X + TextWidth.Of(number, 38, bold: true) + 4;
            layers.Text("etiquettes", x, y + 34, $"/ {steps}", TextLook.Soft(18));
            x += TextWidth.Of($"/ {steps}", 18) + 14;
            // A star is filled as far as the mean reaches into it.
            var size = Math.Min(Radius, (area.Right - x) / steps / 2.3);
            for (var i = 0; i < steps; i++)
                Star(layers, x + size + i * size * 2.3, y + 22, size, Math.Clamp(mean - i, 0, 1));
            y += 56;
        }
        return BarChart.Draw(layers, area, y, rows);
    }

    // Plain shapes: a word processor shows a gradient that changes at once as an empty star.
    private static void Star(Layers layers, double x, double y, double radius, double filled)
    {
        (double X, double Y)[] corners = [.. Enumerable.Range(0, 10).Select(i =>
        {
            var (r, angle) = (i % 2 == 0 ? radius : radius * 0.42, Math.PI * (i / 5.0 - 0.5));
            return (x + r * Math.Cos(angle), y + r * Math.Sin(angle));
        })];
        var (left, right) = (corners.Min(c => c.X), corners.Max(c => c.X));
        var outline = Points(corners);
        layers["moyenne"].Append($"<polygon points=\"{outline}\" fill=\"#FFFFFF\" class=\"star-empty\"/>");
        if (filled > 0)
            layers["moyenne"].Append($"<polygon points=\"{Points(LeftOf(corners, left + filled * (right - left)))}\" fill=\"#F46A25\" class=\"star-full\"/>");
        layers["moyenne"].Append($"<polygon points=\"{outline}\" fill=\"none\" stroke=\"#C24A0B\" stroke-width=\"1\" stroke-linejoin=\"round\" class=\"star\"/>");
    }

    /// <summary>The part of a polygon at the left of a vertical line (Sutherland and Hodgman, 1974).</summary>
    private static IEnumerable<(double X, double Y)> LeftOf((double X, double Y)[] corners, double line)
    {
        for (var i = 0; i < corners.Length; i++)
        {
            var (from, to) = (corners[i], corners[(i + 1) % corners.Length]);
            if (from.X <= line)
                yield return from;
            if (from.X <= line != to.X <= line)
                yield return (line, from.Y + (to.Y - from.Y) * (line - from.X) / (to.X - from.X));
        }
    }

    private static string Points(IEnumerable<(double X, double Y)> corners) =>
        string.Join(' ', corners.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.X:0.#},{c.Y:0.#}")));
}
