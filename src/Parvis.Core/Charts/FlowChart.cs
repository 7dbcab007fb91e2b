using System.Collections.Immutable;
using System.Globalization;
using Parvis.Core.Questions;
using Parvis.Core.Typography;

namespace Parvis.Core.Charts;

/// <summary>Who moved where: first positions on the left, last ones on the right, a ribbon as thick as its people between them.</summary>
public static class FlowChart
{
    private const double Node = 22, Gap = 14, LeastHeight = 26;

    /// <param name="sides">Labels, from against to for, of the rows (first) and columns (last) of <paramref name="moves"/>.</param>
    /// <param name="heads">What stands over the two columns: « Au début », « À la fin ».</param>
    public static string Draw(
        ImmutableArray<string> sides, CountGrid moves, (string First, string Last) heads, string language, ChartFormat format, string id, ChartCaption caption)
    {
        var all = Enumerable.Range(0, sides.Length).ToArray();
        var described = string.Join($"{Phrases.Semicolon(language)} ",
            from i in all from j in all where moves[i, j] > 0
            select $"{sides[i]} → {sides[j]}{Phrases.Colon(language)} {Numbers.Whole(moves[i, j], language)}");
        return ChartFrame.Around(format, caption, described, id, (layers, area, y) =>
        {
            var size = area.Format.TextSize;
            // Room for the longest word, so that none is cut, and for whole labels where there is some left.
            var word = sides.SelectMany(s => s.Split(' ')).Max(w => TextWidth.Of(w, size, bold: true)) + 10;
            var column = Math.Min(area.Width * 0.36, Math.Max(word, Math.Min(area.Width * 0.28, sides.Max(s => TextWidth.Of(s, size, bold: true)) + 8)));
            layers.Text("etiquettes", area.X + column + Node, y + size, heads.First, TextLook.Soft(size) with { Anchor = "end" });
            layers.Text("etiquettes", area.Right - column - Node, y + size, heads.Last, TextLook.Soft(size));
            var flow = new Flow(layers, sides, area.X + column, area.Right - column, column, y + size + 14, size, Math.Max(160, area.Width * 0.36), language);
            return flow.Draw(moves);
        });
    }

    /// <param name="Height">Of everyone together, without gaps.</param>
    private sealed record Flow(
        Layers Layers, ImmutableArray<string> Sides, double Left, double Right, double Column, double Top, double Size, double Height, string Language)
    {
        private int[] All => [.. Enumerable.Range(0, Sides.Length)];

        public double Draw(CountGrid moves)
        {
            var unit = Height / Math.Max(1, moves.Sum);
            var (first, last) = (Tops(moves.RowSum, unit), Tops(moves.ColumnSum, unit));
            var (from, to) = (first.ToArray(), last.ToArray());
            foreach (var i in All)
                foreach (var j in All.Where(j => moves[i, j] > 0))
                {
                    var thick = moves[i, j] * unit;
                    Ribbon(from[i], to[j], thick, FillOf(i), i == j);
                    (from[i], to[j]) = (from[i] + thick, to[j] + thick);
                }
            foreach (var i in All)
            {
                Bank(i, first[i], moves.RowSum(i), unit, Left, Left - 8, "end");
                Bank(i, last[i], moves.ColumnSum(i), unit, Right - Node, Right + 8, "start");
            }
            return Math.Max(Foot(first, moves.RowSum, unit), Foot(last, moves.ColumnSum, unit));
        }

        private double[] Tops(Func<int, int> people, double unit)
        {
            var (tops, y) = (new double[Sides.Length], Top);
            foreach (var i in All)
            {
                tops[i] = y;
                y += Room(people(i), i, unit) + Gap;
            }
            return tops;
        }

        private double Foot(double[] tops, Func<int, int> people, double unit) => tops[^1] + Room(people(Sides.Length - 1), Sides.Length - 1, unit);

        // Enough for the label, whatever the number of people.
        private double Room(int people, int side, double unit) =>
            Math.Max(Math.Max(people * unit, LeastHeight), (Lines(side).Count + 1) * Size * 1.25);

        private List<string> Lines(int side) => TextWidth.Wrap(Sides[side], Column - 8, Size, bold: true);

        private void Bank(int side, double top, int people, double unit, double x, double textX, string anchor)
        {
            Layers.Rect("camps", x, top, Node, Math.Max(people * unit, 2), FillOf(side), 3);
            var y = top + Size;
            foreach (var line in Lines(side))
            {
                Layers.Text("etiquettes", textX, y, line, new(Size) { Bold = true, Anchor = anchor });
                y += Size * 1.25;
            }
            Layers.Text("etiquettes", textX, y, Numbers.Whole(people, Language), TextLook.Soft(Size) with { Anchor = anchor });
        }

        private void Ribbon(double from, double to, double thick, Fill fill, bool stayed)
        {
            var (x1, x2) = (Left + Node, Right - Node);
            var middle = (x1 + x2) / 2;
            string N(double value) => Layers.N(value);
            Layers["passages"].Append(CultureInfo.InvariantCulture,
                $"<path d=\"M{N(x1)} {N(from)}C{N(middle)} {N(from)} {N(middle)} {N(to)} {N(x2)} {N(to)}V{N(to + thick)}C{N(middle)} {N(to + thick)} {N(middle)} {N(from + thick)} {N(x1)} {N(from + thick)}Z\" class=\"{fill.Class}\" fill=\"{fill.Hex}\" fill-opacity=\"{(stayed ? "0.28" : "0.7")}\"/>");
        }

        // From against to for, as on a scale.
        private Fill FillOf(int side) => Fill.OfScore(2 * side - (Sides.Length - 1), 1 - Sides.Length, Sides.Length - 1);
    }
}
