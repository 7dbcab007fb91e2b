using System.Collections.Immutable;

namespace Parvis.Statistics;

/// <summary>Rows that share the same category of every margin: they share the same adjustment.</summary>
/// <param name="Categories">One code per margin.</param>
/// <param name="N">Rows.</param>
/// <param name="BaseWeight">Sum of their weights before.</param>
/// <param name="Factor">What each of their base weights is multiplied by.</param>
public sealed record WeightingCell(ImmutableArray<ushort> Categories, long N, double BaseWeight, double Factor)
{
    /// <summary>Mean weight of a row of the cell: the weight itself when base weights are equal.</summary>
    public double Weight => BaseWeight * Factor / N;
}
