using System.Runtime.InteropServices;

namespace Parvis.Statistics;

/// <summary>The rows of a weighting, grouped by the cell of their margins, cells in lexicographic order.</summary>
internal sealed class MarginCells
{
    private readonly long[] _keys;

    private MarginCells(ReadOnlySpan<Margin> margins, int[] cellOf, long[] keys, long[] n, double[] weight) =>
        (Margins, CellOf, _keys, N, Weight) = (margins.ToArray(), cellOf, keys, n, weight);

    public Margin[] Margins { get; }

    /// <summary>Each row's cell; −1: left out, a margin is missing.</summary>
    public int[] CellOf { get; }

    public long[] N { get; }

    public double[] Weight { get; }

    public int Count => N.Length;

    /// <summary>The category of a margin in a cell.</summary>
    public ushort Category(int cell, int margin)
    {
        var key = _keys[cell];
        for (var m = Margins.Length - 1; m > margin; m--) key /= Margins[m].Labels.Length;
        return (ushort)(key % Margins[margin].Labels.Length);
    }

    public static MarginCells Of(ReadOnlySpan<Margin> margins, ReadOnlySpan<double> baseWeights)
    {
        var rows = baseWeights.Length;
        var keys = new long[rows];
        foreach (var margin in margins) Extend(keys, margin, baseWeights);
        var slots = new Dictionary<long, int>();
        var cellOf = new int[rows];
        List<long> n = [];
        List<double> weight = [];
        for (var i = 0; i < rows; i++)
        {
            cellOf[i] = -1;
            if (keys[i] < 0) continue;
            ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(slots, keys[i], out var known);
            if (!known)
            {
                slot = n.Count;
                n.Add(0);
                weight.Add(0);
            }
            n[slot]++;
            weight[slot] += baseWeights[i];
            cellOf[i] = slot;
        }
        return Sorted(margins, cellOf, [.. slots.OrderBy(s => s.Value).Select(s => s.Key)], n, weight);
    }

    private static void Extend(long[] keys, Margin margin, ReadOnlySpan<double> baseWeights)
    {
        var codes = margin.Codes.Span;
        ArgumentOutOfRangeException.ThrowIfNotEqual(codes.Length, keys.Length);
        var width = margin.Labels.Length;
        for (var i = 0; i < keys.Length; i++)
            keys[i] = keys[i] < 0 || codes[i] >= width || double.IsNaN(baseWeights[i]) ? -1 : checked(keys[i] * width + codes[i]);
    }

    private static MarginCells Sorted(ReadOnlySpan<Margin> margins, int[] cellOf, long[] keys, List<long> n, List<double> weight)
    {
        var order = Enumerable.Range(0, keys.Length).OrderBy(i => keys[i]).ToArray();
        var place = new int[keys.Length];
        for (var i = 0; i < order.Length; i++) place[order[i]] = i;
        for (var i = 0; i < cellOf.Length; i++)
            if (cellOf[i] >= 0) cellOf[i] = place[cellOf[i]];
        return new MarginCells(margins, cellOf, [.. order.Select(i => keys[i])], [.. order.Select(i => n[i])], [.. order.Select(i => weight[i])]);
    }
}
