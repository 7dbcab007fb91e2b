using System.Collections.Immutable;

namespace Parvis.Statistics;

/// <summary>
/// What fitting weights to margins does to variances: each row's influence over its weight is replaced by its residual on the
/// margins (mean within each category taken off, margins in turn, ten rounds; one for post-stratification).
/// As R's survey package after rake() and postStratify().
/// </summary>
/// <param name="Margins">Each row's category of each margin, none missing.</param>
/// <param name="Rounds">10 for raking, 1 for post-stratification.</param>
public sealed record Calibration(ImmutableArray<ReadOnlyMemory<ushort>> Margins, int Rounds)
{
    /// <summary>The influence left once the margins are known.</summary>
    public double[] Residual(ReadOnlySpan<double> influence, ReadOnlySpan<double> weights)
    {
        var residual = new double[influence.Length];
        for (var i = 0; i < residual.Length; i++) residual[i] = influence[i] / weights[i];
        for (var round = 0; round < Rounds; round++)
            foreach (var margin in Margins) TakeMeansOff(residual, margin.Span);
        for (var i = 0; i < residual.Length; i++) residual[i] *= weights[i];
        return residual;
    }

    private static void TakeMeansOff(double[] values, ReadOnlySpan<ushort> codes)
    {
        var size = 0;
        foreach (var code in codes) size = Math.Max(size, code + 1);
        var sums = new double[size];
        var counts = new long[size];
        for (var i = 0; i < values.Length; i++)
        {
            sums[codes[i]] += values[i];
            counts[codes[i]]++;
        }
        for (var i = 0; i < values.Length; i++) values[i] -= sums[codes[i]] / counts[codes[i]];
    }
}
