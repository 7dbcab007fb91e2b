namespace Parvis.Statistics;

/// <summary>Ranks of tied values: the mean of the ranks they share, 1 … n (Kendall 1945). Of no value, an empty array.</summary>
public static class MidRanks
{
    /// <summary>The mid-rank of each value, from how many times each (increasing) value occurs.</summary>
    public static double[] Of(ReadOnlySpan<long> counts)
    {
        var ranks = new double[counts.Length];
        long before = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            ranks[i] = before + (counts[i] + 1) / 2.0;
            before += counts[i];
        }
        return ranks;
    }

    /// <summary>Σ(t³ − t) over the ties.</summary>
    internal static double TieSum(ReadOnlySpan<long> counts)
    {
        double sum = 0;
        foreach (var t in counts) sum += (double)t * t * t - t;
        return sum;
    }
}
