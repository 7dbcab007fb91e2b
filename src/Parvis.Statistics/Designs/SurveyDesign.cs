using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Parvis.Statistics;

/// <summary>
/// How rows were drawn: strata, primary sampling units (PSUs) within them, and optionally the finite population. Variance of a
/// sum of influences: between PSU totals within strata, Σ_h (1−f_h)·n_h/(n_h−1)·Σ(t − t̄)², PSUs as if drawn with replacement
/// (Kish 1965; Wolter 2007), as R's svydesign. Rows drawn one by one are one stratum where each row is its own PSU.
/// </summary>
public sealed class SurveyDesign
{
    private readonly int[] _psuOf;
    private readonly int[] _stratumOfPsu;
    private readonly int[] _psusOfStratum;
    private readonly double[] _factors;

    private SurveyDesign(int[] psuOf, int[] stratumOfPsu, int[] psusOfStratum, ImmutableArray<double?> fractions)
    {
        (_psuOf, _stratumOfPsu, _psusOfStratum) = (psuOf, stratumOfPsu, psusOfStratum);
        _factors = [.. psusOfStratum.Select((n, h) => n > 1 ? (1 - (fractions[h] ?? 0)) * n / (n - 1.0) : 0)];
    }

    public int Rows => _psuOf.Length;

    public int Psus => _stratumOfPsu.Length;

    public int Strata => _psusOfStratum.Length;

    /// <summary>PSUs − strata.</summary>
    public int DegreesOfFreedom => Psus - Strata;

    /// <summary>PSUs − strata among the rows of a domain: those that count for a test on it (as R's svychisq).</summary>
    public int DegreesOfFreedomOf(ReadOnlySpan<bool> domain)
    {
        var seen = new bool[Psus];
        for (var i = 0; i < domain.Length; i++) seen[_psuOf[i]] |= domain[i];
        var psus = Enumerable.Range(0, Psus).Where(p => seen[p]).ToArray();
        return psus.Length - psus.Select(p => _stratumOfPsu[p]).Distinct().Count();
    }

    /// <summary>Rows drawn one by one, weights fixed.</summary>
    public static SurveyDesign Independent(int rows) => new([.. Enumerable.Range(0, rows)], new int[rows], [rows], [null]);

    /// <summary>
    /// From each row's stratum and PSU (any integers; the same PSU number in two strata is two PSUs), and the stratum's
    /// population in PSUs, repeated on each row (empty: unknown). Refused when a stratum has a single PSU, or more PSUs than
    /// its population.
    /// </summary>
    public static bool TryOf(
        ReadOnlySpan<int> strata, ReadOnlySpan<int> psus, ReadOnlySpan<double> populations,
        [NotNullWhen(true)] out SurveyDesign? design, [NotNullWhen(false)] out Refused? refused)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(psus.Length, strata.Length);
        var stratumIndex = new Dictionary<int, int>();
        var psuIndex = new Dictionary<(int, int), int>();
        List<int> stratumOfPsu = [];
        List<double> population = [];
        var psuOf = new int[psus.Length];
        (design, refused) = (null, null);
        for (var i = 0; i < psus.Length; i++)
        {
            var size = populations.IsEmpty ? double.PositiveInfinity : populations[i];
            if (stratumIndex.TryAdd(strata[i], population.Count)) population.Add(size);
            var h = stratumIndex[strata[i]];
            if (population[h] != size) refused = new Refused("A stratum has two different populations (fpc).");
            if (psuIndex.TryAdd((h, psus[i]), stratumOfPsu.Count)) stratumOfPsu.Add(h);
            psuOf[i] = psuIndex[(h, psus[i])];
        }
        var counts = new int[population.Count];
        foreach (var h in stratumOfPsu) counts[h]++;
        if (psus.Length == 0) refused = new Refused("No row has the design's variables.");
        for (var h = 0; h < counts.Length; h++)
        {
            if (counts[h] == 1) refused = new Refused("A stratum has a single primary sampling unit: its variance cannot be estimated.");
            if (population[h] < counts[h]) refused = new Refused("A stratum has more primary sampling units than its population (fpc).");
        }
        if (refused is not null) return false;
        design = new SurveyDesign(psuOf, [.. stratumOfPsu], counts, [.. population.Select((size, h) => (double?)(counts[h] / size))]);
        return true;
    }

    /// <summary>Variance of the sum of one influence per row.</summary>
    public double Variance(double[] influence) => Covariance([influence])[0, 0];

    /// <summary>Covariances of the sums of several influences.</summary>
    public Grid<double> Covariance(IReadOnlyList<double[]> influences)
    {
        var totals = influences.Select(Deviations).ToArray();
        var size = totals.Length;
        var cells = new double[size * size];
        for (var a = 0; a < size; a++)
            for (var b = 0; b <= a; b++)
            {
                double sum = 0;
                for (var p = 0; p < Psus; p++) sum += _factors[_stratumOfPsu[p]] * totals[a][p] * totals[b][p];
                cells[a * size + b] = cells[b * size + a] = sum;
            }
        return new Grid<double>(size, size, [.. cells]);
    }

    /// <summary>PSU totals less their mean in the stratum.</summary>
    private double[] Deviations(double[] influence)
    {
        var totals = new double[Psus];
        for (var i = 0; i < influence.Length; i++) totals[_psuOf[i]] += influence[i];
        var means = new double[Strata];
        for (var p = 0; p < totals.Length; p++) means[_stratumOfPsu[p]] += totals[p] / _psusOfStratum[_stratumOfPsu[p]];
        for (var p = 0; p < totals.Length; p++) totals[p] -= means[_stratumOfPsu[p]];
        return totals;
    }
}
