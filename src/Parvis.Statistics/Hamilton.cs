using System.Collections.Immutable;

namespace Parvis.Statistics;

/// <summary>
/// Largest-remainder apportionment (Hamilton, 1792): whole shares that add up to exactly the wanted total.
/// Floors of the quotas first, then one more unit to the largest remainders; equal remainders go to the first in order.
/// </summary>
/// <param name="Shares">One share per count, in units (percents when 100 were apportioned, tenths when 1000).</param>
/// <param name="Tie">An equal remainder decided: another apportionment would be as good.</param>
public sealed record Hamilton(ImmutableArray<int> Shares, bool Tie)
{
    /// <summary>Apportions <paramref name="units"/> over the counts; <c>null</c> when all counts are 0.</summary>
    public static Hamilton? Of(ReadOnlySpan<long> counts, int units = 100)
    {
        long total = 0;
        foreach (var n in counts) total += n;
        if (total == 0) return null;

        var shares = new int[counts.Length];
        var remainders = new long[counts.Length];
        var left = units;
        for (var i = 0; i < counts.Length; i++)
        {
            var quota = (Int128)counts[i] * units;
            shares[i] = (int)(quota / total);
            remainders[i] = (long)(quota % total);
            left -= shares[i];
        }

        var order = Enumerable.Range(0, counts.Length).OrderByDescending(i => remainders[i]).ThenBy(i => i).ToArray();
        for (var i = 0; i < left; i++) shares[order[i]]++;
        var tie = left > 0 && left < order.Length && remainders[order[left - 1]] == remainders[order[left]];
        return new Hamilton([.. shares], tie);
    }
}
