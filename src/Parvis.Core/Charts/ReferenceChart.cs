using System.Text;
using Parvis.Core.Barometers.Comparisons;
using Parvis.Core.Typography;

namespace Parvis.Core.Charts;

/// <summary>Someone else's figure over the years, from zero, years at their distance; a gap where the wording changed.</summary>
public static class ReferenceChart
{
    private const double Plot = 150;
    private const double Left = 44;

    public static string Draw(ReferenceLine line, string language, ChartFormat format, string id)
    {
        var layers = new Layers();
        var top = Math.Clamp(Math.Ceiling(line.Points.Max(p => p.Percent) / 200.0) / 5, 0.2, 1);
        foreach (var step in new[] { 0, 0.5, 1 })
        {
            var at = Y(step * top, top);
            layers.Path("axe", $"M{Layers.N(Left)} {Layers.N(at)}H{Layers.N(format.Width)}", "axis", Fill.Line);
            layers.Text("etiquettes", Left - 6, at + 5, Numbers.Percent((long)Math.Floor(step * top * 100 + 0.5), language), TextLook.Soft(12) with { Anchor = "end" });
        }
        var path = new StringBuilder();
        for (var i = 0; i < line.Points.Length; i++)
        {
            var point = line.Points[i];
            var (x, y) = (X(line, i, format), Y(point.Percent / 1000.0, top));
            path.Append($"{(line.FollowsTheOneBefore(i) ? 'L' : 'M')}{Layers.N(x)} {Layers.N(y)}");
            layers["points"].Append($"<circle cx=\"{Layers.N(x)}\" cy=\"{Layers.N(y)}\" r=\"5\" class=\"navy\" fill=\"{Fill.Navy.Hex}\"/>");
            layers.Text("etiquettes", x, y - 11, Value(point, language), new(format.TextSize) { Bold = true, Anchor = "middle" });
            layers.Text("etiquettes", x, Plot + 52, Layers.N(point.Year), TextLook.Soft(format.TextSize) with { Anchor = "middle" });
        }
        layers["serie-1"].Append($"<path d=\"{path}\" class=\"line-navy\" fill=\"none\" stroke=\"{Fill.Navy.Hex}\" stroke-width=\"2.5\"/>");
        var said = string.Join(" → ", line.Points.Select((p, i) => $"{(i > 0 && !line.FollowsTheOneBefore(i) ? "… → " : "")}{p.Year} {Value(p, language)}"));
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Layers.N(format.Width)} {Layers.N(Plot + 60)}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\">"
            + $"<title id=\"{id}-t\">{Layers.Escape(line.Points[^1].Indicator)}</title><desc id=\"{id}-d\">{Layers.Escape(said)}</desc><g aria-hidden=\"true\">{layers.ToSvg(file: false)}</g></svg>";
    }

    /// <summary>« 48 % », « 47,5 % ».</summary>
    public static string Value(ReferenceFigure figure, string language) =>
        figure.Percent % 10 == 0 ? Numbers.Percent(figure.Percent / 10, language) : $"{Numbers.Fixed(figure.Percent, 1, language)}{(Numbers.IsEnglish(language) ? "" : "\u202F")}%";

    private static double X(ReferenceLine line, int point, ChartFormat format)
    {
        var (first, last) = (line.Points[0].Year, line.Points[^1].Year);
        return Left + 40 + (format.Width - Left - 80) * (line.Points[point].Year - first) / (last - first);
    }

    private static double Y(double ratio, double top) => 26 + Plot * (1 - ratio / top);
}
