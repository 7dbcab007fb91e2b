namespace Parvis.Statistics;

/// <summary>
/// Fisher's exact test of a 2×2 table (1935), margins fixed. Tables "as extreme" are those no more likely than the observed
/// one, within a relative 1e-7 (R's rule). The odds ratio is the conditional maximum-likelihood one with its exact interval,
/// solved to full precision; null when the cell is at an end of its range.
/// </summary>
/// <param name="TwoSided">Sum over the tables no more likely.</param>
/// <param name="MidP">Two-sided, tables as likely as the observed one counted half.</param>
/// <param name="Less">P(X ≤ x): odds ratio below 1.</param>
/// <param name="Greater">P(X ≥ x): odds ratio above 1.</param>
/// <param name="OddsRatio">Conditional maximum likelihood.</param>
/// <param name="OddsRatioCi">Exact interval of the odds ratio.</param>
public sealed record FisherExact(double TwoSided, double MidP, double Less, double Greater, double? OddsRatio, Interval OddsRatioCi)
{
    public static FisherExact Of(CountTable table, double confidence = 0.95)
    {
        var law = new Hypergeometric(table.RowTotals[0], table.RowTotals[1], table.ColumnTotals[0]);
        var at = (int)(table[0, 0] - law.Low);
        var masses = law.Masses();
        double two = 0, ties = 0;
        foreach (var mass in masses)
        {
            if (mass > masses[at] * (1 + 1e-7)) continue;
            two += mass;
            if (mass >= masses[at] * (1 - 1e-7)) ties += mass;
        }
        var inside = at > 0 && at < masses.Length - 1;
        var tail = (1 - confidence) / 2;
        return new FisherExact(
            Math.Min(1, two), Math.Min(1, two - ties / 2), Math.Min(1, Below(masses, at)), Math.Min(1, Above(masses, at)),
            inside ? Solve(t => Mean(law.Masses(t)) - at) : null,
            inside ? new Interval(Solve(t => Above(law.Masses(t), at) - tail), Solve(t => tail - Below(law.Masses(t), at))) : Interval.Undefined);
    }

    private static double Below(double[] masses, int at) => masses.AsSpan(0, at + 1).ToArray().Sum();

    private static double Above(double[] masses, int at) => masses.AsSpan(at).ToArray().Sum();

    private static double Mean(double[] masses) => masses.Select((mass, i) => mass * i).Sum();

    /// <summary>The odds ratio where a non-decreasing function of its logarithm crosses 0.</summary>
    private static double Solve(Func<double, double> f)
    {
        double low = -1, high = 1;
        while (f(low) > 0) low *= 2;
        while (f(high) < 0) high *= 2;
        return Math.Exp(Root.Of(f, low, high));
    }
}
