using System.Collections.Immutable;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Sorting;
using Parvis.Core.Typography;

namespace Parvis.Core.Charts;

/// <summary>A bar of everyone for each card, cut by bin, from the card most agree on to the one that splits the room.</summary>
public static class SortingChart
{
    private const double Height = 26, Cut = 2;

    private static readonly Fill[] Fills = [Fill.Navy, Fill.Orange, Fill.Teal, Fill.Burgundy, Fill.Mist, Fill.Slate];

    public static string Draw(ImmutableArray<CardOutcome> cards, ImmutableArray<Option> bins, string language, ChartFormat format, string id, ChartCaption caption)
    {
        var described = string.Join($"{Phrases.Semicolon(language)} ", cards.Select(c =>
            $"{c.Card.Label.In(language)}{Phrases.Colon(language)} {string.Join(", ", bins.Select((b, i) => $"{b.Label.In(language)} {Numbers.Whole(c.Counts[i], language)}"))}"));
        return ChartFrame.Around(format, caption, described, id, (layers, area, y) =>
        {
            y = Key(layers, area, y, [.. bins.Select(b => b.Label.In(language))]);
            foreach (var card in cards)
            {
                foreach (var line in TextWidth.Wrap(card.Card.Label.In(language), area.Width, area.Format.TextSize))
                    layers.Text("etiquettes", area.X, y += area.Format.LineHeight, line, new(area.Format.TextSize));
                Bar(layers, area, y += 8, card, language);
                y += Height + 10;
            }
            return y;
        });
    }

    private static double Key(Layers layers, DrawingArea area, double y, string[] bins)
    {
        var (x, size) = (area.X, area.Format.TextSize);
        for (var i = 0; i < bins.Length; i++)
        {
            var width = TextWidth.Of(bins[i], size) + 42;
            if (x > area.X && x + width > area.Right)
                (x, y) = (area.X, y + area.Format.LineHeight + 4);
            layers.Rect("etiquettes", x, y + 2, 14, 14, Fills[i], 3);
            layers.Text("etiquettes", x + 20, y + size, bins[i], new(size));
            x += width;
        }
        return y + area.Format.LineHeight + 8;
    }

    private static void Bar(Layers layers, DrawingArea area, double y, CardOutcome card, string language)
    {
        var (x, size) = (area.X, area.Format.TextSize);
        var unit = (area.Width - Cut * Math.Max(0, card.Counts.Count(c => c > 0) - 1)) / Math.Max(1, card.People);
        for (var bin = 0; bin < card.Counts.Length; bin++)
        {
            if (card.Counts[bin] == 0)
                continue;
            var (width, text) = (card.Counts[bin] * unit, Numbers.Whole(card.Counts[bin], language));
            layers.Rect($"serie-{bin + 1}", x, y, width, Height, Fills[bin], 3);
            if (TextWidth.Of(text, size, bold: true) + 6 <= width)
                layers.Text("valeurs", x + width / 2, y + Height / 2 + size * 0.35, text,
                    new(size) { Bold = true, Anchor = "middle", Class = $"on-{Fills[bin].Class}", Hex = Fills[bin].OnIt });
            x += width + Cut;
        }
    }
}
