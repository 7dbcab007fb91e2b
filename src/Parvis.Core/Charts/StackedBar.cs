using Parvis.Core.Barometers.Findings;
using Parvis.Core.Typography;

namespace Parvis.Core.Charts;

/// <summary>One bar of 100 %: two answers, or a scale from negative to positive with its neutral step apart. Its key says every value.</summary>
internal static class StackedBar
{
    private const double Height = 46;

    public static double Draw(Layers layers, DrawingArea area, double y, ChartRows rows, Finding finding, string language)
    {
        // Those who do not say are a segment where they are on the base, a line of the key elsewhere.
        ChartRow[] segments = [.. rows.All.Where(r => r.Ratio > 0)];
        var total = Math.Max(segments.Sum(r => r.Ratio), 1e-9);
        const double gap = 3;
        var width = area.Width - gap * Math.Max(0, segments.Length - 1);
        var serie = 0;
        foreach (var (segment, x, length) in Placed(segments, area.X, width / total, gap))
            layers.Rect($"serie-{++serie}", x, y, length, Height, segment.Fill, 3);
        // Labels after every segment: they lie above.
        foreach (var (segment, x, length) in Placed(segments, area.X, width / total, gap))
            if (TextWidth.Of(segment.Strong, area.Format.TextSize, bold: true) + 8 <= length)
                layers.Text("etiquettes", x + length / 2, y + Height / 2 + area.Format.TextSize * 0.35, segment.Strong,
                    new(area.Format.TextSize) { Bold = true, Anchor = "middle", Class = $"on-{segment.Fill.Class}", Hex = segment.Fill.OnIt });
        y += Height + 8;
        if (finding.Kind is FindingKind.Likert)
            y = Sides(layers, area, y, finding, width / total, gap, language);
        return Key(layers, area, y + 8, rows);
    }

    private static IEnumerable<(ChartRow Segment, double X, double Length)> Placed(ChartRow[] segments, double x, double scale, double gap)
    {
        foreach (var segment in segments)
        {
            yield return (segment, x, segment.Ratio * scale);
            x += segment.Ratio * scale + gap;
        }
    }

    // Under the bar, what each side comes to: computed from counts, never by adding rounded percents.
    private static double Sides(Layers layers, DrawingArea area, double y, Finding finding, double scale, double gap, string language)
    {
        var facts = ScoreFacts.Of(finding)!;
        var english = Numbers.IsEnglish(language);
        var size = area.Format.TextSize - 1;
        var look = TextLook.Soft(size);
        double Length(Func<FindingLine, bool> side)
        {
            var lines = finding.Lines.Where(l => side(l) && l.Count > 0).ToList();
            return lines.Sum(l => finding.Share(l).Ratio ?? 0) * scale + gap * Math.Max(0, lines.Count - 1);
        }
        var sides = new[]
        {
            (Count: facts.Sides.Negative, Length: Length(l => l.Score < 0), Word: english ? "negative" : "négatif", Left: true),
            (Count: facts.Sides.Positive, Length: Length(l => l.Score > 0), Word: english ? "positive" : "positif", Left: false),
        };
        var words = sides.Select(s => new Share((int)s.Count, facts.N).Percent is { } p ? $"{s.Word}{Phrases.Colon(language)} {Numbers.Percent(p, language)}" : $"{s.Word}{Phrases.Colon(language)} {s.Count}").ToArray();
        for (var i = 0; i < sides.Length; i++)
        {
            var (count, length, _, left) = sides[i];
            if (count == 0)
                continue;
            var (from, to) = left ? (area.X + 1, area.X + length - 1) : (area.Right - length + 1, area.Right - 1);
            layers.Path("axe", $"M{Layers.N(from)} {Layers.N(y)}v6H{Layers.N(to)}v-6", "axis", Fill.Soft);
            layers.Text("etiquettes", left ? area.X : area.Right, y + 10 + size, $"Total {words[i]}", look with { Anchor = left ? "start" : "end" });
        }
        return y + 16 + size;
    }

    private static double Key(Layers layers, DrawingArea area, double y, ChartRows rows)
    {
        var size = area.Format.TextSize;
        var values = rows.All.Max(r => TextWidth.Of($"{r.Strong} {r.Soft}", size, bold: true)) + 12;
        var widest = rows.All.Max(r => TextWidth.Of(r.Label, size)) + 24;
        var column = Math.Min(area.Width - 28 - values, widest);
        foreach (var row in rows.All)
        {
            layers.Rect("etiquettes", area.X, y + 4, 14, 14, row.Fill, 3);
            var lines = TextWidth.Wrap(row.Label, column, size);
            layers.Value("etiquettes", area.X + 24 + column, y + size + 1, row.Strong, row.Soft, new(size));
            foreach (var line in lines)
            {
                layers.Text("etiquettes", area.X + 24, y + size + 1, line, new(size));
                y += area.Format.LineHeight;
            }
            y += 8;
        }
        return y;
    }
}
