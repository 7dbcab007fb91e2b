using System.Collections.Immutable;

namespace Parvis.Statistics;

/// <summary>The contingency table of two single-choice columns, over the rows that answer both.</summary>
/// <param name="Table">Counts, by row code then column code.</param>
/// <param name="Excluded">Rows missing one answer or both.</param>
public sealed record PairCount(CountTable Table, long Excluded)
{
    /// <summary>Counts two columns of the same length; codes beyond the categories count as missing.</summary>
    public static PairCount Of(ReadOnlySpan<ushort> row, int rowCategories, ReadOnlySpan<ushort> column, int columnCategories)
    {
        var cells = new long[(rowCategories + 1) * (columnCategories + 1)];
        Add(row, rowCategories, column, columnCategories, cells);
        return FromCells(cells, rowCategories, columnCategories);
    }

    /// <summary>
    /// Adds two slices of columns to <paramref name="cells"/>, a table with one more row and one more column, which
    /// receive the missing: no branch in the loop.
    /// </summary>
    public static void Add(ReadOnlySpan<ushort> row, int rowCategories, ReadOnlySpan<ushort> column, int columnCategories, Span<long> cells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(row.Length, column.Length);
        var width = columnCategories + 1;
        for (var i = 0; i < row.Length && i < column.Length; i++)
            cells[Math.Min(row[i], rowCategories) * width + Math.Min(column[i], columnCategories)]++;
    }

    internal static PairCount FromCells(ReadOnlySpan<long> cells, int rowCategories, int columnCategories)
    {
        var kept = ImmutableArray.CreateBuilder<long>(rowCategories * columnCategories);
        long all = 0, both = 0;
        foreach (var n in cells) all += n;
        for (var r = 0; r < rowCategories; r++)
            foreach (var n in cells.Slice(r * (columnCategories + 1), columnCategories))
            {
                kept.Add(n);
                both += n;
            }
        return new PairCount(new CountTable(rowCategories, columnCategories, kept.MoveToImmutable()), all - both);
    }
}
