namespace Parvis.Statistics;

/// <summary>One modality on one base.</summary>
/// <param name="Percent">100·n/base, unrounded; null on an empty base.</param>
/// <param name="Rounded">Whole percents, half up.</param>
/// <param name="Hamilton">Whole percents that add up to 100.</param>
/// <param name="HamiltonTenths">Tenths of a percent that add up to 1000: 334 is 33.4 %.</param>
public sealed record FrequencyShare(double? Percent, int? Rounded, int? Hamilton, int? HamiltonTenths);
