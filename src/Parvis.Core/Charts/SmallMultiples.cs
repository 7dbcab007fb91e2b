using System.Text;
using Parvis.Core.Barometers.Crosses;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Typography;

namespace Parvis.Core.Charts;

/// <summary>
/// A cross as one small bar chart a group, all on the same scale and in the same order: the eye compares along a row. Groups of a small base
/// are grey; what may not be shown has no bar.
/// </summary>
public static class SmallMultiples
{
    private const double Gap = 16;
    private const double Bar = 18;

    /// <param name="id">Distinguishes this drawing's identifiers from those of others in the page.</param>
    /// <returns>Null when there is nothing to draw.</returns>
    public static string? Draw(CrossTable table, CrossPercent percent, string language, ChartFormat format, string id)
    {
        if (table.Withheld)
            return null;
        var drawing = new Drawing(table, percent, language, format);
        var layers = new Layers();
        var height = drawing.DrawAll(layers);
        var (groups, answers) = percent is CrossPercent.Column ? (table.Columns, table.Rows) : (table.Rows, table.Columns);
        var title = $"{answers.Wording.In(language)} · {groups.Wording.In(language)}";
        return new StringBuilder($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Layers.N(format.Width)} {Layers.N(Math.Ceiling(height))}\" ")
            .Append($"role=\"img\" aria-labelledby=\"{id}-t {id}-d\"><title id=\"{id}-t\">{Layers.Escape(title)}</title>")
            .Append($"<desc id=\"{id}-d\">{Layers.Escape(CrossReading.Of(table, percent, language) ?? title)}</desc>")
            .Append("<g aria-hidden=\"true\">").Append(layers.ToSvg(file: false)).Append("</g></svg>").ToString();
    }

    private sealed class Drawing(CrossTable table, CrossPercent percent, string language, ChartFormat format)
    {
        private readonly CrossSide groups = percent is CrossPercent.Column ? table.Columns : table.Rows;
        private readonly CrossSide answers = percent is CrossPercent.Column ? table.Rows : table.Columns;
        private readonly double most = Math.Max(0.01, Shares(table, percent).Max(s => s?.Ratio ?? 0));
        private readonly double values = TextWidth.Of(Numbers.Percent(100, language), format.TextSize - 1) + 8;

        public double DrawAll(Layers layers)
        {
            var y = 0.0;
            if (format.LabelsAbove)
            {
                for (var group = 0; group < groups.Lines.Length; group++)
                    y = DrawStacked(layers, y, group);
                return y;
            }
            var labels = Math.Min(format.Width * 0.34, answers.Lines.Max(l => TextWidth.Of(l.Label.In(language), format.TextSize)) + Gap);
            var across = Math.Clamp((int)((format.Width - labels) / (values + 60)), 1, groups.Lines.Length);
            for (var first = 0; first < groups.Lines.Length; first += across)
                y = DrawBand(layers, y, first, Math.Min(across, groups.Lines.Length - first), labels, (format.Width - labels) / across);
            return y;
        }

        // Groups side by side, the answers' labels once at the left.
        private double DrawBand(Layers layers, double y, int first, int count, double labels, double width)
        {
            var size = format.TextSize;
            var heads = Enumerable.Range(first, count).Select(g => Head(g, width - Gap)).ToArray();
            var top = y + heads.Max(h => h.Count) * format.LineHeight + 10;
            for (var i = 0; i < count; i++)
                for (var line = 0; line < heads[i].Count; line++)
                    layers.Text("etiquettes", labels + i * width, y + (line + 1) * format.LineHeight, heads[i][line],
                        line == heads[i].Count - 1 ? TextLook.Soft(size - 2) : new(size - 1) { Bold = true });
            y = top;
            for (var answer = 0; answer < answers.Lines.Length; answer++)
            {
                var words = TextWidth.Wrap(answers.Lines[answer].Label.In(language), labels - Gap, size);
                var height = Math.Max(Bar, words.Count * format.LineHeight) + 10;
                for (var line = 0; line < words.Count; line++)
                    layers.Text("etiquettes", 0, y + height / 2 - (words.Count - 1) * format.LineHeight / 2 + line * format.LineHeight + size * 0.35, words[line], new(size));
                for (var i = 0; i < count; i++)
                    One(layers, labels + i * width, y + (height - Bar) / 2, width - Gap - values, first + i, answer);
                y += height;
            }
            for (var i = 0; i < count; i++)
                layers.Path("axe", $"M{Layers.N(labels + i * width)} {Layers.N(top)}V{Layers.N(y)}", "axis", Fill.Line);
            return y + 20;
        }

        private double DrawStacked(Layers layers, double y, int group)
        {
            var size = format.TextSize;
            var head = Head(group, format.Width);
            for (var line = 0; line < head.Count; line++)
                layers.Text("etiquettes", 0, y += format.LineHeight, head[line], line == head.Count - 1 ? TextLook.Soft(size - 2) : new(size) { Bold = true });
            y += 4;
            for (var answer = 0; answer < answers.Lines.Length; answer++)
            {
                foreach (var words in TextWidth.Wrap(answers.Lines[answer].Label.In(language), format.Width, size))
                    layers.Text("etiquettes", 0, y += format.LineHeight, words, new(size));
                One(layers, 0, y + 5, format.Width - values, group, answer);
                y += 5 + Bar + 6;
            }
            return y + 14;
        }

        private List<string> Head(int group, double width)
        {
            var people = groups.People[group];
            var small = people < Share.SmallBase ? Numbers.IsEnglish(language) ? ", small" : ", faible" : "";
            return [.. TextWidth.Wrap(groups.Lines[group].Label.In(language), width, format.TextSize, bold: true),
                $"base{Phrases.Colon(language)} {Numbers.Whole(people, language)}{small}"];
        }

        private void One(Layers layers, double x, double y, double longest, int group, int answer)
        {
            var share = percent is CrossPercent.Column ? table.Cell(answer, group, percent) : table.Cell(group, answer, percent);
            if (share is not { Percent: { } shown } known)
            {
                layers.Text("etiquettes", x + 6, y + Bar / 2 + format.TextSize * 0.3, "–", TextLook.Soft(format.TextSize - 1));
                return;
            }
            var length = known.Ratio!.Value / most * longest;
            layers.Rect("serie-1", x, y, length, Bar, known.Base < Share.SmallBase ? Fill.Silent : Fill.Navy);
            layers.Text("etiquettes", x + length + 6, y + Bar / 2 + format.TextSize * 0.33, Numbers.Percent(shown, language),
                known.Base < Share.SmallBase ? TextLook.Soft(format.TextSize - 1) : new(format.TextSize - 1) { Bold = true });
        }

        private static IEnumerable<Share?> Shares(CrossTable table, CrossPercent percent) =>
            from row in Enumerable.Range(0, table.Counts.Rows) from column in Enumerable.Range(0, table.Counts.Columns) select table.Cell(row, column, percent);
    }
}
