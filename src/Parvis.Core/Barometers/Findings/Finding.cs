using System.Collections.Immutable;
using Parvis.Core.Questions;

namespace Parvis.Core.Barometers.Findings;

/// <summary>
/// What the panel's answers to one question come to: counts, and everything needed to draw and say them without the question. Shares,
/// means and sentences are computed from these counts, never stored.
/// </summary>
public sealed record Finding
{
    public required string Question { get; init; }

    public required int Revision { get; init; }

    /// <summary>A later wording of the same question exists: its figures are apart.</summary>
    public bool Superseded { get; init; }

    public required LocalisedText Wording { get; init; }

    public required QuestionRole Role { get; init; }

    public required FindingKind Kind { get; init; }

    public required StateCounts States { get; init; }

    /// <summary>In the question's order. For words, the themes under which an organiser filed them, if any.</summary>
    public required ImmutableArray<FindingLine> Lines { get; init; }

    /// <summary>Sum of the numbers given and their quartiles; only for bands.</summary>
    public NumberFacts? Numbers { get; init; }

    public LocalisedText? Unit { get; init; }

    /// <summary>Only whole numbers could be given: the band before 45 ends at 44.</summary>
    public bool WholeNumbers { get; init; }

    /// <summary>What the lowest and the highest mark mean; only for stars.</summary>
    public LocalisedText? LowLabel { get; init; }

    public LocalisedText? HighLabel { get; init; }

    /// <summary>Fewer people than the disclosure threshold: there is no figure in it.</summary>
    public bool Withheld { get; init; }

    /// <summary>Its weighted shares, where they are published.</summary>
    public WeightedShares? Weighted { get; init; }

    public int Citations => Lines.Sum(l => l.Count);

    /// <summary>How many a share of this base is a share of.</summary>
    public int Base(ShareBase shareBase) => shareBase switch
    {
        ShareBase.Shown => States.Shown,
        ShareBase.Expressed => States.Expressed,
        ShareBase.Citations => Citations,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>
    /// The base of the headline: those who chose at least one option of a multiple choice, those who took a side on a scale; everyone
    /// asked elsewhere, « Ne se prononce pas » being one more line.
    /// </summary>
    public ShareBase Headline => Kind is FindingKind.Multiple or FindingKind.Likert or FindingKind.Words ? ShareBase.Expressed : ShareBase.Shown;

    public Share Share(FindingLine line) => new(line.Count, Base(Headline));

    public bool Equals(Finding? other) =>
        other is not null && Question == other.Question && Revision == other.Revision && Superseded == other.Superseded && Wording.Equals(other.Wording)
        && Role == other.Role && Kind == other.Kind && States == other.States && Lines.SequenceEqual(other.Lines) && Numbers == other.Numbers
        && Equals(Unit, other.Unit) && Equals(LowLabel, other.LowLabel) && Equals(HighLabel, other.HighLabel) && Withheld == other.Withheld
        && Weighted == other.Weighted;

    public override int GetHashCode() => HashCode.Combine(Question, Revision, States);
}

/// <summary>One option, mark or band and the people behind it. Bands and marks are labelled from their bounds: see <see cref="LineLabel"/>.</summary>
public sealed record FindingLine(string Code, LocalisedText? Label, int Count)
{
    public decimal? Score { get; init; }

    /// <summary>The code of a band, by its place from the lowest.</summary>
    internal static string Band(int place) => $"band-{place + 1}";

    public bool Residual { get; init; }

    public bool Exclusive { get; init; }

    /// <summary>Bounds of a band: from (included) and to (excluded); null on an open end.</summary>
    public decimal? From { get; init; }

    public decimal? To { get; init; }
}

/// <summary>Whom a percentage is of (METHOD §2).</summary>
public enum ShareBase
{
    /// <summary>Everyone asked.</summary>
    Shown,

    /// <summary>Those who gave an answer; on a multiple choice, at least one option.</summary>
    Expressed,

    /// <summary>Options chosen, not people.</summary>
    Citations,
}

/// <summary>Of the numbers given: their sum, and quartiles (type 7) where the base is large enough for them to name nobody.</summary>
public sealed record NumberFacts(decimal Sum, double? Q1, double? Median, double? Q3);
