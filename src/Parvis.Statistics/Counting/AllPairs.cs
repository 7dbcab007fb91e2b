using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Parvis.Statistics;

/// <summary>A single-choice column to count: its codes and how many categories they have.</summary>
public readonly record struct CodedColumn(ReadOnlyMemory<ushort> Codes, int Categories);

/// <summary>
/// Every cross-tab of several columns in one pass over the rows. Rows go by blocks that stay in the processor's cache, halves
/// of the file on their own cores; each row is one addition per pair, without a branch.
/// </summary>
public static class AllPairs
{
    private const int Block = 2_048;
    private const int RowsWorthACore = 50_000;

    /// <summary>One table per pair (0,1), (0,2) … (n−2,n−1), in that order. All columns have the same length.</summary>
    public static PairCount[] Of(IReadOnlyList<CodedColumn> columns)
    {
        var rows = columns.Count == 0 ? 0 : columns[0].Codes.Length;
        foreach (var column in columns) ArgumentOutOfRangeException.ThrowIfNotEqual(column.Codes.Length, rows);
        var stride = columns.Count == 0 ? 1 : (int)BitOperations.RoundUpToPowerOf2((uint)columns.Max(c => c.Categories) + 1);
        if (stride > 256) return [.. Pairs(columns.Count).Select(p => OneByOne(columns[p.A], columns[p.B]))];

        var parts = Math.Clamp(rows / RowsWorthACore, 1, Math.Max(1, Environment.ProcessorCount));
        var tables = new uint[parts][];
        Parallel.For(0, parts, part =>
            tables[part] = Count(columns, (int)((long)rows * part / parts), (int)((long)rows * (part + 1) / parts), stride));
        return [.. Pairs(columns.Count).Select((p, i) => Gather(tables, i * stride * stride, columns[p.A].Categories, columns[p.B].Categories, stride))];
    }

    private static uint[] Count(IReadOnlyList<CodedColumn> columns, int from, int to, int stride)
    {
        var n = columns.Count;
        var tables = new uint[n * (n - 1) / 2 * stride * stride];
        var codes = new ushort[n * Block];
        var offsets = new ushort[n * Block];
        for (var start = from; start < to; start += Block)
        {
            var length = Math.Min(Block, to - start);
            for (var c = 0; c < n; c++) Prepare(columns[c].Codes.Span.Slice(start, length), columns[c].Categories, stride, codes.AsSpan(c * Block), offsets.AsSpan(c * Block));
            var pair = 0;
            for (var a = 0; a < n; a++)
                for (var b = a + 1; b < n; b++, pair++)
                    Add(offsets.AsSpan(a * Block, length), codes.AsSpan(b * Block, length), tables.AsSpan(pair * stride * stride, stride * stride));
        }
        return tables;
    }

    /// <summary>Missing becomes the category after the last; the offset is where the code's row of the table begins.</summary>
    private static void Prepare(ReadOnlySpan<ushort> source, int categories, int stride, Span<ushort> codes, Span<ushort> offsets)
    {
        var i = 0;
        var (most, times) = (new Vector<ushort>((ushort)categories), (ushort)stride);
        for (; i <= source.Length - Vector<ushort>.Count; i += Vector<ushort>.Count)
        {
            var kept = Vector.Min(new Vector<ushort>(source[i..]), most);
            kept.CopyTo(codes[i..]);
            (kept * times).CopyTo(offsets[i..]);
        }
        for (; i < source.Length; i++)
        {
            codes[i] = (ushort)Math.Min(source[i], categories);
            offsets[i] = (ushort)(codes[i] * stride);
        }
    }

    /// <summary>Offset + code is always inside the table: <see cref="Prepare"/> made them so, and bounds are not checked again.</summary>
    private static void Add(ReadOnlySpan<ushort> offsets, ReadOnlySpan<ushort> codes, Span<uint> table)
    {
        ref var cell = ref MemoryMarshal.GetReference(table);
        var fours = MemoryMarshal.Cast<ushort, ulong>(offsets);
        var codeFours = MemoryMarshal.Cast<ushort, ulong>(codes);
        for (var i = 0; i < fours.Length; i++)
        {
            // Four rows at a time: the sums of two 16-bit lanes never carry, stride² being at most 65,536.
            var at = fours[i] + codeFours[i];
            Unsafe.Add(ref cell, (nint)(at & 0xFFFF))++;
            Unsafe.Add(ref cell, (nint)(at >> 16 & 0xFFFF))++;
            Unsafe.Add(ref cell, (nint)(at >> 32 & 0xFFFF))++;
            Unsafe.Add(ref cell, (nint)(at >> 48))++;
        }
        for (var i = fours.Length * 4; i < offsets.Length; i++) Unsafe.Add(ref cell, offsets[i] + codes[i])++;
    }

    private static PairCount Gather(uint[][] parts, int start, int rowCategories, int columnCategories, int stride)
    {
        var cells = new long[(rowCategories + 1) * (columnCategories + 1)];
        foreach (var part in parts)
            for (var r = 0; r <= rowCategories; r++)
                for (var c = 0; c <= columnCategories; c++) cells[r * (columnCategories + 1) + c] += part[start + r * stride + c];
        return PairCount.FromCells(cells, rowCategories, columnCategories);
    }

    private static PairCount OneByOne(CodedColumn a, CodedColumn b) => PairCount.Of(a.Codes.Span, a.Categories, b.Codes.Span, b.Categories);

    private static IEnumerable<(int A, int B)> Pairs(int columns) =>
        from a in Enumerable.Range(0, columns) from b in Enumerable.Range(a + 1, columns - a - 1) select (a, b);
}
