using System.Collections.Immutable;
using System.Numerics;

namespace Parvis.Statistics;

/// <summary>How many rows tick each option of a multiple-choice column, and how many options rows tick.</summary>
/// <param name="Counts">Rows ticking each option.</param>
/// <param name="RowsByCitations">Rows ticking 0, 1, 2 … options, up to the most seen.</param>
public sealed record CitationCount(ImmutableArray<long> Counts, ImmutableArray<long> RowsByCitations)
{
    /// <summary>All rows.</summary>
    public long Panel => RowsByCitations.Sum();

    /// <summary>Rows ticking nothing.</summary>
    public long Missing => RowsByCitations.IsEmpty ? 0 : RowsByCitations[0];

    /// <summary>Rows ticking at least one option.</summary>
    public long Respondents => Panel - Missing;

    /// <summary>All ticks.</summary>
    public long Citations => Counts.Sum();

    /// <summary>Counts a column of bit sets; bit i is option i.</summary>
    public static CitationCount Of(ReadOnlySpan<ulong> sets, int options)
    {
        var counts = new long[options];
        Span<long> byCitations = stackalloc long[Codes.MostOptions + 1];
        byCitations.Clear();
        foreach (var set in sets)
        {
            byCitations[BitOperations.PopCount(set)]++;
            for (var left = set; left != 0; left &= left - 1) counts[BitOperations.TrailingZeroCount(left)]++;
        }
        var most = byCitations.Length;
        while (most > 0 && byCitations[most - 1] == 0) most--;
        return new CitationCount([.. counts], [.. byCitations[..most]]);
    }
}
