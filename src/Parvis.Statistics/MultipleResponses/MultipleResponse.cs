using System.Collections.Immutable;

namespace Parvis.Statistics;

/// <summary>One option of a multiple choice on its four bases. Null on an empty base.</summary>
/// <param name="N">Rows ticking it.</param>
/// <param name="PercentPanel">100·n/rows.</param>
/// <param name="PercentRespondents">100·n/rows ticking anything (the headline; may total more than 100).</param>
/// <param name="Wilson">95 % score interval of the share of respondents.</param>
public sealed record OptionShare(long N, double? PercentPanel, double? PercentRespondents, Interval Wilson);

/// <summary>A multiple choice: shares of the panel, of respondents, of citations (with or without each missing form as one citation);
/// 0 … 100, only the shares of respondents and of the panel may total more (Lebart, Morineau &amp; Piron 1995). Null on an empty base.</summary>
/// <param name="Counts">The counts behind.</param>
/// <param name="Options">One per option.</param>
/// <param name="Citations">Shares of all ticks: total 100.</param>
/// <param name="CitationsAndMissing">The same with the forms without an answer as one more modality, last.</param>
public sealed record MultipleResponse(
    CitationCount Counts, ImmutableArray<OptionShare> Options, FrequencyBase Citations, FrequencyBase CitationsAndMissing)
{
    /// <summary>Ticks per respondent; null without one.</summary>
    public double? MeanPerRespondent => Ratio.Of(Counts.Citations, Counts.Respondents);

    /// <summary>Ticks per row; null without one.</summary>
    public double? MeanPerPanel => Ratio.Of(Counts.Citations, Counts.Panel);

    public static MultipleResponse Of(CitationCount counts) => new(
        counts,
        [.. counts.Counts.Select(n => new OptionShare(n, Ratio.Percent(n, counts.Panel), Ratio.Percent(n, counts.Respondents),
            Wilson.Of(n, counts.Respondents)))],
        FrequencyBase.Of(counts.Counts.AsSpan()),
        FrequencyBase.Of([.. counts.Counts, counts.Missing]));
}
