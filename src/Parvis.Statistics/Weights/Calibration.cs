using System.Collections.Immutable;

namespace Parvis.Statistics;

/// <summary>
/// What fitting weights to margins does to variances: each row's influence over its weight is replaced by its residual on the
/// margins: the mean within each category is taken off, margins in turn, ten rounds for raking (plain means); once for
/// post-stratification (means by weight). As R's survey package after rake() and postStratify()
/// (Deville &amp; Särndal 1992; Lumley 2010). Of no row, an empty array.
/// </summary>
/// <param name="Margins">Each row's category of each margin, none missing.</param>
/// <param name="IsPostStratification">One margin fitted at once, rather than raking.</param>
public sealed record Calibration(ImmutableArray<ReadOnlyMemory<ushort>> Margins, bool IsPostStratification)
{
    private const int RakingRounds = 10;

    /// <summary>The influence left once the margins are known.</summary>
    public double[] Residual(ReadOnlySpan<double> influence, ReadOnlySpan<double> weights)
    {
        var residual = new double[influence.Length];
        for (var i = 0; i < residual.Length; i++) residual[i] = influence[i] / weights[i];
        for (var round = 0; round < (IsPostStratification ? 1 : RakingRounds); round++)
            foreach (var margin in Margins) TakeMeansOff(residual, margin.Span, IsPostStratification ? weights : []);
        for (var i = 0; i < residual.Length; i++) residual[i] *= weights[i];
        return residual;
    }

    /// <summary>Means by weight, or plain ones when no weights are given.</summary>
    private static void TakeMeansOff(double[] values, ReadOnlySpan<ushort> codes, ReadOnlySpan<double> weights)
    {
        var size = 0;
        foreach (var code in codes) size = Math.Max(size, code + 1);
        var sums = new double[size];
        var totals = new double[size];
        for (var i = 0; i < values.Length; i++)
        {
            var weight = weights.IsEmpty ? 1 : weights[i];
            sums[codes[i]] += weight * values[i];
            totals[codes[i]] += weight;
        }
        for (var i = 0; i < values.Length; i++) values[i] -= sums[codes[i]] / totals[codes[i]];
    }
}
