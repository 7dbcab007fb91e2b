using System.Runtime.InteropServices;

namespace Parvis.Statistics;

/// <summary>
/// Every way to have placed the first rows of a table: for each set of column totals left (sorted: columns are
/// interchangeable), the log-probabilities so far and how many ways lead to each. Those whose answer is already known are settled.
/// </summary>
internal sealed class FisherStage
{
    /// <summary>Beyond, the answer would take seconds and hundreds of megabytes.</summary>
    private const int MostPaths = 1_000_000;

    private readonly Dictionary<string, FisherNode> _nodes = [];
    private readonly int[] _rows;
    private readonly double[] _logs;
    private readonly double _bar;
    private readonly double _constant;
    private int _known;

    /// <param name="columns">Totals of the columns, sorted.</param>
    /// <param name="rows">Rows to place, sorted.</param>
    /// <param name="logs">ln n!.</param>
    /// <param name="constant">ln of the margins' factor: a table's log-probability is constant − Σ ln x!.</param>
    /// <param name="bar">The largest −Σ ln x! of a table that counts.</param>
    public FisherStage(int[] columns, int[] rows, double[] logs, double constant, double bar) : this(rows, logs, constant, bar, 0) => Add(NodeOf(columns), 0, 1);

    private FisherStage(int[] rows, double[] logs, double constant, double bar, double settled) =>
        (_rows, _logs, _constant, _bar, Settled) = (rows, logs, constant, bar, settled);

    /// <summary>Probability of the tables known to count.</summary>
    public double Settled { get; private set; }

    /// <summary>The next row shared out among the columns in every possible way; null when there are too many.</summary>
    /// <param name="steps">How many steps may still be made.</param>
    public FisherStage? Place(ref double steps)
    {
        var next = new FisherStage(_rows[1..], _logs, _constant, _bar, Settled);
        foreach (var (key, node) in _nodes)
        {
            var left = Columns(key);
            steps -= FisherRxC.Ways(_rows[0], left.Length) * (1 + node.Paths.Count);
            if (steps < 0 || next._known > MostPaths) return null;
            Share(left, _rows[0], step =>
            {
                var to = next.NodeOf(left);
                foreach (var (log, ways) in node.Paths) next.Add(to, Log(log) + step, ways);
            });
        }
        return next;
    }

    /// <summary>With two rows left: probability of all the tables that count; null when it would take too long.</summary>
    public double? Finish(double steps)
    {
        var sum = Settled;
        foreach (var (key, node) in _nodes)
        {
            if (node.Paths.Count == 0) continue;
            var left = Columns(key);
            steps -= FisherRxC.Ways(_rows[0], left.Length);
            if (steps < 0) return null;
            double[] past = [.. node.Paths.Keys.Order().Select(k => Log(k) + _constant)];
            // Relative to the likeliest: alone, either half of a probability may overflow.
            var top = past[^1];
            double[] below = [0, .. node.Paths.OrderBy(p => p.Key).Select((p, i) => p.Value * Math.Exp(past[i] - top))];
            for (var i = 1; i < below.Length; i++) below[i] += below[i - 1];
            Share(left, _rows[0], step =>
            {
                foreach (var n in left) step -= _logs[n];
                var at = Array.BinarySearch(past, _bar + _constant - step);
                sum += below[at < 0 ? ~at : at + 1] * Math.Exp(step + top);
            });
        }
        return sum;
    }

    /// <summary>Takes each possible row out of the columns in turn; calls with −Σ ln x! while it is out.</summary>
    private void Share(int[] left, int total, Action<double> each)
    {
        Fill(0, total, 0);

        void Fill(int column, int toPlace, double log)
        {
            var last = column == left.Length - 1;
            if (last && toPlace > left[column]) return;
            for (var n = last ? toPlace : 0; n <= Math.Min(toPlace, left[column]); n++)
            {
                left[column] -= n;
                if (last) each(log - _logs[n]);
                else Fill(column + 1, toPlace - n, log - _logs[n]);
                left[column] += n;
            }
        }
    }

    private FisherNode NodeOf(int[] left)
    {
        Span<int> sorted = stackalloc int[left.Length];
        left.CopyTo(sorted);
        sorted.Sort();
        var key = new string(MemoryMarshal.Cast<int, char>(sorted));
        if (!_nodes.TryGetValue(key, out var node)) _nodes[key] = node = new(sorted, _rows, _logs);
        return node;
    }

    private void Add(FisherNode node, double log, double ways)
    {
        if (log + node.Unlikeliest > _bar) return;
        if (log + node.Likeliest <= _bar)
        {
            Settled += ways * Math.Exp(log + _constant + node.LogTotal);
            return;
        }
        // Equal probabilities reached in another order differ in the last bits: gather them to 1e-10.
        CollectionsMarshal.GetValueRefOrAddDefault(node.Paths, (long)Math.Floor(log * 1e10 + 0.5), out var known) += ways;
        if (!known) _known++;
    }

    private static double Log(long key) => key / 1e10;

    private static int[] Columns(string key) => MemoryMarshal.Cast<char, int>(key.AsSpan()).ToArray();
}
