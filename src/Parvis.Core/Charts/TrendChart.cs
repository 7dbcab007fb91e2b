using System.Text;
using Parvis.Core.Barometers.Comparisons;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Typography;

namespace Parvis.Core.Charts;

/// <summary>
/// Shares over waves: at most four lines, from zero, with a gap where a wave does not compare. Each line has its dashes too, so that it is told
/// apart on a grey print; points of a small base are hollow.
/// </summary>
public static class TrendChart
{
    public const int MostLines = 4;

    private const double Plot = 200;
    private const double Left = 44;

    private static readonly (Fill Fill, string Dash)[] Looks = [(Fill.Navy, ""), (Fill.Orange, "9 4"), (Fill.Burgundy, "2 4"), (Fill.Teal, "12 3 2 3")];

    /// <returns>Null when fewer than two waves compare: there is no line to draw.</returns>
    public static string? Draw(Trend trend, string language, ChartFormat format, string id)
    {
        var lines = Chosen(trend);
        if (trend.Points.Count(p => p.Finding is not null) < 2 || lines.Length == 0)
            return null;
        var layers = new Layers();
        var most = lines.Max(l => Enumerable.Range(0, trend.Points.Length).Max(w => trend.At(w, l)?.Ratio ?? 0));
        var top = Math.Clamp(Math.Ceiling(most * 5) / 5, 0.2, 1);
        Axes(layers, trend, language, format, top);
        for (var i = 0; i < lines.Length; i++)
            Line(layers, trend, lines[i], Looks[i], format, top);
        var height = Key(layers, trend, lines, language, format);
        var described = string.Join("; ", lines.Select(l => $"{trend.Model.Label(trend.Model.Lines[l], language)}{Phrases.Colon(language)} {Values(trend, l, language)}"));
        return new StringBuilder($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Layers.N(format.Width)} {Layers.N(Math.Ceiling(height))}\" ")
            .Append($"role=\"img\" aria-labelledby=\"{id}-t {id}-d\"><title id=\"{id}-t\">{Layers.Escape(trend.Model.Wording.In(language))}</title>")
            .Append($"<desc id=\"{id}-d\">{Layers.Escape(described)}</desc><g aria-hidden=\"true\">").Append(layers.ToSvg(file: false)).Append("</g></svg>").ToString();
    }

    /// <summary>The lines that are drawn: those of the largest shares at the last wave that compares, in the question's order. All are in the table.</summary>
    private static int[] Chosen(Trend trend)
    {
        var last = Enumerable.Range(0, trend.Points.Length).LastOrDefault(w => trend.Points[w].Finding is not null, -1);
        return last < 0 ? [] :
        [
            .. Enumerable.Range(0, trend.Model.Lines.Length).OrderByDescending(l => trend.At(last, l)!.Value.Count).ThenBy(l => l).Take(MostLines).Order(),
        ];
    }

    private static void Axes(Layers layers, Trend trend, string language, ChartFormat format, double top)
    {
        foreach (var step in new[] { 0, 0.5, 1 })
        {
            var y = Y(step * top, top);
            layers.Path("axe", $"M{Layers.N(Left)} {Layers.N(y)}H{Layers.N(format.Width)}", "axis", Fill.Line);
            layers.Text("etiquettes", Left - 6, y + 5, Numbers.Percent((long)Math.Floor(step * top * 100 + 0.5), language), TextLook.Soft(12) with { Anchor = "end" });
        }
        var room = (format.Width - Left) / trend.Points.Length - 4;
        for (var wave = 0; wave < trend.Points.Length; wave++)
        {
            var words = TextWidth.Wrap(trend.Points[wave].Wave.Name, room, 12);
            for (var line = 0; line < Math.Min(3, words.Count); line++)
                layers.Text("etiquettes", X(wave, trend, format), Plot + 32 + line * 15, words[line], TextLook.Soft(12) with { Anchor = "middle" });
        }
    }

    private static void Line(Layers layers, Trend trend, int line, (Fill Fill, string Dash) look, ChartFormat format, double top)
    {
        var path = new StringBuilder();
        var drawing = false;
        for (var wave = 0; wave < trend.Points.Length; wave++)
        {
            if (trend.At(wave, line) is not { Ratio: { } ratio, Base: >= Share.CountsOnlyBase } share)
            {
                drawing = false;
                continue;
            }
            var (x, y) = (Layers.N(X(wave, trend, format)), Layers.N(Y(ratio, top)));
            path.Append($"{(drawing ? 'L' : 'M')}{x} {y}");
            drawing = true;
            var hollow = share.Base < Share.SmallBase;
            layers["points"].Append($"<circle cx=\"{x}\" cy=\"{y}\" r=\"5\" class=\"{(hollow ? "hollow" : look.Fill.Class)} line-{look.Fill.Class}\" fill=\"{(hollow ? "#FFFFFF" : look.Fill.Hex)}\" stroke=\"{look.Fill.Hex}\" stroke-width=\"2\"/>");
        }
        layers["serie-1"].Append($"<path d=\"{path}\" class=\"line-{look.Fill.Class}\" fill=\"none\" stroke=\"{look.Fill.Hex}\" stroke-width=\"2.5\"")
            .Append(look.Dash.Length == 0 ? "/>" : $" stroke-dasharray=\"{look.Dash}\"/>");
    }

    private static double Key(Layers layers, Trend trend, int[] lines, string language, ChartFormat format)
    {
        var y = Plot + 90;
        for (var i = 0; i < lines.Length; i++)
        {
            var (fill, dash) = Looks[i];
            layers["legende"].Append($"<path d=\"M0 {Layers.N(y - 5)}H32\" class=\"line-{fill.Class}\" stroke=\"{fill.Hex}\" stroke-width=\"3\" fill=\"none\"{(dash.Length == 0 ? "" : $" stroke-dasharray=\"{dash}\"")}/>");
            foreach (var words in TextWidth.Wrap(trend.Model.Label(trend.Model.Lines[lines[i]], language), format.Width - 44, format.TextSize))
            {
                layers.Text("legende", 42, y, words, new(format.TextSize));
                y += format.LineHeight;
            }
            layers.Text("legende", 42, y, Values(trend, lines[i], language), TextLook.Soft(format.TextSize - 1));
            y += format.LineHeight + 6;
        }
        return y;
    }

    // « 40 % → 48 % → … »
    private static string Values(Trend trend, int line, string language) => string.Join(" → ", Enumerable.Range(0, trend.Points.Length)
        .Select(w => trend.At(w, line)?.Percent is { } percent ? Numbers.Percent(percent, language) : "…"));

    private static double X(int wave, Trend trend, ChartFormat format) => Left + (format.Width - Left) * (wave + 0.5) / trend.Points.Length;

    private static double Y(double ratio, double top) => 12 + Plot * (1 - ratio / top);
}
