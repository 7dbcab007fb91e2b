using System.Collections.Immutable;
using System.Globalization;
using Parvis.Core.Questions;
using Parvis.Core.Typography;

namespace Parvis.Core.Charts;

/// <summary>Where each card was put: a line a card, a column a place, the darker the more people; the number is written in each cell.</summary>
public static class HeatChart
{
    private const double Cell = 34, Gap = 2;

    /// <param name="labels">Of the rows, in the order drawn.</param>
    /// <param name="rows">Rows of <paramref name="places"/>, in the order drawn.</param>
    public static string Draw(
        ImmutableArray<string> labels, ImmutableArray<int> rows, CountGrid places, int people, string language, ChartFormat format, string id, ChartCaption caption)
    {
        var described = string.Join($"{Phrases.Semicolon(language)} ", labels.Select((label, i) =>
            $"{label}{Phrases.Colon(language)} {string.Join(", ", Enumerable.Range(0, places.Columns).Select(c => Numbers.Whole(places[rows[i], c], language)))}"));
        return ChartFrame.Around(format, caption, described, id, (layers, area, y) =>
        {
            var size = area.Format.TextSize;
            var left = area.X + Math.Max(60, area.Width - places.Columns * (Cell + Gap));
            for (var place = 0; place < places.Columns; place++)
                layers.Text("etiquettes", left + place * (Cell + Gap) + Cell / 2, y + size, (place + 1).ToString(CultureInfo.InvariantCulture), TextLook.Soft(size) with { Anchor = "middle" });
            y += size + 8;
            for (var i = 0; i < labels.Length; i++)
                y = Row(layers, area, y, left, labels[i], [.. Enumerable.Range(0, places.Columns).Select(c => places[rows[i], c])], people, language);
            return y;
        });
    }

    private static double Row(Layers layers, DrawingArea area, double y, double left, string label, int[] counts, int people, string language)
    {
        var (size, step) = (area.Format.TextSize, area.Format.LineHeight);
        var lines = TextWidth.Wrap(label, left - area.X - 10, size);
        var height = Math.Max(Cell, lines.Count * step);
        for (var i = 0; i < lines.Count; i++)
            layers.Text("etiquettes", left - 10, y + height / 2 - (lines.Count - 1) * step / 2 + i * step + size * 0.35, lines[i], new(size) { Anchor = "end" });
        for (var place = 0; place < counts.Length; place++)
        {
            var (x, share) = (left + place * (Cell + Gap), people == 0 ? 0 : (double)counts[place] / people);
            layers["cases"].Append(CultureInfo.InvariantCulture,
                $"<rect x=\"{Layers.N(x)}\" y=\"{Layers.N(y)}\" width=\"{Cell}\" height=\"{Layers.N(height)}\" rx=\"3\" class=\"navy\" fill=\"{Fill.Navy.Hex}\" fill-opacity=\"{0.04 + share * 0.96:0.##}\"/>");
            var dark = share > 0.45;
            layers.Text("etiquettes", x + Cell / 2, y + height / 2 + size * 0.35, Numbers.Whole(counts[place], language), new(size)
            {
                Anchor = "middle", Bold = share >= 0.5, Class = dark ? "on-navy" : "ink", Hex = dark ? Fill.Navy.OnIt : Fill.Ink,
            });
        }
        return y + height + Gap;
    }
}
