using MathNet.Numerics;

namespace Parvis.Statistics;

/// <summary>
/// The upper-left cell of a 2×2 table whose margins are fixed: central (odds ratio 1) and Fisher's non-central law.
/// Weights are kept as logarithms: counts in the thousands neither overflow nor vanish.
/// </summary>
internal sealed class Hypergeometric
{
    private readonly double[] _log;

    /// <param name="row">Total of the first row.</param>
    /// <param name="otherRow">Total of the second row.</param>
    /// <param name="column">Total of the first column.</param>
    public Hypergeometric(long row, long otherRow, long column)
    {
        Low = Math.Max(0, column - otherRow);
        High = Math.Min(column, row);
        _log = new double[High - Low + 1];
        for (var x = Low; x <= High; x++) _log[x - Low] = LogChoose(row, x) + LogChoose(otherRow, column - x);
    }

    /// <summary>Smallest possible value of the cell.</summary>
    public long Low { get; }

    /// <summary>Largest possible value of the cell.</summary>
    public long High { get; }

    /// <summary>Probabilities of Low … High when the odds ratio is exp(<paramref name="logOdds"/>).</summary>
    public double[] Masses(double logOdds = 0)
    {
        var masses = new double[_log.Length];
        var top = double.NegativeInfinity;
        for (var i = 0; i < masses.Length; i++) top = Math.Max(top, masses[i] = _log[i] + i * logOdds);
        double sum = 0;
        for (var i = 0; i < masses.Length; i++) sum += masses[i] = Math.Exp(masses[i] - top);
        for (var i = 0; i < masses.Length; i++) masses[i] /= sum;
        return masses;
    }

    private static double LogChoose(long n, long k) =>
        SpecialFunctions.GammaLn(n + 1.0) - SpecialFunctions.GammaLn(k + 1.0) - SpecialFunctions.GammaLn(n - k + 1.0);
}
