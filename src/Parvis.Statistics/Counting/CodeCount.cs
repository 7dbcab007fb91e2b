using System.Collections.Immutable;

namespace Parvis.Statistics;

/// <summary>How many times each code of a single-choice column occurs. A tally: counts of two parts of a column add up.</summary>
/// <param name="Counts">One count per code 0 … k−1.</param>
/// <param name="Missing">Rows whose code is <see cref="Codes.Missing"/>.</param>
public sealed record CodeCount(ImmutableArray<long> Counts, long Missing)
{
    /// <summary>Rows with an answer.</summary>
    public long Expressed => Counts.Sum();

    /// <summary>All rows.</summary>
    public long Panel => Expressed + Missing;

    /// <summary>Counts a column whose codes are below <paramref name="categories"/>, or missing; anything else is counted as missing.</summary>
    public static CodeCount Of(ReadOnlySpan<ushort> codes, int categories)
    {
        var cells = new long[categories + 1];
        foreach (var code in codes) cells[Math.Min(code, categories)]++;
        return new CodeCount([.. cells.AsSpan(0, categories)], cells[categories]);
    }

    /// <summary>The counts of both parts together (associative, commutative).</summary>
    public CodeCount Merge(CodeCount other) =>
        new([.. Counts.Zip(other.Counts, (a, b) => a + b)], Missing + other.Missing);
}
