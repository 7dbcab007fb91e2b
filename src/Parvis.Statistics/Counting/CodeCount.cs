using System.Collections.Immutable;

namespace Parvis.Statistics;

/// <summary>How many times each code of a single-choice column occurs. A tally: counts of two parts of a column add up.</summary>
/// <param name="Counts">One count per code 0 … k−1.</param>
/// <param name="Missing">Rows whose code is <see cref="Codes.Missing"/>.</param>
public sealed record CodeCount(ImmutableArray<long> Counts, long Missing)
{
    private const int Block = 8_192;

    /// <summary>Beyond, one look at each row is faster than one comparison a code.</summary>
    private const int MostCompared = 24;

    /// <summary>Rows with an answer.</summary>
    public long Expressed => Counts.Sum();

    /// <summary>All rows.</summary>
    public long Panel => Expressed + Missing;

    /// <summary>Counts a column whose codes are below <paramref name="categories"/>, or missing; anything else is counted as missing.</summary>
    public static CodeCount Of(ReadOnlySpan<ushort> codes, int categories)
    {
        if (categories <= MostCompared) return Compared(codes, categories);
        // Two tables, so that equal neighbours do not wait for one another.
        var (even, odd) = (new long[categories + 1], new long[categories + 1]);
        for (var i = 0; i < codes.Length - 1; i += 2)
        {
            even[Math.Min(codes[i], categories)]++;
            odd[Math.Min(codes[i + 1], categories)]++;
        }
        if (codes.Length % 2 == 1) even[Math.Min(codes[^1], categories)]++;
        for (var i = 0; i < even.Length; i++) even[i] += odd[i];
        return new CodeCount([.. even.AsSpan(0, categories)], even[categories]);
    }

    /// <summary>The counts of several columns, each on whichever core is free.</summary>
    public static CodeCount[] OfAll(IReadOnlyList<CodedColumn> columns)
    {
        var counts = new CodeCount[columns.Count];
        Parallel.For(0, counts.Length, i => counts[i] = Of(columns[i].Codes.Span, columns[i].Categories));
        return counts;
    }

    /// <summary>A block that stays in the processor's first cache is compared with each code in turn, many rows an instruction.</summary>
    private static CodeCount Compared(ReadOnlySpan<ushort> codes, int categories)
    {
        var counts = new long[categories];
        for (var left = codes; !left.IsEmpty; left = left[Math.Min(Block, left.Length)..])
            for (var code = 0; code < categories; code++) counts[code] += left[..Math.Min(Block, left.Length)].Count((ushort)code);
        return new CodeCount([.. counts], codes.Length - counts.Sum());
    }

    /// <summary>The counts of both parts together (associative, commutative).</summary>
    public CodeCount Merge(CodeCount other) =>
        new([.. Counts.Zip(other.Counts, (a, b) => a + b)], Missing + other.Missing);
}
