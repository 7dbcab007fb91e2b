namespace Parvis.Core.Bundles;

/// <summary>What the data of a bundle tell of people.</summary>
public enum BundleLevel
{
    /// <summary>The published totals, laid out as rows that are nobody's. May be given to anyone who may read the barometer.</summary>
    Totals,

    /// <summary>One row a response analysed: choices and bands, in random order, without day, channel or free words. Rare combinations may tell who it is.</summary>
    Answers,
}
