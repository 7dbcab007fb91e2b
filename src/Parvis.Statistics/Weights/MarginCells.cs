namespace Parvis.Statistics;

/// <summary>The rows of a weighting, grouped by the cell of their margins, cells in lexicographic order.</summary>
internal sealed class MarginCells
{
    private readonly ushort[][] _cells;

    private MarginCells(Margin[] margins, int[] cellOf, ushort[][] cells, long[] n, double[] weight) =>
        (Margins, CellOf, _cells, N, Weight) = (margins, cellOf, cells, n, weight);

    public Margin[] Margins { get; }

    /// <summary>Each row's cell; −1: left out, a margin is missing.</summary>
    public int[] CellOf { get; }

    public long[] N { get; }

    public double[] Weight { get; }

    public int Count => N.Length;

    /// <summary>The category of a margin in a cell.</summary>
    public ushort Category(int cell, int margin) => _cells[cell][margin];

    public static MarginCells Of(ReadOnlySpan<Margin> margins, ReadOnlySpan<double> baseWeights)
    {
        var cellOf = new int[baseWeights.Length];
        for (var i = 0; i < cellOf.Length; i++) cellOf[i] = double.IsNaN(baseWeights[i]) ? -1 : 0;
        List<ushort[]> cells = [[]];
        foreach (var margin in margins) cells = Split(cells, cellOf, margin);
        Sort(cells, cellOf);
        var n = new long[cells.Count];
        var weight = new double[cells.Count];
        for (var i = 0; i < cellOf.Length; i++)
        {
            if (cellOf[i] < 0) continue;
            n[cellOf[i]]++;
            weight[cellOf[i]] += baseWeights[i];
        }
        return new MarginCells(margins.ToArray(), cellOf, [.. cells], n, weight);
    }

    /// <summary>Each cell in use is split by one more margin: only a number a row is kept, however many cells there could be.</summary>
    private static List<ushort[]> Split(List<ushort[]> cells, int[] cellOf, Margin margin)
    {
        var codes = margin.Codes.Span;
        ArgumentOutOfRangeException.ThrowIfNotEqual(codes.Length, cellOf.Length);
        var width = margin.Labels.Length;
        // The new cell's number plus one; 0 is not met yet.
        var numbers = new int[(long)cells.Count * width];
        List<ushort[]> split = [];
        for (var i = 0; i < cellOf.Length; i++)
        {
            if (cellOf[i] < 0 || codes[i] >= width)
            {
                cellOf[i] = -1;
                continue;
            }
            ref var number = ref numbers[(long)cellOf[i] * width + codes[i]];
            if (number == 0)
            {
                split.Add([.. cells[cellOf[i]], codes[i]]);
                number = split.Count;
            }
            cellOf[i] = number - 1;
        }
        return split;
    }

    private static void Sort(List<ushort[]> cells, int[] cellOf)
    {
        var order = Enumerable.Range(0, cells.Count).ToArray();
        Array.Sort(order, (a, b) => cells[a].AsSpan().SequenceCompareTo(cells[b]));
        var place = new int[order.Length];
        for (var i = 0; i < order.Length; i++) place[order[i]] = i;
        for (var i = 0; i < cellOf.Length; i++)
            if (cellOf[i] >= 0) cellOf[i] = place[cellOf[i]];
        ushort[][] sorted = [.. order.Select(i => cells[i])];
        for (var i = 0; i < sorted.Length; i++) cells[i] = sorted[i];
    }
}
