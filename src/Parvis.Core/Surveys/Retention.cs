namespace Parvis.Core.Surveys;

/// <summary>How long raw answers are kept after a survey closes. Published figures outlive them.</summary>
public static class Retention
{
    public const int LongestDays = 3650;

    /// <summary>When raw answers are erased; null while the survey has no end, or when they are kept until someone erases them.</summary>
    public static DateTimeOffset? ErasesAt(OpeningWindow window, int? days) =>
        window.OpensAt is not null && window.ClosesAt is { } closes && days is { } kept ? closes.AddDays(kept) : null;
}
