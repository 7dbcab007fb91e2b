using System.Runtime.InteropServices;

namespace Parvis.Statistics;

/// <summary>
/// Every way to have placed the first rows of a table: for each set of column totals left (sorted: columns are
/// interchangeable), the log-probabilities so far and how many ways lead to each.
/// </summary>
internal sealed class FisherStage
{
    /// <summary>Beyond, the answer would take seconds and hundreds of megabytes.</summary>
    private const int MostPaths = 1_000_000;

    private readonly Dictionary<string, Dictionary<long, double>> _paths = [];
    private readonly int _columns;
    private int _known;

    public FisherStage(int[] columns)
    {
        _columns = columns.Length;
        Add(columns, 0, 1);
    }

    private FisherStage(int columns) => _columns = columns;

    /// <summary>The next row shared out among the columns in every possible way; null when there are too many.</summary>
    public FisherStage? Place(int total, double[] logs, ref double steps)
    {
        var next = new FisherStage(_columns);
        var left = new int[_columns];
        foreach (var (key, paths) in _paths)
        {
            Columns(key, left);
            steps -= FisherRxC.Ways(total, _columns) * paths.Count;
            if (steps < 0 || next._known > MostPaths) return null;
            Share(left, total, logs, step =>
            {
                foreach (var (log, ways) in paths) next.Add(left, Log(log) + step, ways);
            });
        }
        return next;
    }

    /// <summary>The last two rows: total probability of the tables whose log-probability is at most <paramref name="threshold"/>; null when it would take too long.</summary>
    public double? Finish(int total, double[] logs, double constant, double threshold, double steps)
    {
        if (FisherRxC.Ways(total, _columns) * _paths.Count > steps) return null;
        double sum = 0;
        var left = new int[_columns];
        foreach (var (key, paths) in _paths)
        {
            double[] past = [.. paths.Keys.Order().Select(k => Log(k) + constant)];
            // Relative to the likeliest: alone, either half of a probability may overflow.
            var top = past[^1];
            double[] below = [0, .. paths.OrderBy(p => p.Key).Select((p, i) => p.Value * Math.Exp(past[i] - top))];
            for (var i = 1; i < below.Length; i++) below[i] += below[i - 1];
            Share(Columns(key, left), total, logs, step =>
            {
                foreach (var n in left) step -= logs[n];
                var at = Array.BinarySearch(past, threshold - step);
                sum += below[at < 0 ? ~at : at + 1] * Math.Exp(step + top);
            });
        }
        return sum;
    }

    /// <summary>Takes each possible row out of the columns in turn; calls with −Σ ln x! while it is out.</summary>
    private static void Share(int[] left, int total, double[] logs, Action<double> each)
    {
        Fill(0, total, 0);

        void Fill(int column, int toPlace, double log)
        {
            var last = column == left.Length - 1;
            if (last && toPlace > left[column]) return;
            for (var n = last ? toPlace : 0; n <= Math.Min(toPlace, left[column]); n++)
            {
                left[column] -= n;
                if (last) each(log - logs[n]);
                else Fill(column + 1, toPlace - n, log - logs[n]);
                left[column] += n;
            }
        }
    }

    private void Add(int[] left, double log, double ways)
    {
        Span<int> sorted = stackalloc int[left.Length];
        left.CopyTo(sorted);
        sorted.Sort();
        var key = new string(MemoryMarshal.Cast<int, char>(sorted));
        if (!_paths.TryGetValue(key, out var paths)) _paths[key] = paths = [];
        // Equal probabilities reached in another order differ in the last bits: gather them to 1e-10.
        CollectionsMarshal.GetValueRefOrAddDefault(paths, (long)Math.Floor(log * 1e10 + 0.5), out var known) += ways;
        if (!known) _known++;
    }

    private static double Log(long key) => key / 1e10;

    private static int[] Columns(string key, int[] left)
    {
        MemoryMarshal.Cast<char, int>(key.AsSpan()).CopyTo(left);
        return left;
    }
}
