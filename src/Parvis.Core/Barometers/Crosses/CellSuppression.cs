namespace Parvis.Core.Barometers.Crosses;

/// <summary>
/// Primary and complementary suppression (METHOD §11) in a table whose row and column totals are known. A cell below k people is hidden; then
/// the smallest others, until no hidden cell can be worked out from the totals to within k people (or as far as totals alone leave it unknown). What can be worked out is exact: hidden
/// cells, totals and « no cell is negative » bound each cell by a flow.
/// </summary>
internal sealed class CellSuppression
{
    private readonly int rows, columns, threshold;
    private readonly int[] cells;
    private readonly bool[] hidden;

    private CellSuppression(int[] cells, int rows, int columns, int threshold)
    {
        (this.cells, this.rows, this.columns, this.threshold) = (cells, rows, columns, threshold);
        hidden = [.. cells.Select(n => n < threshold)];
    }

    /// <param name="cells">Row after row.</param>
    /// <param name="threshold">k.</param>
    public static bool[] Hidden(int[] cells, int rows, int columns, int threshold)
    {
        var table = new CellSuppression(cells, rows, columns, threshold);
        // Hiding one more cell only widens what the others may be: a settled cell stays so. Each waits its turn again after one more is hidden
        // for it, because what is hidden for its neighbours often serves it too.
        var waiting = new Queue<int>(Enumerable.Range(0, cells.Length).Where(i => table.hidden[i]));
        while (waiting.TryDequeue(out var cell))
            if (table.WidthOf(cell) < table.WidthWanted(cell) && table.SmallestShownBeside(cell) is { } next)
            {
                table.hidden[next] = true;
                waiting.Enqueue(next);
                waiting.Enqueue(cell);
            }
        return table.hidden;
    }

    // The totals alone already bound a cell (Fréchet): in a row of three people no cell can be unknown to within five.
    private int WidthWanted(int cell)
    {
        var (row, column) = (cell / columns, cell % columns);
        var inRow = Enumerable.Range(0, columns).Sum(c => cells[row * columns + c]);
        var inColumn = Enumerable.Range(0, rows).Sum(r => cells[r * columns + column]);
        return Math.Min(threshold, Math.Min(inRow, inColumn) - Math.Max(0, inRow + inColumn - cells.Sum()));
    }

    /// <summary>How far apart the least and the most that the cell could be are, from all that is shown; counted up to the threshold.</summary>
    private int WidthOf(int cell)
    {
        var (row, column) = (cell / columns, cell % columns);
        var up = Flow(cell, rows + column, row, threshold);
        return up >= threshold ? up : up + Flow(cell, row, rows + column, Math.Min(cells[cell], threshold - up));
    }

    // In its row or its column, whichever hides it least.
    private int? SmallestShownBeside(int cell)
    {
        int[] row = [.. Enumerable.Range(cell / columns * columns, columns)];
        int[] column = [.. Enumerable.Range(0, rows).Select(r => r * columns + cell % columns)];
        return new[] { row, column }.OrderBy(line => line.Count(i => hidden[i]))
            .Select(line => line.Where(i => !hidden[i]).OrderBy(i => cells[i]).Select(i => (int?)i).FirstOrDefault())
            .FirstOrDefault(i => i is not null);
    }

    // Rows are nodes 0…, columns follow. Going from a row to a column raises the hidden cell they share; going back lowers it, to zero at
    // most. A path from the cell's column to its row is a way for everything else to make room for one person more in the cell.
    private int Flow(int without, int from, int to, int most)
    {
        var people = (int[])cells.Clone();
        var flow = 0;
        var cameFrom = new int[rows + columns];
        while (flow < most && FindPath(people, without, from, to, cameFrom))
        {
            var push = most - flow;
            for (var node = to; node != from; node = cameFrom[node])
                if (cameFrom[node] >= rows)
                    push = Math.Min(push, people[CellOf(cameFrom[node], node)]);
            for (var node = to; node != from; node = cameFrom[node])
                people[CellOf(cameFrom[node], node)] += cameFrom[node] >= rows ? -push : push;
            flow += push;
        }
        return flow;
    }

    private bool FindPath(int[] people, int without, int from, int to, int[] cameFrom)
    {
        Array.Fill(cameFrom, -1);
        cameFrom[from] = from;
        var queue = new Queue<int>([from]);
        while (queue.TryDequeue(out var node))
        {
            var (first, count) = node < rows ? (rows, columns) : (0, rows);
            for (var next = first; next < first + count; next++)
            {
                if (cameFrom[next] >= 0)
                    continue;
                var cell = CellOf(node, next);
                if (!hidden[cell] || cell == without || (node >= rows && people[cell] == 0))
                    continue;
                cameFrom[next] = node;
                if (next == to)
                    return true;
                queue.Enqueue(next);
            }
        }
        return false;
    }

    private int CellOf(int node, int other) => node < rows ? node * columns + other - rows : other * columns + node - rows;
}
