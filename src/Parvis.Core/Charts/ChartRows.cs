using System.Collections.Immutable;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Typography;

namespace Parvis.Core.Charts;

/// <summary>One bar or segment: its label, « 62 % » and « (119) », its length from 0 to 1.</summary>
internal sealed record ChartRow(string Label, string Strong, string Soft, double Ratio, Fill Fill);

/// <summary>The lines of a finding in the order they are drawn, those who do not say last.</summary>
internal sealed record ChartRows(ImmutableArray<ChartRow> Lines, ChartRow? Silent, string Language)
{
    public IEnumerable<ChartRow> All => Silent is null ? Lines : Lines.Add(Silent);

    /// <summary>The same in words, for those who do not see the drawing.</summary>
    public string Described => string.Join(
        $"{Phrases.Semicolon(Language)} ", All.Select(r => $"{r.Label}{Phrases.Colon(Language)} {r.Strong} {r.Soft}".TrimEnd())) + ".";

    public static ChartRows Of(Finding finding, string language)
    {
        var onBase = finding.Headline is ShareBase.Shown;
        ImmutableArray<ChartRow> lines = [.. Ordered(finding).Select(line => Row(finding, line, language))];
        // Writing nothing is not having no opinion.
        if (finding.States.DidNotSay == 0 || finding.Kind is FindingKind.Words)
            return new(lines, null, language);
        var count = finding.States.DidNotSay;
        var label = LineLabel.NoOpinion(language);
        // Outside the base there is no share to draw, only a number of people.
        return new(lines, onBase
            ? Row(label, new Share(count, finding.Base(ShareBase.Shown)), language, Fill.Silent)
            : new(label, Numbers.Whole(count, language), Numbers.IsEnglish(language) ? "(not in the base)" : "(hors base)", 0, Fill.Silent), language);
    }

    private static IEnumerable<FindingLine> Ordered(Finding finding) => finding.Kind switch
    {
        FindingKind.Nominal or FindingKind.Multiple or FindingKind.Words => finding.Lines.OrderBy(l => l.Residual).ThenByDescending(l => l.Count),
        FindingKind.Likert => finding.Lines.OrderBy(l => l.Score),
        FindingKind.Stars => finding.Lines.Reverse(),
        _ => finding.Lines,
    };

    private static ChartRow Row(Finding finding, FindingLine line, string language)
    {
        var label = finding.Label(line, language);
        if (finding.Kind is FindingKind.Stars && End(finding, line)?.In(language) is { Length: > 0 } meaning)
            label += $"{Phrases.Colon(language)} {meaning}";
        return Row(label, finding.Share(line), language, FillOf(finding, line));
    }

    private static ChartRow Row(string label, Share share, string language, Fill fill) => share.Percent is { } percent
        ? new(label, Numbers.Percent(percent, language), $"({Numbers.Whole(share.Count, language)})", share.Ratio ?? 0, fill)
        : new(label, Numbers.Whole(share.Count, language), "", share.Ratio ?? 0, fill);

    private static LocalisedText? End(Finding finding, FindingLine line) =>
        line == finding.Lines[0] ? finding.LowLabel : line == finding.Lines[^1] ? finding.HighLabel : null;

    private static Fill FillOf(Finding finding, FindingLine line) => finding.Kind switch
    {
        FindingKind.Likert => Fill.OfScore(line.Score!.Value, finding.Lines.Min(l => l.Score!.Value), finding.Lines.Max(l => l.Score!.Value)),
        FindingKind.TwoWay => line == finding.Lines[0] ? Fill.Navy : Fill.Teal,
        _ => line.Residual ? Fill.Mist : Fill.Navy,
    };
}
