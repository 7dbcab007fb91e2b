using System.Collections.Immutable;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Typography;
using Parvis.Statistics;

namespace Parvis.Core.Barometers.Crosses;

/// <summary>
/// What of a cross may be shown. Totals of the whole panel are the barometer's own figures and stay; under a filter they are figures of a
/// sub-group too, so that lines of few people are put together first.
/// </summary>
public static class CrossDisclosure
{
    public static CrossTable Apply(this DisclosureControl disclosure, CrossTable table, bool filtered)
    {
        if (table.Base < disclosure.Threshold)
            return table with { Withheld = true, Base = 0, Counts = table.Counts.Map((_, _) => 0), Hidden = table.Hidden.Map((_, _) => true) };
        if (filtered)
            table = Gathered(Turned(Gathered(Turned(table), disclosure)), disclosure);
        var hidden = new bool[table.Rows.Lines.Length, table.Columns.Lines.Length];
        foreach (var rows in Parts(table.Rows))
            foreach (var columns in Parts(table.Columns))
                Hide(table, rows, columns, disclosure.Threshold, hidden);
        return table with { Hidden = table.Hidden.Map((r, c) => hidden[r, c]) };
    }

    // Lines that add up are one table; each line of a multiple choice is a table of its own, with those who did not choose it.
    private static IEnumerable<int[]> Parts(CrossSide side)
    {
        var all = Enumerable.Range(0, side.Lines.Length);
        return side.Overlaps ? all.Select(line => new[] { line }) : [[.. all]];
    }

    private static void Hide(CrossTable table, int[] rows, int[] columns, int threshold, bool[,] hidden)
    {
        var (height, width) = (rows.Length + (table.Rows.Overlaps ? 1 : 0), columns.Length + (table.Columns.Overlaps ? 1 : 0));
        var cells = new int[height * width];
        for (var r = 0; r < height; r++)
            for (var c = 0; c < width; c++)
                cells[r * width + c] = (r < rows.Length, c < columns.Length) switch
                {
                    (true, true) => table.Counts[rows[r], columns[c]],
                    (false, true) => table.Columns.People[columns[c]] - table.Counts[rows[0], columns[c]],
                    (true, false) => table.Rows.People[rows[r]] - table.Counts[rows[r], columns[0]],
                    (false, false) => table.Base - table.Rows.People[rows[0]] - table.Columns.People[columns[0]] + table.Counts[rows[0], columns[0]],
                };
        var suppressed = CellSuppression.Hidden(cells, height, width, threshold);
        for (var r = 0; r < rows.Length; r++)
            for (var c = 0; c < columns.Length; c++)
                hidden[rows[r], columns[c]] = suppressed[r * width + c];
    }

    private static CrossTable Gathered(CrossTable table, DisclosureControl disclosure)
    {
        var few = table.Rows.Overlaps
            ? [.. table.Rows.People.Select(n => n < disclosure.Threshold || table.Base - n < disclosure.Threshold)]
            : disclosure.Hidden(table.Rows.People);
        if (!few.Contains(true))
            return table;
        int[] kept = [.. Enumerable.Range(0, few.Length).Where(i => !few[i])], together = [.. Enumerable.Range(0, few.Length).Where(i => few[i])];
        // Options that people may choose together cannot be added up: those of few people are left out.
        var rows = kept.Select(i => (Line: table.Rows.Lines[i], People: table.Rows.People[i], Counts: CountsOf(table, [i])));
        if (!table.Rows.Overlaps)
            rows = rows.Append((Together(table.Rows, together), together.Sum(i => table.Rows.People[i]), CountsOf(table, together)));
        var all = rows.ToArray();
        return table with
        {
            Rows = table.Rows with { Lines = [.. all.Select(r => r.Line)], People = [.. all.Select(r => r.People)] },
            Counts = new(all.Length, table.Columns.Lines.Length, [.. all.SelectMany(r => r.Counts)]),
            Hidden = new(all.Length, table.Columns.Lines.Length, [.. new bool[all.Length * table.Columns.Lines.Length]]),
        };
    }

    private static IEnumerable<int> CountsOf(CrossTable table, int[] rows) =>
        Enumerable.Range(0, table.Columns.Lines.Length).Select(c => rows.Sum(r => table.Counts[r, c]));

    private static CrossLine Together(CrossSide side, int[] lines) => new(
        "together",
        LocalisedText.Of(
            Phrases.Or([.. lines.Select(i => side.Lines[i].Label.In("fr"))], "fr"), Phrases.Or([.. lines.Select(i => side.Lines[i].Label.In("en"))], "en")));

    private static CrossTable Turned(CrossTable table) => table with
    {
        Rows = table.Columns,
        Columns = table.Rows,
        Counts = Turned(table.Counts),
        Hidden = Turned(table.Hidden),
    };

    private static Grid<T> Turned<T>(Grid<T> grid)
    {
        var cells = ImmutableArray.CreateBuilder<T>(grid.Cells.Length);
        for (var c = 0; c < grid.Columns; c++)
            for (var r = 0; r < grid.Rows; r++)
                cells.Add(grid[r, c]);
        return new(grid.Columns, grid.Rows, cells.MoveToImmutable());
    }
}
