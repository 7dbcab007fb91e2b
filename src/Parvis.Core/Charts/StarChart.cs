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
                Star(layers, x + size + i * size * 2.3, y + 22, size, Math.Clamp(mean - i, 0, 1), $"{id}-e{i}");
            y += 56;
        }
        return BarChart.Draw(layers, area, y, rows);
    }

    private static void Star(Layers layers, double x, double y, double radius, double filled, string id)
    {
        var points = string.Join(' ', Enumerable.Range(0, 10).Select(i =>
        {
            var (r, angle) = (i % 2 == 0 ? radius : radius * 0.42, Math.PI * (i / 5.0 - 0.5));
            return string.Create(CultureInfo.InvariantCulture, $"{x + r * Math.Cos(angle):0.#},{y + r * Math.Sin(angle):0.#}");
        }));
        var at = filled.ToString("0.##", CultureInfo.InvariantCulture);
        layers["moyenne"].Append($"<linearGradient id=\"{id}\"><stop offset=\"{at}\" class=\"star-full\" stop-color=\"#F46A25\"/>"
            + $"<stop offset=\"{at}\" class=\"star-empty\" stop-color=\"#FFFFFF\"/></linearGradient>"
            + $"<polygon points=\"{points}\" fill=\"url(#{id})\" stroke=\"#C24A0B\" stroke-width=\"1\" stroke-linejoin=\"round\" class=\"star\"/>");
    }
}
