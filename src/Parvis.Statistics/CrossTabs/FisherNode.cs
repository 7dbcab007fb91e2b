namespace Parvis.Statistics;

/// <summary>
/// The column totals left once the first rows of a table are placed: what the rows to come can and must multiply a probability by. Where even the
/// likeliest way to go on is no likelier than the observed table, all of them count, and where even the least likely one is, none does (Mehta
/// &amp; Patel 1983); the bounds here are looser than theirs and cheaper: margins of one side at a time.
/// </summary>
internal sealed class FisherNode
{
    /// <param name="columns">Totals left, sorted.</param>
    /// <param name="rows">Rows to come, sorted; they add up to the same.</param>
    /// <param name="logs">ln n!.</param>
    public FisherNode(ReadOnlySpan<int> columns, ReadOnlySpan<int> rows, double[] logs)
    {
        var (total, used, past) = (0, 0, 0.0);
        foreach (var c in columns)
        {
            total += c;
            used += Math.Sign(c);
            past += logs[c];
        }
        foreach (var r in rows) past += logs[r];
        LogTotal = logs[total] - past;
        Likeliest = -Math.Max(Even(columns, rows.Length, logs), Even(rows, used, logs));
        Unlikeliest = -Math.Min(Heaped(columns, rows, logs), Heaped(rows, columns, logs));
    }

    /// <summary>Log-probabilities so far (in units of 1e-10), and how many ways lead to each.</summary>
    public Dictionary<long, double> Paths { get; } = [];

    /// <summary>ln Σ Π 1/x! over all ways to place the rows to come.</summary>
    public double LogTotal { get; }

    /// <summary>No way to go on has a larger −Σ ln x!.</summary>
    public double Likeliest { get; }

    /// <summary>None has a smaller one.</summary>
    public double Unlikeliest { get; }

    /// <summary>Least Σ ln x! when each total is shared among so many cells, the others' totals ignored.</summary>
    private static double Even(ReadOnlySpan<int> totals, int cells, double[] logs)
    {
        double sum = 0;
        foreach (var total in totals)
        {
            var (each, more) = Math.DivRem(total, Math.Max(1, cells));
            sum += (cells - more) * logs[each] + (more == 0 ? 0 : more * logs[each + 1]);
        }
        return sum;
    }

    /// <summary>Largest Σ ln x! when each total is heaped in as few cells as their own totals (sorted) allow.</summary>
    private static double Heaped(ReadOnlySpan<int> totals, ReadOnlySpan<int> cells, double[] logs)
    {
        double sum = 0;
        foreach (var total in totals)
        {
            var left = total;
            for (var i = cells.Length - 1; i >= 0 && left > 0; i--)
            {
                var here = Math.Min(left, cells[i]);
                sum += logs[here];
                left -= here;
            }
        }
        return sum;
    }
}
