namespace Parvis.Core.Barometers.Findings;

/// <summary>What is drawn and said of a question. It follows from its kind and its options, nothing else.</summary>
public enum FindingKind
{
    /// <summary>One option among several: bars, sorted.</summary>
    Nominal,

    /// <summary>One option of two: one bar of 100 %.</summary>
    TwoWay,

    /// <summary>A scale whose scores do not cross zero (how often, how much): bars in its order.</summary>
    Ordered,

    /// <summary>A scale from negative to positive scores: one bar of 100 %, neutral apart, those who do not say outside.</summary>
    Likert,

    /// <summary>Several options a person: bars, sorted; shares of those who chose at least one.</summary>
    Multiple,

    /// <summary>A mark: the distribution and its mean.</summary>
    Stars,

    /// <summary>A number, shown by bands.</summary>
    Bands,

    /// <summary>Free words: only how many wrote.</summary>
    Words,
}
