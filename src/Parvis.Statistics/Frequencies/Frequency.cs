namespace Parvis.Statistics;

/// <summary>
/// The distribution of a single choice on its two bases: the panel, where the missing are one more modality (last), and
/// those who expressed an answer (AAPOR 2021: a share says of whom). Shares go from 0 to 100; null on an empty base.
/// </summary>
/// <param name="Counts">The counts behind.</param>
/// <param name="Panel">Shares of all rows; the last is the missing.</param>
/// <param name="Expressed">Shares of the rows with an answer; all null when there is none.</param>
public sealed record Frequency(CodeCount Counts, FrequencyBase Panel, FrequencyBase Expressed)
{
    public static Frequency Of(CodeCount counts) => new(
        counts,
        FrequencyBase.Of([.. counts.Counts, counts.Missing]),
        FrequencyBase.Of(counts.Counts.AsSpan()));
}
